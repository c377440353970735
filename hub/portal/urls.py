"""The hub's own addresses."""

from django.urls import path

from hub.portal import views
from hub.portal.views import elsewhere as elsewhere_views
from hub.portal.views import for_machines
from hub.portal.views.arrange_class import arrange_class, arrange_part
from hub.portal.views.class_links import add_class_link, follow_again, remove_class_link

urlpatterns = [
    path("", views.hub, name="hub"),
    path("classes/", views.classes, name="classes"),
    path("classes/<str:slug>/", views.classroom, name="class"),
    path("classes/<str:slug>/arrange/", arrange_class, name="arrange-class"),
    path("classes/<str:slug>/arrange/<str:part>/up/", arrange_part, {"way": "up"}, name="class-part-up"),
    path("classes/<str:slug>/arrange/<str:part>/down/", arrange_part, {"way": "down"}, name="class-part-down"),
    path(
        "classes/<str:slug>/arrange/<str:part>/leave-out/",
        arrange_part,
        {"way": "leave-out"},
        name="class-part-leave-out",
    ),
    path("classes/<str:slug>/arrange/<str:part>/show/", arrange_part, {"way": "show"}, name="class-part-show"),
    path("classes/<str:slug>/links/add/", add_class_link, name="add-class-link"),
    path("classes/<str:slug>/links/<str:public_id>/remove/", remove_class_link, name="remove-class-link"),
    path("classes/<str:slug>/links/<str:public_id>/again/", follow_again, name="follow-again"),
    path("classes/<str:slug>/elsewhere/", elsewhere_views.elsewhere, name="elsewhere"),
    path("classes/<str:slug>/elsewhere/<str:public_id>/", elsewhere_views.followed_post, name="followed-post"),
    path(
        "classes/<str:slug>/elsewhere/<str:public_id>/answer/",
        elsewhere_views.answer_followed_post,
        name="answer-followed-post",
    ),
    path(
        "classes/<str:slug>/elsewhere/<str:public_id>/take-away/",
        elsewhere_views.take_followed_post_away,
        name="take-followed-post-away",
    ),
    path("showcases/", views.showcases, name="showcases"),
    path("robots.txt", for_machines.robots, name="robots"),
    path("favicon.ico", for_machines.favicon, name="favicon"),
    path("search/", views.search, name="search"),
    path("search/at-once/", views.search_at_once, name="search-at-once"),
]
