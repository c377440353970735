"""A child's room as a guardian sees it: in a letter, in its preview, and on the page that the letter's link opens."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db.models import OuterRef, Subquery
from django.db.models import prefetch_related_objects as fetch_with

from hub.audience.viewer import Viewer
from hub.blogs.models import Entry
from hub.families.asking import questions_about
from hub.media.credits import credits_of
from hub.media.models import MediaFile
from hub.people.models import Person
from hub.reflections.models import MARKS, Goal, Reflection
from hub.showcase.models import Piece, Section


@dataclass
class Shown:
    """One piece: its words, its picture and its post, as far as the guardian may see them."""

    piece: Piece
    post: Entry | None
    file: MediaFile | None
    src: str = ""
    url: str = ""

    @property
    def title(self) -> str:
        """Its title; "" when only its hidden post has one."""
        return self.piece.title_beside(self.post)

    @property
    def alternative(self) -> str:
        """What is in the picture."""
        return "" if self.file is None or self.file.is_decorative else self.file.alternative


@dataclass
class RoomPage:
    """All of it. Addresses of pictures and posts are filled in by whoever shows it."""

    room: Section
    child: Person
    goals: list[dict[str, str]]
    pieces: list[Shown]
    questions: list[str] = field(default_factory=list)

    @property
    def room_title(self) -> str:
        """What stands at the entrance."""
        return self.room.title_with_grade

    @property
    def credits(self) -> list[dict[str, str]]:
        """Who made the pictures, for design/_credits.html."""
        return credits_of({shown.file.pk: shown.file for shown in self.pieces if shown.file}.values())

    def context(self, **more: Any) -> dict[str, Any]:
        """For families/_letter.html."""
        return {"page": self, "child": self.child, **more}


def room_page(room: Section, viewer: Viewer) -> RoomPage | None:
    """The room for this viewer, asked anew; None when they may not enter it, or it has no owner. `room` may be old."""
    rooms = Section.objects.visible_to(viewer).filter(pk=room.pk)
    now = rooms.select_related("grade", "page__blog__owner").first()
    child = now.page.blog.owner if now else None
    if now is None or child is None:
        return None
    goals, pieces = _goals(now, viewer), _pieces(now, viewer)
    page = RoomPage(now, child, goals, pieces)
    page.questions = questions_about(
        [(goal["words"], goal["state"]) for goal in goals],
        [(shown.title, shown.piece.kind, shown.piece.next_step) for shown in pieces],
    )
    return page


def _goals(room: Section, viewer: Viewer) -> list[dict[str, str]]:
    """Goal and answer keep their own audience: the room does not open them wider."""
    said = Reflection.objects.visible_to(viewer).filter(goal=OuterRef("pk"))
    goals = Goal.objects.visible_to(viewer).filter(sections=room).order_by("section_goals__position", "pk")
    found = goals.annotate(state=Subquery(said.values("state")[:1]), why=Subquery(said.values("why")[:1]))
    return [
        {
            "words": goal.words,
            "state": MARKS[Reflection.State(goal.state)] if goal.state else "",  # type: ignore[attr-defined]  # Annotated.
            "told": str(Reflection.State(goal.state).label) if goal.state else "",  # type: ignore[attr-defined]  # Annotated.
            "why": goal.why or "",  # type: ignore[attr-defined]  # Annotated.
        }
        for goal in found
    ]


def _pieces(room: Section, viewer: Viewer) -> list[Shown]:
    """A post that they may not see gives neither title nor link nor picture."""
    pieces = Piece.objects.visible_to(viewer).with_text_seen(viewer).filter(section=room)
    found = list(pieces.select_related("picture", "as_chosen"))
    seen = Entry.objects.visible_to(viewer).out(viewer.now).filter(pk__in=[piece.entry_id for piece in found])
    posts = {post.pk: post for post in seen.select_related("cover", "blog")}
    shown = []
    for piece in found:
        post = posts.get(piece.entry_id or 0)
        shown.append(Shown(piece, piece.as_shown(post), piece.picture or (post.cover if post else None)))
    fetch_with([one.file for one in shown if one.file], "renditions")
    return shown
