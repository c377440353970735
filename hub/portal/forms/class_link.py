"""The form of a blog elsewhere that a class links to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.connections.following import MOST_LINKS
from hub.connections.models import Link
from hub.fetching import NotFetched, place_of
from hub.school.models import Classroom
from hub.text.addresses import safe_address


class ClassLinkForm(forms.Form):
    """The address of a blog or of its feed, and what the link says."""

    address = forms.CharField(
        label=_("The address of a blog"), max_length=500,
        help_text=_("Everybody who comes to this page sees the link. We look for its newest posts by ourselves."),
    )  # fmt: skip
    title = forms.CharField(label=_("What the link says"), max_length=120, required=False)

    def __init__(self, data: Any = None, *, classroom: Classroom) -> None:
        super().__init__(data)
        self.classroom = classroom

    def clean_address(self) -> str:
        """An address of the web; https is meant when nothing is said."""
        typed: str = self.cleaned_data["address"].strip()
        address = safe_address(typed if "://" in typed else f"https://{typed}") or ""
        try:
            place = place_of(address)
        except NotFetched as refused:
            raise forms.ValidationError(_("Write the address of a page, as it stands in the browser.")) from refused
        if "." not in place.host and ":" not in place.host:
            raise forms.ValidationError(_("Write the address of a page, as it stands in the browser."))
        return address

    def clean_title(self) -> str:
        """Without spaces that nobody sees."""
        return " ".join(str(self.cleaned_data["title"]).split())

    def clean(self) -> dict[str, Any]:
        """There is room for it."""
        if not self.errors and Link.objects.filter(classroom=self.classroom).count() >= MOST_LINKS:
            self.add_error("address", _("There are many links already. Take one away first."))
        return super().clean() or {}
