"""Third step: a tap on a work hangs it, another takes it down."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from hub.ids import new_public_id
from hub.media.models import MediaFile
from hub.showcase.forms import PromiseForm
from hub.showcase.models import Candidate, Piece, Progress
from hub.showcase.pictures import picture_of
from hub.showcase.steps.step import Step, step_url
from hub.showcase.steps.wall import Wall


class ChooseStep(Step):
    """The wall of work with its ticks, and the row of what hangs."""

    name, word, template = "choose", _("Choose work"), "showcase/step_choose.html"
    keeps_itself = False

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        pieces = Piece.objects.editable_by(self.viewer).filter(section=self.section)
        self.pieces = list(pieces.select_related("entry__cover", "picture"))
        self.promise = PromiseForm(self.data, initial={"piece": new_public_id()})
        self.wall = Wall(self.section, self.viewer, self.request.GET)

    def is_valid(self) -> bool:
        """Only a promise can be wrong."""
        return self.promise.is_valid()

    def save(self) -> None:
        """Hang what is ticked and does not hang yet (POST `work`), take down what is shown and not ticked (`shown`).
        What another part of the wall shows stays as it is. POST `order`: public ids, where the row was put in order."""
        if order := self.request.POST.getlist("order"):
            Piece.arrange(self.section, order)
        ticked, shown = self.request.POST.getlist("work"), set(self.request.POST.getlist("shown"))
        hung = {piece.work: piece for piece in self.pieces if piece.work}
        for work in shown.difference(ticked).intersection(hung):
            Candidate.take_down(hung[work])
        for work in dict.fromkeys(ticked):
            if work not in hung:
                self._hang(work)
        promised = self.promise.cleaned_data
        if promised["title"]:
            Piece.promise(self.section, public_id=promised["piece"], title=promised["title"])

    def onwards(self) -> str:
        """Looking for a post (POST `look`, with the words `find`) leads to the wall of those that have them."""
        if "look" in self.request.POST:
            return step_url(self.section, self.name, find=self.request.POST.get("find", ""))
        return super().onwards()

    def line(self, progress: Progress) -> str:
        """How many hang."""
        words = ngettext("%(count)d piece on your wall", "%(count)d pieces on your wall", progress.pieces)
        return words % {"count": progress.pieces}

    def context(self) -> dict[str, Any]:
        """The wall, and the row of what hangs."""
        wall = self.wall.context(self.pieces)
        row = [
            {"piece": piece, "picture": picture.for_card if (picture := picture_of(piece)) else None}
            for piece in self.pieces
        ]
        return wall | {"row": row, "promise": self.promise}

    def _hang(self, work: str) -> None:
        """A post or a picture of one's own, with what was said about it before on its label."""
        kind, _colon, public_id = work.partition(":")
        piece = Piece(section=self.section)
        if kind == "post":
            piece.entry = self.wall.posts.filter(public_id=public_id).first()
        else:
            piece.picture = self.wall.files.filter(public_id=public_id).first()
            piece.title = _title_of(piece.picture) if piece.picture else ""
        if not piece.work:
            return
        special = self.wall.special.filter(entry=piece.entry, picture=piece.picture).first()
        for name, words in (special.label if special else {}).items():
            setattr(piece, name, words)
        piece.hang_last()


def _title_of(picture: MediaFile) -> str:
    """What its owner says is in it. What the file is called may hold a whole name, and visitors read the title."""
    return (picture.alternative or picture.title or gettext("A picture"))[:160]
