"""The comments app."""

from django.apps import AppConfig


class CommentsConfig(AppConfig):
    """The app."""

    name = "hub.comments"
    label = "comments"

    def ready(self) -> None:
        """Files are shown through comments."""
        from hub.comments.showing import shown_in_comments
        from hub.media.shown_through import shown_through

        shown_through("comments", shown_in_comments)
