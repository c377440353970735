"""The form of a reflection: one of some questions, the words, and for whom they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.audience.audiences import CIRCLES_OF, Audience
from hub.audience.choosing import Choosing
from hub.audience.readers import Whose
from hub.audience.viewer import Viewer
from hub.reflections.models import Thought, ThoughtKind


@dataclass(frozen=True)
class Question:
    """One of the questions to choose from."""

    value: str
    label: str
    words: str
    on: bool


class ThoughtForm(forms.Form):
    """What is thought. `period`: only about a time."""

    period = forms.CharField(
        label=_("About which time?"), help_text=_("October, the first term, this year"), max_length=80
    )
    kind = forms.ChoiceField(
        label=_("Question"),
        choices=ThoughtKind.choices,
        error_messages={"required": _("Choose one of the questions.")},
    )
    words = forms.CharField(
        label=_("Your words"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write a sentence. Short is fine.")},
    )
    audience = forms.ChoiceField(label=_("Who sees it?"))

    def __init__(self, data: Any, *, thought: Thought, viewer: Viewer, asked: dict[str, str]) -> None:
        """`thought`: as it is, or a new one that knows what it is about; `asked`: the question for each kind."""
        names = ("period", "kind", "words", "audience")
        super().__init__(data, initial={name: getattr(thought, name) for name in names})
        self.thought, self.asked = thought, asked
        if thought.entry or thought.goal:
            del self.fields["period"]
        allowed = audiences_for(thought, viewer)
        self.fields["audience"].choices = [(value, Audience(value).label) for value in allowed]  # type: ignore[attr-defined]  # A ChoiceField.

    @property
    def questions(self) -> list[Question]:
        """The questions to choose from."""
        chosen = self["kind"].value()
        return [Question(kind.value, str(kind.label), self.asked[kind], kind == chosen) for kind in ThoughtKind]

    def keep(self) -> Thought:
        """Keep it as it was sent. The same words about the same thing, sent twice, are one reflection."""
        thought, said = self.thought, self.cleaned_data
        if said["kind"] != thought.kind or not thought.question:
            thought.question = self.asked[said["kind"]]
        thought.kind, thought.words, thought.audience = said["kind"], said["words"], said["audience"]
        thought.period = said.get("period", "")
        if thought._state.adding and (known := thought.twin()):
            return known
        thought.save()
        return thought


def audiences_for(thought: Thought, viewer: Viewer) -> list[str]:
    """For whom it can be: what policy and family allow, no more people than see what it is about, and nobody for whom a
    teacher would have to read it first."""
    whose = Whose.made_by(frozenset({thought.student_id}), viewer)
    widest = CIRCLES_OF[thought.widest]
    found = [value for value in Choosing(whose, viewer).allowed if CIRCLES_OF[Audience(value)] <= widest]
    return [value for value in found if not viewer.wants_yes(value) or value == Audience.TEACHERS]
