"""Addresses of the design app."""

from django.urls import path

from hub.design import views

urlpatterns = [
    path("parts/", views.show_parts, name="parts"),
]
