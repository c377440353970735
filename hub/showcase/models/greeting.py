"""What visitors say in the visitors' book of a room."""

from __future__ import annotations

from django.db import models

from hub.audience.viewer import Viewer
from hub.comments.forms import lets_comment
from hub.comments.models import Saying, SayingQuerySet
from hub.people.models import Person
from hub.showcase.models.section import Section


class GreetingQuerySet(SayingQuerySet["Greeting"]):
    """Words in visitors' books."""

    place = "section"


class Greeting(Saying):
    """Words in the visitors' book of one room: read by who may enter this room, whatever else of the page they see."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="greetings")

    objects = GreetingQuerySet.as_manager()

    class Meta(Saying.Meta):
        indexes = [models.Index(fields=["section", "written_at"])]

    @classmethod
    def write(cls, section: Section, words: str, *, by: Person, viewer: Viewer, key: str = "") -> Greeting:
        """Plain words in the book. A student's wait for a teacher where the policy asks for that. `key`: the public id
        that a form gives them, so that the same form sent twice is the same words.

        Raises hub.text's TextRefused when the words cannot be text.
        """
        greeting = cls(school=section.school, section=section, writer=by)
        return greeting.put_once(words, viewer=viewer, audience=section.audience, key=key)


def may_greet(section: Section, viewer: Viewer) -> bool:
    """Whether the policy lets this viewer write in the book of a room they may enter. With the room the book is closed,
    and sealed."""
    is_open = section.shown_at is not None and section.shown_at <= viewer.now and section.sealed_at is None
    return is_open and section.page.comments_open and lets_comment(viewer)
