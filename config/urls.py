"""Every address of the hub; each app brings its own list."""

from django.urls import include, path

urlpatterns = [
    path("", include("hub.people.urls")),
    path("", include("hub.desk.urls")),
    path("", include("hub.families.urls")),
    path("", include("hub.comments.urls")),
    path("", include("hub.safety.urls")),
    path("", include("hub.portability.urls")),
    path("", include("hub.media.urls")),
    path("", include("hub.feeds.urls")),
    path("", include("hub.portal.set_up_urls")),
    path("", include("hub.portal.urls")),
    path("", include("hub.reading.urls")),
    path("", include("hub.showcase.urls")),
    path("", include("hub.reflections.urls")),
    path("", include("hub.jobs.urls")),
    path("", include("hub.design.urls")),
]
