"""The form of a line in a blog's menu."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.audience.viewer import Viewer
from hub.blogs.models import Blog, Category, Entry, MenuItem
from hub.desk.filing import shelves_for
from hub.text.addresses import place_here, safe_address


class MenuLineForm(forms.Form):
    """A page or a shelf of the blog, or an address; and what the line says."""

    leads_to = forms.ChoiceField(label=_("A page or a shelf"), required=False)
    address = forms.CharField(
        label=_("Or an address"), help_text=_("https://… or a place on this hub: /classes/"),
        required=False, max_length=500, strip=True,
    )  # fmt: skip
    label = forms.CharField(label=_("What it says in the menu"), required=False, max_length=120)

    def __init__(self, data: Any = None, *, blog: Blog, viewer: Viewer) -> None:
        super().__init__(data)
        pages = Entry.objects.editable_by(viewer).pages().filter(blog=blog, binned_at=None, is_showcase=False)
        self.pages = {f"page-{page.public_id}": page for page in pages.order_by("title")}
        self.shelves = {f"shelf-{shelf.pk}": shelf for shelf in shelves_for(Entry(blog=blog))}
        self.fields["leads_to"].choices = [  # type: ignore[attr-defined]  # A ChoiceField.
            ("", _("Choose one")),
            (_("Pages"), _named(self.pages.items())),
            (_("Shelves"), _named(self.shelves.items())),
        ]

    def clean_address(self) -> str:
        """An address of the web or a place on this hub, and no other kind."""
        address = str(self.cleaned_data["address"])
        if not address:
            return ""
        safe = safe_address(address) if address.startswith(("http://", "https://")) else place_here(address)
        if safe is None:
            raise forms.ValidationError(_("Write an address that begins with https://, or with / for a place here."))
        return safe

    def clean(self) -> dict[str, Any]:
        """It leads to one thing."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and bool(cleaned["leads_to"]) == bool(cleaned["address"]):
            self.add_error("leads_to", _("Choose a page or a shelf, or write an address."))
        return cleaned

    def line(self) -> MenuItem:
        """What was asked for, not saved yet."""
        chosen, address = self.cleaned_data["leads_to"], self.cleaned_data["address"]
        return MenuItem(
            entry=self.pages.get(chosen),
            category=self.shelves.get(chosen),
            address=address,
            label=" ".join(self.cleaned_data["label"].split()),
        )


def _named(things: Iterable[tuple[str, Entry | Category]]) -> list[tuple[str, str]]:
    return [(key, str(thing)) for key, thing in things]
