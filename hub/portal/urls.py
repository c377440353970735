"""The hub's own addresses."""

from django.urls import path

from hub.portal import views

urlpatterns = [
    path("", views.hub, name="hub"),
    path("classes/", views.classes, name="classes"),
    path("classes/<str:slug>/", views.classroom, name="class"),
    path("showcases/", views.showcases, name="showcases"),
    path("search/", views.search, name="search"),
]
