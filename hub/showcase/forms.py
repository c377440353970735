"""The forms of a room: its words, its goals and what became of them, its pieces and their labels."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.audience.audiences import Audience
from hub.blogs.models import Entry, EntryQuerySet
from hub.blogs.walls import WALLS
from hub.reflections.models import MARKS
from hub.showcase.models import LABEL, Layout, Piece, PieceKind, SectionGoal
from hub.text import embeds

STATES = {mark: state.value for state, mark in MARKS.items()}
"""The reflection's state for each mark of design/_goal_choice.html."""


class RoomForm(forms.Form):
    """What stands at the entrance."""

    title = forms.CharField(
        label=_("Title on the wall"),
        help_text=_("Such as: The year I learned to test things"),
        required=False,
        max_length=160,
    )
    introduction = forms.CharField(
        label=_("One sentence at the entrance"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    layout = forms.ChoiceField(label=_("How the work hangs"), required=False, choices=Layout.choices)
    accent = forms.ChoiceField(
        label=_("The colour of this room"), required=False, choices=[("", _("As my blog")), *WALLS.items()]
    )


class NameForm(forms.Form):
    """What the whole showcase is called, and the word in its address."""

    title = forms.CharField(label=_("What is it called?"), help_text=_("Showcase, Portfolio, My museum"), max_length=80)
    word = forms.CharField(
        label=_("A word for its address"), help_text=_("Small letters and numbers, such as portfolio"), max_length=60
    )


class ReflectionForm(forms.Form):
    """The honest answer to one goal."""

    state = forms.ChoiceField(
        label=_("Did you meet it?"), required=False, choices=[(mark, state.label) for state, mark in MARKS.items()]
    )
    why = forms.CharField(
        label=_("Why, or why not?"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )
    helped = forms.CharField(
        label=_("Did it help you this year?"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    shares = forms.ChoiceField(label=_("Who sees it?"), required=False)

    def __init__(self, data: Any = None, *, of_grown_up: bool = False, **more: Any) -> None:
        """`of_grown_up`: whether it is one who has no teachers; `more`: as for any form."""
        super().__init__(data, **more)
        just_me = [("", _("Only me"))] if of_grown_up else []
        self.who = just_me + SectionGoal.Shares.choices[len(just_me) :]
        self.fields["shares"].choices = self.who  # type: ignore[attr-defined]  # A ChoiceField.

    @property
    def seen_by(self) -> str:
        """Who sees it as it is chosen, in words."""
        return str(dict(self.who).get(self["shares"].value() or "", ""))

    def clean(self) -> dict[str, Any]:
        """Whoever says why says also whether."""
        cleaned: dict[str, Any] = super().clean() or {}
        if (cleaned.get("why") or cleaned.get("helped")) and not cleaned.get("state"):
            self.add_error("state", _("Choose one of the three. All are good."))
        return cleaned


class LabelForm(forms.Form):
    """The wall label of a piece."""

    kind = forms.ChoiceField(
        choices=PieceKind.choices, error_messages={"required": _("Choose what kind of work it is.")}
    )
    why = forms.CharField(
        label=_("Why is it here?"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    learned = forms.CharField(
        label=_("What did you learn?"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    next_step = forms.CharField(
        label=_("What’s next?"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    title = forms.CharField(label=_("Title"), help_text=_("A post brings its own."), required=False, max_length=160)
    material = forms.CharField(
        label=_("What is it?"), help_text=_("Watercolour · Art · October"), required=False, max_length=160
    )
    keeps = forms.BooleanField(label=_("Show the post as it is today, also when I change it later"), required=False)
    heading = forms.CharField(
        label=_("A heading above it"), help_text=_("It begins a group of work."), required=False, max_length=120
    )


class SpecialForm(forms.Form):
    """What makes a work special."""

    kind = forms.ChoiceField(choices=PieceKind.choices, required=False)
    why = forms.CharField(label=_("Why is it special?"), required=False, max_length=4000)


class SuggestionForm(forms.Form):
    """What a teacher says to a student about a work for the room."""

    suggestion = forms.CharField(required=False, max_length=500)


class PromiseForm(forms.Form):
    """A piece whose picture is still to come. `piece`: the public id that it will have."""

    piece = forms.RegexField(r"^[\w-]{22}$", widget=forms.HiddenInput)
    title = forms.CharField(label=_("What is it called?"), required=False, max_length=160)


class PieceForm(LabelForm):
    """A piece: the work it points to, and its label."""

    POST, PICTURE, VIDEO, LINK, PROMISED = "post", "picture", "video", "link", "promised"

    source = forms.ChoiceField(
        label=_("What do you hang?"),
        choices=[
            (POST, _("A post of mine")),
            (PICTURE, _("A picture")),
            (VIDEO, _("A video")),
            (LINK, _("A link")),
            (PROMISED, _("The picture is still to come")),
        ],
        error_messages={"required": _("Choose what you hang.")},
    )
    entry = forms.ModelChoiceField(
        label=_("Your post"), queryset=Entry.objects.none(), required=False, to_field_name="public_id"
    )
    picture = forms.FileField(label=_("The picture"), required=False)
    alternative = forms.CharField(label=_("What is in the picture?"), required=False, max_length=1000)
    video_address = forms.URLField(
        label=_("Where is the video?"),
        help_text=_("An address of YouTube or Vimeo"),
        required=False,
        assume_scheme="https",
    )
    address = forms.URLField(label=_("Where does the link go?"), required=False, assume_scheme="https")
    promised_for = forms.DateField(
        label=_("Until when?"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *given: Any, posts: EntryQuerySet, piece: Piece, last_day: datetime.date, **named: Any) -> None:
        """`piece`: with the picture that it has, or that came before with the same form."""
        super().__init__(*given, **named)
        self.piece = piece
        self.last_day = last_day
        self.fields["entry"].queryset = posts  # type: ignore[attr-defined]  # A ModelChoiceField.

    def clean(self) -> dict[str, Any]:
        """Each way of hanging a piece needs its own thing; a post brings its title."""
        cleaned: dict[str, Any] = super().clean() or {}
        source = cleaned.get("source")
        if source == self.POST and not cleaned.get("entry"):
            self.add_error("entry", _("Choose one of your posts."))
        if source == self.PICTURE and not cleaned.get("picture") and not self.piece.picture_id:
            self.add_error("picture", _("Choose a picture."))
        if source == self.VIDEO:
            self._check_video(cleaned)
        if source == self.LINK and not cleaned.get("address") and "address" not in self.errors:
            self.add_error("address", _("Write the address. It looks like https://example.org."))
        if source != self.POST and not cleaned.get("title") and "title" not in self.errors:
            self.add_error("title", _("Give it a title."))
        return cleaned

    def _check_video(self, cleaned: dict[str, Any]) -> None:
        address = cleaned.get("video_address")
        if not address and "video_address" not in self.errors:
            self.add_error("video_address", _("Write the address of the video."))
        elif address and embeds.find(address) is None:
            words = _("We can show films of YouTube and Vimeo. For another place choose “A link”.")
            self.add_error("video_address", words)

    def fill(self) -> Piece:
        """The piece with what was written; does not save. A picture that came is in it already."""
        piece, given = self.fill_label(), self.cleaned_data
        source = given["source"]
        piece.entry = given["entry"] if source == self.POST else None
        piece.video_address = given["video_address"] if source == self.VIDEO else ""
        piece.address = given["address"] if source == self.LINK else ""
        if source == self.PROMISED:
            piece.picture = None
        is_promised = source == self.PROMISED
        piece.promised_for = (given["promised_for"] or self.last_day) if is_promised else None
        return piece

    def fill_label(self) -> Piece:
        """The piece with what is written on its label, as far as that is right; does not save."""
        for name in LABEL:
            if name in self.cleaned_data:
                setattr(self.piece, name, self.cleaned_data[name])
        return self.piece


def source_of(piece: Piece) -> str:
    """How the piece hangs now."""
    if piece.entry_id:
        return PieceForm.POST
    if piece.video_address:
        return PieceForm.VIDEO
    if piece.picture_id:
        return PieceForm.PICTURE
    if piece.address:
        return PieceForm.LINK
    return PieceForm.PROMISED if piece.promised_for else PieceForm.POST


class EditionForm(forms.Form):
    """What an edition is for, and for whom."""

    title = forms.CharField(
        label=_("What is it for?"), max_length=120, help_text=_("Such as: my conference in March, or my report.")
    )
    audience = forms.ChoiceField(label=_("Who can see it?"), widget=forms.RadioSelect, initial=Audience.TEACHERS)

    def __init__(self, data: Any = None, *, audiences: list[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["audience"].choices = audiences  # type: ignore[attr-defined]  # A ChoiceField.


class RoomLinkForm(forms.Form):
    """For how long a secret link works."""

    days = forms.TypedChoiceField(
        label=_("For how long?"),
        choices=[("7", _("A week")), ("30", _("A month")), ("90", _("Three months"))],
        coerce=lambda days: datetime.timedelta(days=int(days)),
        widget=forms.RadioSelect,
        initial="30",
    )
