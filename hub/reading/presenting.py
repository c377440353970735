"""A room as slides, one after the other, for presenting it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.audience.viewer import Viewer
from hub.blogs.models import Blog
from hub.reading.room import entrance_of, goal_lines, goals_in, pieces_in
from hub.reading.wall import Wall
from hub.showcase.models import PieceKind, Section

ASK = {
    PieceKind.PROUD: gettext_lazy("What was the hardest part?"),
    PieceKind.DID_WELL: gettext_lazy("How did you see that it went well?"),
    PieceKind.INTERESTING: gettext_lazy("What would you like to find out next?"),
    PieceKind.FUN: gettext_lazy("Which moment would you do again?"),
    PieceKind.LEARNED: gettext_lazy("What can you do now that you could not do before?"),
    PieceKind.DID_NOT_WORK: gettext_lazy("What would you change first?"),
}
"""One question for whoever listens, to begin talking with."""


@dataclass(frozen=True)
class Slide:
    """One screen of a presentation. `kind` names its template; `back` and `on` are the anchors of the slides beside it,
    "" for none, `then` is the heading of the next one. Only while its owner rehearses it has a `note`."""

    kind: str
    heading: str
    piece: dict[str, Any] | None = None
    number: int = 0
    ask: str = ""
    place: str = ""
    back: str = ""
    on: str = ""
    then: str = ""
    note: str = ""

    @property
    def anchor(self) -> str:
        """Its place on the page."""
        return f"piece-{self.number}" if self.piece else self.kind

    @property
    def key(self) -> str:
        """What its note is kept under: its kind, or the public id of its piece."""
        return str(self.piece["id"]).removeprefix("piece-") if self.piece else self.kind

    @property
    def template(self) -> str:
        """What it is drawn with."""
        return f"reading/_slide_{self.kind}.html"

    @property
    def heading_id(self) -> str:
        """Where its heading is."""
        return f"{self.anchor}-heading"

    @property
    def back_url(self) -> str:
        """The way to the slide before; "" on the first one."""
        return f"#{self.back}" if self.back else ""

    @property
    def next_url(self) -> str:
        """The way to the slide after; "" on the last one."""
        return f"#{self.on}" if self.on else ""


def presentation(room: Section, blog: Blog, viewer: Viewer) -> dict[str, Any]:
    """The context of reading/present.html, in a fixed number of queries: what this viewer sees in the room."""
    room.page.blog = blog
    wall = Wall(room, pieces_in(room, viewer), viewer)
    hung = [_in_one_size(piece) for piece in wall.hung(is_own=False)]
    goals = goal_lines(goals_in(room, viewer))
    words = wall.words
    asks = [str(ASK[PieceKind(piece.kind)]) for piece in wall.pieces]
    slides = _in_order(_slides(str(room), hung, asks, has_goals=bool(goals), has_words=bool(words)))
    return {
        "section": room,
        "blog": blog,
        "accent": room.colour_beside(blog),
        **entrance_of(room, blog, viewer),
        "name": viewer.calls(blog.owner) if blog.owner else blog.title,
        "slides": slides,
        "marks": ["here", *("" for _slide in slides[1:])],
        "total": len(hung),
        "goals": goals,
        "html": words,
        "steps": [piece["label"] for piece in hung if piece["label"]["next"]],
        "credits": wall.credits(hung),
        "has_films": any(piece["film"] for piece in hung) or "<video" in words or "<hub-embed" in words,
        "room_url": room.get_absolute_url(),
        "rehearse_url": reverse("rehearse-section", args=[blog.slug, room.slug]) if blog.is_own(viewer) else "",
    }


def _slides(
    title: str, hung: list[dict[str, Any]], asks: list[str], *, has_goals: bool, has_words: bool
) -> list[Slide]:
    """The entrance, the goals, what came with an imported page, piece after piece, what comes next."""
    before = [Slide("entrance", title)]
    if has_goals:
        before.append(Slide("goals", _("What I wanted this year")))
    if has_words:
        before.append(Slide("words", _("About this year")))
    pieces = [
        Slide("piece", piece["label"]["title"], piece, number, ask)
        for number, (piece, ask) in enumerate(zip(hung, asks, strict=True), start=1)
    ]
    has_steps = any(piece["label"]["next"] for piece in hung)
    return [*before, *pieces, Slide("next", _("What’s next") if has_steps else _("Thank you for looking"))]


def _in_order(slides: list[Slide]) -> list[Slide]:
    """Each slide with its place and those beside it."""
    around = [None, *slides, None]
    return [
        replace(
            slide,
            place=_("Slide %(number)d of %(count)d") % {"number": number, "count": len(slides)},
            back=back.anchor if back else "",
            on=on.anchor if on else "",
            then=on.heading if on else "",
        )
        for number, (back, slide, on) in enumerate(zip(around, slides, around[2:], strict=False), start=1)
    ]


def _in_one_size(piece: dict[str, Any]) -> dict[str, Any]:
    """Its picture in one large size, at once: of a choice another one would be fetched for another screen."""
    picture = piece["work"]["picture"]
    return piece | {"work": piece["work"] | {"picture": replace(picture, srcset="", now=True) if picture else None}}
