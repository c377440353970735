"""The blogs app."""

from django.apps import AppConfig


class BlogsConfig(AppConfig):
    """The app."""

    name = "hub.blogs"
    label = "blogs"

    def ready(self) -> None:
        """Files are shown through entries."""
        from hub.blogs.showing import shown_in_changes, shown_in_entries, shown_on_shelves
        from hub.media.shown_through import shown_through

        shown_through("changes", shown_in_changes)
        shown_through("shelves", shown_on_shelves)
        shown_through("entries", shown_in_entries)
