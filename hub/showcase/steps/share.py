"""Fifth step: the words at the entrance, and who may come in."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hub.audience.audiences import Audience
from hub.audience.choosing import reach_of
from hub.blogs.walls import walls_to_choose
from hub.showcase.choosing import choosing_for
from hub.showcase.forms import RoomForm
from hub.showcase.models import Layout, words_for_kept_back
from hub.showcase.steps.kept import Kept, kept_of
from hub.showcase.steps.step import Step

FIELDS = ("title", "introduction", "layout", "accent")


class ShareStep(Step):
    """The door of the room."""

    name, word, template = "share", _("Look and share"), "showcase/step_share.html"

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        room = self.section
        self.form = RoomForm(self.data, initial={name: getattr(room, name) for name in FIELDS})

    @property
    def kept(self) -> list[Kept]:
        """The words at the entrance."""
        return kept_of(self.form)

    def is_valid(self) -> bool:
        """Whether the words at the entrance fit there."""
        return self.form.is_valid()

    def save(self) -> None:
        """Keep the words at the entrance, and how the room looks."""
        given = self.form.cleaned_data
        for name in FIELDS:
            setattr(self.section, name, given[name])
        self.section.layout = given["layout"] or Layout.GALLERY
        self.section.save(update_fields=FIELDS)

    def context(self) -> dict[str, Any]:
        """The entrance, the door, and which goals others do not see."""
        room = self.section
        choosing = choosing_for(room, self.viewer)
        narrow = Audience.TEACHERS if room.audience == Audience.MENTOR else Audience.CLASS
        chosen = room.audience if room.audience in choosing.allowed else narrow.value
        hung = room.section_goals
        colour = str(self.form["accent"].value() or "")
        return {
            "form": self.form,
            "walls": [{"value": "", "label": _("As my blog"), "on": not colour}, *walls_to_choose(colour)],
            "layouts": [
                {"value": value, "label": label, "on": value == (self.form["layout"].value() or Layout.GALLERY)}
                for value, label in Layout.choices
            ],
            "audience": choosing.choices(chosen),
            "reach": reach_of(chosen),
            "person": self.request.person,
            "is_of_staff": Audience.MENTOR in choosing.offered,
            "kept_back": words_for_kept_back(hung.kept_back().count(), hung.count(), of_grown_up=room.grade_id is None),
            "is_waiting": room.approval is not None and not room.approval.is_released,
        }
