"""The showcase app."""

from django.apps import AppConfig


class ShowcaseConfig(AppConfig):
    """The app."""

    name = "hub.showcase"
    label = "showcase"

    def ready(self) -> None:
        """Files are shown through pieces and rooms, and a blog is there for whoever may enter one of its rooms. A goal
        that says something else is news for them."""
        from hub.blogs.models import blog_shown_through
        from hub.media.shown_through import shown_through
        from hub.reflections.signals import goal_reworded
        from hub.showcase.models.asking import goal_was_reworded
        from hub.showcase.showing import (
            shown_as_pieces,
            shown_in_books,
            shown_in_editions,
            shown_in_rooms,
            shows_blog,
        )

        shown_through("books", shown_in_books)
        shown_through("editions", shown_in_editions)
        shown_through("pieces", shown_as_pieces)
        shown_through("rooms", shown_in_rooms)
        blog_shown_through("rooms", shows_blog)
        goal_reworded.connect(goal_was_reworded, dispatch_uid="ask-again")
