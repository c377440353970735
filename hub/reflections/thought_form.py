"""The form of a reflection: one of some questions, the words, and for whom they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hub.audience.audiences import CIRCLES_OF, Audience
from hub.audience.choosing import Choosing
from hub.audience.readers import Whose
from hub.audience.viewer import Viewer
from hub.people.models import Person
from hub.reflections.models import AnyThought, Thought, ThoughtKind


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

    def __init__(self, data: Any, *, thought: AnyThought, viewer: Viewer, asked: dict[str, str]) -> None:
        """`thought`: as it is, or a new one that knows what it is about; `asked`: the question for each kind."""
        names = ("period", "kind", "words", "audience")
        super().__init__(data, initial={name: getattr(thought, name, "") for name in names})
        self.thought, self.asked = thought, asked
        if not thought.is_about_time:
            del self.fields["period"]
        choosing = Choosing(Whose.made_by(frozenset({thought.student_id}), viewer), viewer, mentor=True)
        named = [(value, _named(Audience(value), choosing)) for value in _as_wide(thought, choosing)]
        self.fields["audience"].choices = named  # type: ignore[attr-defined]  # A ChoiceField.

    @property
    def questions(self) -> list[Question]:
        """The questions to choose from."""
        chosen = self["kind"].value()
        return [Question(kind.value, str(kind.label), self.asked[kind], kind == chosen) for kind in ThoughtKind]

    def keep(self, *, by: Person) -> AnyThought:
        """Keep it as it was sent; what was not changed is let in or waits as before. The same words about the same
        thing, sent twice, are one reflection."""
        thought, said = self.thought, self.cleaned_data
        if said["kind"] != thought.kind or not thought.question:
            thought.question = self.asked[said["kind"]]
        thought.kind, thought.words, thought.audience = said["kind"], said["words"], said["audience"]
        if thought.is_about_time and isinstance(thought, Thought):
            thought.period = said["period"]
        if thought._state.adding:
            if known := thought.twin():
                return known
            return thought.keep(by=by)
        return thought.keep(by=by) if self.has_changed() else thought


def _as_wide(thought: AnyThought, choosing: Choosing) -> list[str]:
    """For whom it can be: what policy and family allow, and no more people than see what it is about."""
    widest = CIRCLES_OF[thought.widest]
    return [value for value in choosing.allowed if CIRCLES_OF[Audience(value)] <= widest]


def _named(audience: Audience, choosing: Choosing) -> str:
    label, first = choosing.label_of(audience), gettext("a teacher says yes first")
    return f"{label} · {first}" if choosing.viewer.wants_yes(audience.value) else label
