"""What a post asks a class for, where a teacher writes it; and what it answers, where a student does."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hub.assignments.models import Answer, Ask, ask_of, given_with
from hub.audience.viewer import Viewer
from hub.blogs.models import Entry
from hub.school.models import Classroom

MOST = 30


class AskingForm(forms.Form):
    """Part of the page for writing; it has only the fields that are for this post and this viewer."""

    asks = forms.BooleanField(
        label=_("Ask for answers"),
        help_text=_("The class finds it on their desks, and answers with posts of their own."),
        required=False,
    )
    asks_class = forms.ChoiceField(label=_("Which class?"), required=False)
    due_on = forms.DateField(
        label=_("By which day?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Choose a day, or leave it empty.")},
    )
    answers = forms.CharField(label=_("It answers"), required=False, widget=forms.Select)

    def __init__(self, data: Any = None, *, entry: Entry, viewer: Viewer, wanted: str = "") -> None:
        """`wanted`: the public id of the post that shall be answered, for a new one."""
        self.classes = _classes_for(entry, viewer)
        self.offered = _offered(entry, viewer, data.get("answers", "") if data else wanted)
        ask = ask_of(entry)
        initial = {
            "asks": ask is not None and ask.ended_at is None,
            "asks_class": ask.classroom_id if ask else None,
            "due_on": ask.due_on if ask else None,
            "answers": next((one.entry.public_id for one in self.offered if one.leads), ""),  # type: ignore[attr-defined]  # Annotated.
        }
        super().__init__(data, initial=initial)
        self._leave_out_what_is_not_for_them()

    @property
    def chosen(self) -> Ask | None:
        """What the post answers, as it is chosen now."""
        value = self["answers"].value() if "answers" in self.fields else ""
        return next((ask for ask in self.offered if ask.entry.public_id == value), None)

    @property
    def is_in_use(self) -> bool:
        """Whether something is chosen here, so that it is shown at once."""
        return bool(self.errors or self.chosen or ("asks" in self.fields and self["asks"].value()))

    def save(self, entry: Entry) -> None:
        """Let the post ask and answer as it was chosen. An answer that is no longer asked for is left out: nobody's
        post waits for that."""
        chosen = self.cleaned_data
        if chosen.get("asks"):
            number = chosen.get("asks_class") or self.classes[0].pk
            Ask.put(entry, next(room for room in self.classes if room.pk == int(number)), chosen["due_on"])
        elif "asks" in self.fields and (ask := ask_of(entry)) is not None and ask.ended_at is None:
            ask.end()
        if "answers" in self.fields and (self.chosen or not chosen["answers"]):
            Answer.give(entry, self.chosen, among=self.offered)

    def _leave_out_what_is_not_for_them(self) -> None:
        if not self.classes:
            del self.fields["asks"], self.fields["due_on"]
        if len(self.classes) < 2:
            del self.fields["asks_class"]
        else:
            self.fields["asks_class"].choices = [(room.pk, room.name) for room in self.classes]  # type: ignore[attr-defined]  # A ChoiceField.
        if self.offered:
            choices = [("", _("No post")), *((ask.entry.public_id, str(ask)) for ask in self.offered)]
            self.fields["answers"].widget.choices = choices
        else:
            del self.fields["answers"]


def _classes_for(entry: Entry, viewer: Viewer) -> list[Classroom]:
    """The classes that this post of a teacher can ask: that of the class blog, or those that one teaches."""
    teaches_in = viewer.standing.teaches_in
    if not teaches_in or entry.kind != Entry.Kind.POST:
        return []
    if entry.blog.classroom is not None:
        return [entry.blog.classroom] if entry.blog.classroom_id in teaches_in else []
    is_own = viewer.person is not None and entry.blog.owner_id == viewer.person.pk
    return list(Classroom.objects.filter(pk__in=teaches_in)) if is_own else []


def _offered(entry: Entry, viewer: Viewer, wanted: str) -> list[Ask]:
    """What this post of a student can answer: first what it answers already, and what it shall (`leads`); then the
    newest."""
    if not viewer.standing.learns_in or entry.kind != Entry.Kind.POST:
        return []
    leads = Q(entry__public_id=wanted) | given_with(entry)
    asks = Ask.objects.visible_to(viewer).asked_of(viewer).annotate(leads=leads).select_related("entry__blog")
    return list(asks.order_by("-leads", "-entry__published_at")[:MOST])
