"""The forms of writing."""

from __future__ import annotations

import datetime
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hub import clock
from hub.audience.audiences import Audience
from hub.audience.choosing import Choosing
from hub.audience.viewer import Viewer
from hub.blogs.models import Category, Entry
from hub.desk.filing import AUTOMATIC, NO_PICTURE, first_picture, media_for, parents_for, shelves_for
from hub.desk.together import together_of
from hub.desk.typed import Typed, newest_text, typed
from hub.media.models import MediaFile
from hub.people.models import Person
from hub.text.cleaning import TextRefused


class TextForm(forms.Form):
    """Title and text, as the editor or a plain box sends them."""

    title = forms.CharField(required=False, max_length=1000)
    body = forms.CharField(required=False, strip=False)
    body_format = forms.ChoiceField(required=False, choices=[("plain", "plain"), ("html", "html")])
    base_version = forms.IntegerField(required=False, min_value=0)
    continues = forms.CharField(required=False, max_length=1)

    def __init__(self, data: Any, *, entry: Entry) -> None:
        super().__init__(data)
        self.entry = entry

    def clean(self) -> dict[str, Any]:
        """The text, if it can be text; it is then in `text`."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.errors:
            return cleaned
        try:
            self.text: Typed = typed(self.entry, cleaned)
        except TextRefused as refused:
            raise forms.ValidationError(_("We can't read these letters. Type the words again.")) from refused
        return cleaned


class FilingForm(forms.Form):
    """Where it belongs, who can see it, and when."""

    audience = forms.ChoiceField(error_messages={"invalid_choice": _("That is more people than you can show it to.")})
    shelves = forms.ModelMultipleChoiceField(queryset=Category.objects.none(), required=False)
    new_shelf = forms.CharField(label=_("A new shelf of my own"), required=False, max_length=80)
    words = forms.CharField(
        label=_("Words that help people find it"),
        help_text=_("With commas between them: bridge, triangles"),
        required=False,
        max_length=600,
    )
    picture = forms.ChoiceField(required=False)
    picture_file = forms.FileField(label=_("Another picture"), required=False)
    when = forms.ChoiceField(required=False, choices=[("now", _("Now")), ("later", _("On a day to come"))])
    at = forms.DateTimeField(
        label=_("On this day, at this time"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        error_messages={"invalid": _("Choose a day and a time.")},
    )
    is_sticky = forms.BooleanField(label=_("It stays on top of my blog"), required=False)
    comments_open = forms.BooleanField(label=_("People can write something about it"), required=False)
    together = forms.MultipleChoiceField(
        required=False, error_messages={"invalid_choice": _("You can name people of your class.")}
    )
    parent = forms.ChoiceField(label=_("It belongs under"), required=False)
    position = forms.IntegerField(
        label=_("Its place among the pages beside it"), required=False, min_value=0, max_value=999
    )

    def __init__(
        self, data: Any = None, files: Any = None, *, entry: Entry, viewer: Viewer, text: Typed | None = None
    ) -> None:
        """Without `data` it shows how things are. `text` is the newest one, where that is known already."""
        text = text or newest_text(entry)
        self.entry, self.viewer = entry, viewer
        self.made = together_of(entry, viewer)
        self.own_media = media_for(entry, text.body, viewer)
        self.parents = parents_for(entry, viewer) if entry.kind == Entry.Kind.PAGE else []
        super().__init__(data, files)
        self.choosing = Choosing(self.made.whose(self.named), viewer)
        self.initial = {} if self.is_bound else self._as_it_is(text)
        choose = self.fields
        choose["together"].choices = [(person.public_id, "") for person in self.made.people]  # type: ignore[attr-defined]  # A ChoiceField.
        choose["audience"].choices = [(value, value) for value in self.choosing.allowed]  # type: ignore[attr-defined]  # A ChoiceField.
        choose["shelves"].queryset = shelves_for(entry)  # type: ignore[attr-defined]  # A ModelMultipleChoiceField.
        pictures = [(picture.public_id, "") for picture in self.pictures]
        choose["picture"].choices = [(AUTOMATIC, ""), (NO_PICTURE, ""), *pictures]  # type: ignore[attr-defined]  # A ChoiceField.
        if entry.kind == Entry.Kind.PAGE:
            choose["parent"].choices = [("", _("No page")), *((page.pk, str(page)) for page in self.parents)]  # type: ignore[attr-defined]  # A ChoiceField.
        else:
            del choose["parent"], choose["position"]

    @cached_property
    def offered_shelves(self) -> list[Category]:
        """The shelves it can stand on."""
        return list(shelves_for(self.entry))

    @property
    def named(self) -> list[Person]:
        """Those who are chosen beside the one whose it is."""
        if not self.is_bound or not self.made.may_choose:
            return self.made.named
        chosen = self.fields["together"].widget.value_from_datadict(self.data, self.files, "together") or ()
        was = self.data["together_was"].split() if "together_was" in self.data else self.made.ids
        return self.made.after(chosen, was)

    @property
    def pictures(self) -> list[MediaFile]:
        """The pictures that can stand on top: those of the text, in order, and the one that is there now."""
        return [file for file in self.own_media if file.kind == MediaFile.Kind.IMAGE]

    def chosen(self, name: str) -> str:
        """What is chosen in this field, as the page shows it; "" for nothing."""
        return str(self[name].value() or "")

    def clean_parent(self) -> Entry | None:
        """The page itself."""
        return next((page for page in self.parents if str(page.pk) == self.cleaned_data["parent"]), None)

    def clean(self) -> dict[str, Any]:
        """A day to come has to be named."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("when") == "later" and "at" in cleaned:
            if cleaned["at"] is None:
                self.add_error("at", _("Choose a day and a time."))
            elif cleaned["at"] <= self.viewer.now:
                self.add_error("at", _("This time is over. Choose one that is still to come."))
        return cleaned

    def publish_at(self, entry: Entry) -> datetime.datetime | None:
        """When it comes out: None leaves the day it had, or takes today."""
        if self.cleaned_data.get("when") == "later":
            at: datetime.datetime = self.cleaned_data["at"]
            return at
        is_to_come = entry.published_at is not None and entry.published_at > clock.now()
        return clock.now() if is_to_come else None

    def _as_it_is(self, text: Typed) -> dict[str, Any]:
        """What is chosen already; a new entry is for the class, or for fewer where the ceiling is lower."""
        entry, now = self.entry, self.viewer.now
        if entry.featured is None:
            picture = NO_PICTURE if entry.published_at else AUTOMATIC
        else:
            is_first = entry.featured == first_picture(text.body, self.own_media)
            picture = AUTOMATIC if is_first else entry.featured.public_id
        is_to_come = entry.published_at is not None and entry.published_at > now
        return {
            "audience": entry.audience if entry.audience in self.choosing.allowed else Audience.CLASS.value,
            "shelves": [shelf.pk for shelf in self.offered_shelves if shelf.stands],  # type: ignore[attr-defined]  # shelves_for adds it.
            "words": ", ".join(entry.tags.values_list("name", flat=True)) if entry.pk else "",
            "picture": picture,
            "when": "later" if is_to_come else "now",
            "at": entry.published_at if is_to_come else None,
            "is_sticky": entry.is_sticky,
            "comments_open": entry.comments_open,
            "parent": entry.parent_id,
            "position": entry.position,
        }
