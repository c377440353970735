"""A room on paper: all that this viewer sees in it, a hand-out with codes, and the sheet of its goals."""

from __future__ import annotations

from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from hub.audience.audiences import Audience
from hub.audience.viewer import Viewer
from hub.blogs.models import Blog
from hub.design.paper.printing import Opens
from hub.design.qr import qr_path
from hub.media.models import MediaFile
from hub.reading.room import entrance_of, goal_lines, goals_in, pieces_in
from hub.reading.sheets import SIZES
from hub.reading.wall import Wall
from hub.showcase.models import PieceKind, Section

TEMPLATES = {
    "room": "reading/paper/room.html",
    "hand-out": "reading/paper/hand_out.html",
    "goals": "reading/paper/goals.html",
}
LONG_LABEL, LONG_GOAL = 1500, 500
"""Letters: a longer label may go on on the next page; goals of which one is longer stand below each other."""
TICKETS = {8: "tickets--few", 12: "", 20: "tickets--many"}
"""So many pieces fit on the second page of a hand-out with pictures of this size; more have none."""
WORDS_OF_A_TICKET, GOALS_OF_A_HAND_OUT = 60, 12


class Paper:
    """One room for one viewer, in a fixed number of queries."""

    def __init__(self, room: Section, blog: Blog, viewer: Viewer, *, address: str) -> None:
        room.page.blog = blog
        self.room, self.blog, self.viewer, self.address = room, blog, viewer, address
        self.wall = Wall(room, pieces_in(room, viewer), viewer)
        self.hung = self.wall.hung(is_own=False)
        self.goals = goal_lines(goals_in(room, viewer))

    @property
    def shown(self) -> dict[str, Opens]:
        """Every picture that the room shows this viewer, by its path: nothing else gets onto the paper."""
        files = [*self.wall.files, *(piece["file"] for piece in self.hung if piece["file"])]
        found: dict[str, Opens] = {}
        for file in files:
            if file.kind == MediaFile.Kind.IMAGE:
                found[file.address()] = file.file
                found |= {file.address(made.name): made.file for made in file.renditions.all()}
        return found

    def context(self, sheet: str, size: str) -> dict[str, Any]:
        """What the template of this sheet shows."""
        parts = {"room": self._whole, "hand-out": self._hand_out, "goals": self._goals}
        return {
            **entrance_of(self.room, self.blog, self.viewer),
            "section": self.room,
            "accent": self.room.colour_beside(self.blog),
            "size": SIZES[size],
            **parts[sheet](),
        }

    def _whole(self) -> dict[str, Any]:
        return {
            **self._goals(),
            "html": self.wall.words,
            "pieces": [self._piece(piece) for piece in self._kinds()],
            "credits": self.wall.credits(self.hung),
        }

    def _goals(self) -> dict[str, Any]:
        return {"goals": self.goals, "are_long": any(len(goal["said"]) > LONG_GOAL for goal in self.goals)}

    def _hand_out(self) -> dict[str, Any]:
        sizes = (size for most, size in TICKETS.items() if len(self.hung) <= most)
        goals = [{**goal, "said": "", "text": Truncator(goal["text"]).chars(120)} for goal in self.goals]
        return {
            "goals": goals[:GOALS_OF_A_HAND_OUT],
            "pieces": [self._ticket(piece) for piece in self._kinds()],
            "columns": next(sizes, "tickets--most"),
            "room_url": self._here,
            "room_code": _code(self._here, str(self.room)),
        }

    def _kinds(self) -> list[dict[str, Any]]:
        """What hangs, each with its kind in words, and what is in its picture: its title where nobody says."""
        return [
            hung
            | {
                "heading": piece.heading,
                "ribbon": PieceKind(piece.kind).label,
                "alt": (hung["work"]["picture"].alt if hung["work"]["picture"] else "") or hung["label"]["title"],
            }
            for hung, piece in zip(self.hung, self.wall.pieces, strict=True)
        ]

    def _piece(self, piece: dict[str, Any]) -> dict[str, Any]:
        label, film = piece["label"], piece["film"]
        thought = sum(len(one["words"]) for one in label["thoughts"])
        is_long = thought + sum(len(label[part]) for part in ("why", "learned", "next")) > LONG_LABEL
        # Addresses of a room that is for everyone lead somewhere for whoever finds the paper.
        where = self._whole_address(label["url"]) if self.room.opened_to == Audience.EVERYONE else ""
        return piece | {
            "is_long": is_long,
            "where": where,
            "film_code": _code(film["url"], _("Film")) if film else None,
        }

    def _ticket(self, piece: dict[str, Any]) -> dict[str, Any]:
        title = piece["label"]["title"]
        return piece | {
            "title": Truncator(title).chars(WORDS_OF_A_TICKET),
            "picture": piece["work"]["picture"],
            "code": _code(f"{self._here}#{piece['id']}", title),
        }

    @property
    def _here(self) -> str:
        return self._whole_address(self.room.get_absolute_url())

    def _whole_address(self, url: str) -> str:
        return f"{self.address}{url}" if url.startswith("/") else url


def _code(address: str, about: str) -> dict[str, Any]:
    path, side = qr_path(address)
    return {"path": path, "side": side, "about": _("Code to scan: %(title)s") % {"title": about}}
