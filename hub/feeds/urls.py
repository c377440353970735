"""Addresses of feeds: /feed/, /feed/atom/ and /feed/json/ under whatever has one."""

from django.urls import path

from hub.feeds import views

PLACES = {
    "hub": "",
    "class": "classes/<str:classroom>/",
    "blog": "@<str:slug>/",
    "category": "@<str:slug>/category/<str:category>/",
    "tag": "@<str:slug>/tag/<str:tag>/",
    "comments": "@<str:slug>/<str:path>/",
}

urlpatterns = [
    path("me/feeds/", views.feed_key, name="feed-key"),
    path("me/feeds/new/", views.make_feed_key, name="make-feed-key"),
    path("me/feeds/revoke/", views.revoke_feed_key, name="revoke-feed-key"),
    *(
        path(f"{place}feed/{part}", views.feed, {"source": source, "kind": kind}, name=f"{source}-feed-{kind}")
        for source, place in PLACES.items()
        for kind, part in {"rss": "", "atom": "atom/", "json": "json/"}.items()
    ),
]
