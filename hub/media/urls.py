"""Addresses of the media app."""

from django.urls import path

from hub.media import views

urlpatterns = [
    path("media/", views.upload, name="upload"),
    path("media/uploads/", views.uploads, name="uploads"),
    path("media/uploads/<str:public_id>/", views.upload_part, name="upload-part"),
    path("media/uploads/<str:public_id>/finish/", views.finish_upload, name="finish-upload"),
    path("media/<str:public_id>/<str:rendition>", views.media_file, name="media"),
]
