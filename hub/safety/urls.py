"""Addresses of reporting, and of the lead."""

from django.urls import path

from hub.safety import views

urlpatterns = [
    path("look-as/stop/", views.stop_looking, name="stop-looking"),
    path("look-as/<str:public_id>/", views.look_as, name="look-as"),
    path("me/who-looked/", views.who_looked, name="who-looked"),
    path("report/<str:kind>/<str:public_id>/", views.report, name="report"),
    path("worries/", views.looking_after, name="looking-after"),
    path("worries/<str:public_id>/close/", views.close_worry, name="close-worry"),
]
