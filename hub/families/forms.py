"""What a family chooses."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.families.models import Digest

HOURS = [(hour, f"{hour}:00") for hour in range(24)]


class DigestForm(forms.Form):
    """How often mails come, and when none do."""

    pace = forms.ChoiceField(label=_("How often?"), choices=Digest.Pace, widget=forms.RadioSelect)
    quiet_from = forms.TypedChoiceField(label=_("No mails from"), choices=HOURS, coerce=int)
    quiet_until = forms.TypedChoiceField(label=_("until"), choices=HOURS, coerce=int)

    @classmethod
    def showing(cls, digest: Digest) -> DigestForm:
        """As it is chosen now."""
        told: dict[str, Any] = {name: getattr(digest, name) for name in ("pace", "quiet_from", "quiet_until")}
        return cls(initial=told)

    def keep(self, digest: Digest) -> None:
        """Choose this."""
        told = self.cleaned_data
        digest.choose(told["pace"], quiet_from=told["quiet_from"], quiet_until=told["quiet_until"])
