"""Addresses of reporting, and of the lead."""

from django.urls import path

from hub.safety import views

urlpatterns = [
    path("report/<str:kind>/<str:public_id>/", views.report, name="report"),
    path("worries/<str:public_id>/close/", views.close_worry, name="close-worry"),
]
