"""What people type about themselves."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hub.people.models import FACES, Person
from hub.people.models.passkey import LONGEST_NAME


class EmailSignInForm(forms.Form):
    """E-mail address and password."""

    email = forms.EmailField(
        label=_("Your e-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(
        label=_("Your password"),
        max_length=400,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class ForgotPasswordForm(forms.Form):
    """Where to send the link."""

    email = forms.EmailField(
        label=_("Your e-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )


class NewPasswordForm(forms.Form):
    """A password of one's own choice, for `person`."""

    new_password = forms.CharField(
        label=_("A new password"),
        help_text=_("12 letters or more. Three or four words that only you would put together are good."),
        max_length=400,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, person: Person, **more: Any) -> None:
        super().__init__(*args, **more)
        self.person = person

    def clean_new_password(self) -> str:
        """The password, when it is long enough and not one that many people have."""
        password: str = self.cleaned_data["new_password"]
        password_validation.validate_password(password, self.person)
        return password

    def save(self) -> None:
        """Keep it; all sessions of the person end by themselves."""
        self.person.set_password(self.cleaned_data["new_password"])
        self.person.save(update_fields=["password"])


class ChangePasswordForm(NewPasswordForm):
    """A new password from somebody who is signed in: the old one first."""

    old_password = forms.CharField(
        label=_("Your password now"),
        max_length=400,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    field_order = ["old_password", "new_password"]

    def clean_old_password(self) -> str:
        """The old password, when it is right."""
        password: str = self.cleaned_data["old_password"]
        if not self.person.check_password(password):
            raise ValidationError(_("That is not your password now. Try again."))
        return password


class CodeForm(forms.Form):
    """A code of one's phone, or one from paper."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters", "size": "14"}),
    )


class SureForm(forms.Form):
    """One's password once more."""

    password = forms.CharField(
        label=_("Your password"),
        max_length=400,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class PasskeyForm(forms.Form):
    """A new passkey: what its owner calls it, and what the browser says."""

    name = forms.CharField(
        label=_("What do you call it?"),
        help_text=_("Such as: my phone, or the laptop at home."),
        max_length=LONGEST_NAME,
    )
    answer = forms.CharField(widget=forms.HiddenInput, required=False)


class FaceForm(forms.Form):
    """One of the drawn faces."""

    face = forms.ChoiceField(choices=[(face, face) for face in FACES])


class LanguageForm(forms.Form):
    """The language one reads the hub in."""

    language = forms.ChoiceField(label=_("Language"), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["language"].choices = [("", _("Like my school")), *settings.LANGUAGES]  # type: ignore[attr-defined]  # The stub does not know that it is a choice.
