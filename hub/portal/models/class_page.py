"""In which order the parts of a class's page stand, and which are left out."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.school.models import Classroom


class Part(models.TextChoices):
    """What can stand on the page of a class."""

    WORDS = "words", _("Our own words")
    ASKED = "asked", _("What we are working on")
    UNANSWERED = "unanswered", _("Nobody has answered these yet")
    FOLLOWED = "followed", _("From classes elsewhere")
    POSTS = "posts", _("Newest posts")
    PAGES = "pages", _("Pages")
    LINKS = "links", _("Links")
    BLOGS = "blogs", _("Blogs")
    TEACHERS = "teachers", _("Teachers")


AT_THE_SIDE = frozenset({Part.PAGES, Part.LINKS, Part.BLOGS, Part.TEACHERS})


class ClassPage(models.Model):
    """How a teacher arranged the page of a class; without a row it is as always. Each part stays in its column."""

    classroom = models.OneToOneField(Classroom, on_delete=models.CASCADE, primary_key=True, related_name="page")
    order = models.CharField(max_length=300, blank=True, help_text="names of parts, spaces between; others come after")
    left_out = models.CharField(max_length=300, blank=True, help_text="names of parts, spaces between")

    def __str__(self) -> str:
        return f"{self.classroom}: {self.order}"

    @classmethod
    def of(cls, room: Classroom) -> ClassPage:
        """That of a class, perhaps not saved yet. Asks nothing when `room` came with its `page`."""
        return getattr(room, "page", None) or cls(classroom=room)

    @property
    def parts(self) -> list[Part]:
        """All parts in their order, those that are left out too."""
        named = [Part(name) for name in self.order.split() if name in Part.values]
        return [*named, *(part for part in Part if part not in named)]

    @property
    def shown(self) -> list[Part]:
        """The parts that are not left out, in their order."""
        return [part for part in self.parts if not self.leaves_out(part)]

    @property
    def columns(self) -> tuple[list[Part], list[Part]]:
        """All parts in their order: those in the middle, those at the side."""
        middle = [part for part in self.parts if part not in AT_THE_SIDE]
        return middle, [part for part in self.parts if part in AT_THE_SIDE]

    def leaves_out(self, part: Part) -> bool:
        """Whether the part is not on the page."""
        return part.value in self.left_out.split()

    def move(self, part: Part, step: int) -> None:
        """Put a part one place later (1) or earlier (-1) in its column; at its end nothing changes."""
        middle, side = self.columns
        column = side if part in AT_THE_SIDE else middle
        there = column.index(part) + step
        if 0 <= there < len(column):
            column.remove(part)
            column.insert(there, part)
            self.order = _names([*middle, *side])
            self.save()

    def leave_out(self, part: Part) -> None:
        """Take a part off the page; its place is kept."""
        self.left_out = _names([*(other for other in Part if self.leaves_out(other) and other != part), part])
        self.save()

    def show(self, part: Part) -> None:
        """Put a part on the page again."""
        self.left_out = _names(other for other in Part if self.leaves_out(other) and other != part)
        self.save()


def _names(parts: Iterable[Part]) -> str:
    return " ".join(part.value for part in parts)
