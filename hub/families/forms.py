"""What a family chooses."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.families.models import Digest
from hub.people.forms import LanguageForm

HOURS = [(hour, f"{hour}:00") for hour in range(24)]


class DigestForm(LanguageForm):
    """How often mails come, when none do, and the language of these and of the family's pages."""

    pace = forms.ChoiceField(label=_("How often?"), choices=Digest.Pace, widget=forms.RadioSelect)
    quiet_from = forms.TypedChoiceField(label=_("No mails from"), choices=HOURS, coerce=int)
    quiet_until = forms.TypedChoiceField(label=_("until"), choices=HOURS, coerce=int)
    field_order = ["pace", "quiet_from", "quiet_until", "language"]

    @classmethod
    def showing(cls, digest: Digest) -> DigestForm:
        """As it is chosen now."""
        told: dict[str, Any] = {name: getattr(digest, name) for name in ("pace", "quiet_from", "quiet_until")}
        return cls(initial={**told, "language": digest.guardian.language})

    def keep(self, digest: Digest) -> None:
        """Choose this."""
        told = self.cleaned_data
        digest.choose(told["pace"], quiet_from=told["quiet_from"], quiet_until=told["quiet_until"])
        if "language" in self.data:
            digest.guardian.language = told["language"]
            digest.guardian.save(update_fields=["language"])
