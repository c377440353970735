"""Addresses of commenting."""

from django.urls import path

from hub.comments import views

urlpatterns = [
    path("comments/on/<str:entry_id>/", views.write_comment, name="write-comment"),
    path("reactions/on/<str:entry_id>/", views.react, name="react"),
    path("comments/on/<str:entry_id>/as-guest/", views.comment_as_guest, name="comment-as-guest"),
    path("private/on/<str:entry_id>/", views.say_in_private, name="say-in-private"),
    path("private/<str:public_id>/remove/", views.remove_private_word, name="remove-private-word"),
    path("comments/<str:comment_id>/change/", views.change_comment, name="change-comment"),
    path("comments/<str:comment_id>/remove/", views.remove_comment, name="remove-comment"),
]
