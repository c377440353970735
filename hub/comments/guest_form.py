"""What a guest writes, and what tells a guest from a machine: without any service elsewhere."""

from __future__ import annotations

from django import forms
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from hub.blogs.models import Entry
from hub.comments.forms import SayingForm
from hub.comments.machines import A_SIGN, ENOUGH
from hub.ids import new_public_id

SHORTEST, LONGEST = 4, 12 * 60 * 60
"""Seconds between opening the form and sending it."""


class GuestForm(SayingForm):
    """A few words, with a name and an e-mail address. `begun` holds, signed, when the form was opened and the id that
    the comment will have; in `remark`, which nobody sees, only a machine writes."""

    field_order = ("name", "email", "site", "text")

    name = forms.CharField(label=_("Your name"), max_length=80)
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("It is never shown, and forgotten as soon as somebody at the school has decided."),
    )
    site = forms.URLField(label=_("Your site"), required=False, max_length=500, assume_scheme="https")
    begun = forms.CharField(max_length=200, widget=forms.HiddenInput)
    remark = forms.CharField(required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}))

    def __init__(self, entry: Entry, sent: QueryDict | None) -> None:
        self.signs = 0
        """Of a machine, in what was sent: as hub.comments.machines counts them."""
        self.signer = TimestampSigner(salt=f"guest on {entry.public_id}")
        super().__init__(sent, initial={"begun": self.signer.sign(new_public_id())})

    def clean_remark(self) -> str:
        """Nothing."""
        if self.cleaned_data["remark"]:
            self.signs = ENOUGH
            raise forms.ValidationError(_("Leave this empty."))
        return ""

    def clean(self) -> None:
        """The id that the comment will have, as `key`, if the form was open for a while and not for days."""
        begun = self.cleaned_data.get("begun", "")
        try:
            self.cleaned_data["key"] = self.signer.unsign(begun, max_age=LONGEST)
        except BadSignature as error:
            if not isinstance(error, SignatureExpired):
                self.signs = ENOUGH  # We gave out no such form for this entry.
            self._begin_anew()
            raise forms.ValidationError(_("This page was open for long. Send it once more.")) from None
        if self._is_younger(begun):
            self.signs += A_SIGN
            raise forms.ValidationError(_("That was quick. Read it once more, then send it."))

    def _is_younger(self, begun: str) -> bool:
        try:
            self.signer.unsign(begun, max_age=SHORTEST)
        except BadSignature:
            return False
        return True

    def _begin_anew(self) -> None:
        self.data = {**dict(self.data.items()), "begun": self.signer.sign(new_public_id())}
