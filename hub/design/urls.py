"""Addresses of the design app."""

from django.urls import path

from hub.design import views

urlpatterns = [
    path("broken-policy/", views.hear_of_broken_policy, name="broken-policy"),
    path("parts/", views.show_parts, name="parts"),
]
