"""Fourth step: the wall labels, one piece after the other."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hub.blogs.cards import page_picture
from hub.reflections.remembering import written_about_post
from hub.showcase.forms import LabelForm
from hub.showcase.models import LABEL, Piece, PieceKind, Progress
from hub.showcase.models.progress import ON_A_LABEL
from hub.showcase.pictures import picture_of, with_pictures
from hub.showcase.steps.kept import Kept, kept_of
from hub.showcase.steps.step import Step, step_url
from hub.showcase.thinking import thoughts_about

FIELDS = (*LABEL, "heading")


class LabelsStep(Step):
    """The label of one piece. GET `piece`: which; else the first whose label does not say why, or the first."""

    name, word, template = "labels", _("Labels"), "showcase/step_labels.html"

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        pieces = Piece.objects.editable_by(self.viewer).filter(section=self.section)
        self.pieces = list(pieces.select_related("entry__cover", "picture", "as_chosen"))
        self.form = LabelForm(self.data, initial=_initial(self.piece) if self.piece else {})

    @property
    def kept(self) -> list[Kept]:
        """The words on the label."""
        return kept_of(self.form) if self.piece else []

    def is_valid(self) -> bool:
        """An empty wall has no labels."""
        return self.piece is None or self.form.is_valid()

    def save(self) -> None:
        """The words on the label."""
        if self.piece is not None:
            for name in FIELDS:
                setattr(self.piece, name, self.form.cleaned_data[name])
            self.piece.save(update_fields=FIELDS)
            if self.form.cleaned_data["keeps"]:
                self.piece.keep_as_it_is(by=self.request.person)
            elif self.piece.kept_text:
                self.piece.follow()

    def line(self, progress: Progress) -> str:
        """How many labels say why."""
        if not progress.pieces:
            return ""
        return gettext("%(done)d of %(all)d labels written") % {"done": progress.labelled, "all": progress.pieces}

    def context(self) -> dict[str, Any]:
        """The piece in its frame, its label, and the way to its neighbours."""
        if self.piece is None:
            return {"piece": None}
        place = self.pieces.index(self.piece)
        with_pictures([self.piece])
        picture = picture_of(self.piece)
        return {
            "piece": self.piece,
            "here_url": step_url(self.section, self.name, piece=self.piece.public_id),
            "work": {
                "picture": page_picture(picture) if picture else None,
                "ribbon": self.piece.kind,
                "moulding": "oak",
            },
            "card_url": ""
            if picture or not self.piece.promised_for
            else reverse("promise-card", args=[self.piece.public_id]),
            "form": self.form,
            **self._questions(),
            "written": written_about_post(self.piece.entry, self.viewer),
            "thoughts": thoughts_about([self.piece], self.viewer).get(self.piece.pk, []),
            "think_url": reverse("think-about-piece", args=[self.piece.public_id]),
            "kinds": PieceKind.values,
            "kind": self.form["kind"].value() or "",
            "number": place + 1,
            "total": len(self.pieces),
            "before_url": self._url(place - 1) if place else "",
            "after_url": self._url(place + 1) if place + 1 < len(self.pieces) else "",
        }

    def _questions(self) -> dict[str, Any]:
        """The fields of the label that are asked for, in the words of whoever asks, and the others."""
        asked = self.section.asked.questions
        for name, words in asked.items():
            if words:
                self.form.fields[name].label = words
        questions = [self.form[name] for name in ON_A_LABEL]
        if not self.section.asked.name:
            return {"questions": questions, "others": []}
        return {
            "questions": [field for field in questions if field.name in asked],
            "others": [field for field in questions if field.name not in asked],
        }

    @cached_property
    def piece(self) -> Piece | None:
        """The one whose label is written."""
        asked = self.request.GET.get("piece", "")
        ways = (lambda piece: piece.public_id == asked, lambda piece: not piece.why, lambda _piece: True)
        return next((piece for way in ways for piece in self.pieces if way(piece)), None)

    def _url(self, place: int) -> str:
        return step_url(self.section, self.name, piece=self.pieces[place].public_id)


def _initial(piece: Piece) -> dict[str, Any]:
    return {name: getattr(piece, name) for name in FIELDS} | {"keeps": "on" if piece.kept_text else ""}
