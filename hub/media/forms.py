"""What people say about a file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.media.models import MediaFile


class AboutForm(forms.ModelForm[MediaFile]):
    """What is in it, who made it, from where, and whether one may use it."""

    credit_source = forms.URLField(
        label=_("From where?"),
        help_text=_("The address of the page where you found it."),
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": _("An address looks like https://example.org.")},
    )

    class Meta:
        model = MediaFile
        fields = ["alternative", "transcript", "credit_maker", "licence", "credit_source"]
        labels = {
            "alternative": _("What is in the picture?"),
            "transcript": _("What is said in it?"),
            "credit_maker": _("Who made it?"),
            "licence": _("May you use it?"),
        }
        help_texts = {"transcript": _("For those who cannot listen, and so that it can be found.")}

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        if self.instance.kind != MediaFile.Kind.IMAGE:
            del self.fields["alternative"]
        if self.instance.kind not in {MediaFile.Kind.AUDIO, MediaFile.Kind.VIDEO}:
            del self.fields["transcript"]
