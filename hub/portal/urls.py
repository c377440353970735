"""The hub's own addresses."""

from django.urls import path

from hub.portal import views
from hub.portal.views import for_machines

urlpatterns = [
    path("", views.hub, name="hub"),
    path("classes/", views.classes, name="classes"),
    path("classes/<str:slug>/", views.classroom, name="class"),
    path("showcases/", views.showcases, name="showcases"),
    path("robots.txt", for_machines.robots, name="robots"),
    path("favicon.ico", for_machines.favicon, name="favicon"),
    path("search/", views.search, name="search"),
    path("search/at-once/", views.search_at_once, name="search-at-once"),
]
