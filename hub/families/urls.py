"""Addresses of families, all below the link of a mail."""

from django.urls import path

from hub.families import views

urlpatterns = [
    path("family/mails/", views.choose_digest, name="choose-digest"),
    path("family/allow/", views.allow, name="allow"),
    path("family/leave/<str:token>/", views.leave_letters, name="leave-letters"),
    path("family/<str:token>/", views.family_link, name="family-link"),
    path("family/<str:token>/end/", views.end_family_link, name="end-family-link"),
    path("family/<str:token>/allow/", views.family_allow, name="family-allow"),
    path("family/<str:token>/mails/", views.family_digest, name="family-digest"),
    path("family/<str:token>/again/", views.family_link_again, name="family-link-again"),
    path("family/<str:token>/post/<str:public_id>/", views.family_post, name="family-post"),
    path("family/<str:token>/post/<str:public_id>/say/", views.family_say, name="family-say"),
    path("family/<str:token>/room/<str:public_id>/", views.family_room, name="family-room"),
    path("family/<str:token>/room/<str:public_id>/say/", views.family_greet, name="family-greet"),
    path("family/<str:token>/file/<str:public_id>/<str:rendition>", views.family_file, name="family-file"),
]
