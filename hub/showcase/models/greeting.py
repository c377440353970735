"""What visitors say in the visitors' book of a room."""

from __future__ import annotations

from collections.abc import Collection

from django.db import models

from hub.audience.viewer import Viewer
from hub.comments.forms import lets_comment
from hub.comments.models import Saying, SayingQuerySet
from hub.media.models import MediaFile
from hub.people.models import Person
from hub.showcase.models.section import Section


class GreetingQuerySet(SayingQuerySet["Greeting"]):
    """Words in visitors' books."""

    place = "section"
    to = "section__page__blog__owner"


class Greeting(Saying):
    """Words in the visitors' book of one room: read by who may enter this room, whatever else of the page they see.
    What is answered to them stands below them, all of it at one depth."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="greetings")
    parent = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="answers")

    objects = GreetingQuerySet.as_manager()

    class Meta(Saying.Meta):
        indexes = [models.Index(fields=["section", "written_at"])]

    @classmethod
    def write(
        cls, section: Section, words: str, *, by: Person, viewer: Viewer, answers: Greeting | None = None,
        pictures: Collection[MediaFile] = (), key: str = "",
    ) -> Greeting:  # fmt: skip
        """Plain words in the book, or below what somebody wrote there. A student's wait for a teacher where the policy
        asks for that, and those with pictures always do. `key`: the public id that a form gives them, so that the same
        form sent twice is the same words.

        Raises hub.text's TextRefused when the words cannot be text.
        """
        first = (answers.parent_id or answers.pk) if answers else None
        greeting = cls(school=section.school, section=section, parent_id=first, writer=by)
        return greeting.put_once(words, viewer=viewer, audience=section.audience, key=key, pictures=pictures)

    def said_to(self) -> Person | None:
        """Whose room it is."""
        return self.section.page.blog.owner


def may_greet(section: Section, viewer: Viewer) -> bool:
    """Whether the policy lets this viewer write in the book of a room they may enter. With the room the book is closed,
    and sealed."""
    is_open = section.shown_at is not None and section.shown_at <= viewer.now and section.sealed_at is None
    return is_open and section.page.comments_open and lets_comment(viewer)


def may_answer(section: Section, viewer: Viewer) -> bool:
    """Whether this viewer answers below what others wrote in the book: it is their room, and its book is open."""
    return section.page.blog.is_own(viewer) and may_greet(section, viewer)
