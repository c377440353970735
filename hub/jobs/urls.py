"""Where a monitor looks."""

from django.urls import path

from hub.jobs import views

urlpatterns = [path("health/", views.health, name="health")]
