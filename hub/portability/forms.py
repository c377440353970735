"""What a person brings, and whom they show it to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from hub.people.models import Person
from hub.portability.importing.fetching import place_of
from hub.portability.wxr.findings import NotAnExport

if TYPE_CHECKING:
    Upload = UploadedFile[bytes]

MEGABYTE = 1024 * 1024
MOST_EXPORT, MOST_UPLOADS = 200 * MEGABYTE, 2000 * MEGABYTE


class BringForm(forms.Form):
    """The export, and a zip of the pictures and files that belong to it."""

    export = forms.FileField(
        label=_("The file from where your blog was"),
        help_text=_(
            "The place where your blog is now gives it to you. Its name ends in .zip, .bar, .xml, .xml.gz, .atom, "
            ".rss, .json or .md."
        ),
        required=False,
        error_messages={"empty": _("The file is empty.")},
    )
    code = forms.CharField(
        label=_("Or the code from your old hub"),
        help_text=_(
            "Your old hub gives it to you under “Take it with me”. It begins with https://, and then you need no file."
        ),
        max_length=300,
        required=False,
    )
    uploads = forms.FileField(
        label=_("From WordPress: its pictures and files, in a zip"),
        help_text=_("Without them the words come in, and you can bring the pictures later. Another hub needs none."),
        required=False,
        error_messages={"empty": _("The zip file is empty.")},
    )

    def clean_export(self) -> Upload | None:
        """Not larger than anybody's export is; a zip can hold pictures and files, too."""
        export: Upload | None = self.cleaned_data["export"]
        if export is None:
            return None
        is_zip = export.read(2) == b"PK"
        export.seek(0)
        return _small_enough(export, MOST_UPLOADS if is_zip else MOST_EXPORT)

    def clean_code(self) -> str:
        """A code that can be one; whether it works, the other hub tells."""
        code: str = self.cleaned_data["code"]
        if code:
            try:
                place_of(code)
            except NotAnExport as refused:
                raise forms.ValidationError(str(refused)) from refused
        return code

    def clean(self) -> dict[str, Any]:
        """A file or a code."""
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("export") and not cleaned.get("code"):
            self.add_error("export", _("Choose the file first."))
        return cleaned

    def clean_uploads(self) -> Upload | None:
        """Not larger than a school's line carries."""
        file = self.cleaned_data["uploads"]
        return _small_enough(file, MOST_UPLOADS) if file else None


def _small_enough(file: Upload, most: int) -> Upload:
    if (file.size or 0) > most:
        raise forms.ValidationError(
            _("This file is too large. Up to %(most)s MB fit."), params={"most": most // MEGABYTE}
        )
    return file


class StartForm(forms.Form):
    """What may be chosen before it starts."""

    fetch = forms.BooleanField(
        label=_("Fetch these pictures and files from the old site"),
        help_text=_("It can take a while, and works as long as the old site is there and anybody can see it."),
        required=False,
    )


class EraseForm(forms.Form):
    """The second look before somebody is erased."""

    name = forms.CharField(label=_("Type the name of the child"), max_length=130)

    def __init__(self, *args: Any, person: Person, **more: Any) -> None:
        super().__init__(*args, **more)
        self.person = person

    def clean_name(self) -> str:
        """It has to be the very name."""
        name: str = self.cleaned_data["name"]
        if " ".join(name.split()).casefold() != self.person.full_name.casefold():
            raise forms.ValidationError(_("That is not the name. Look whether this is the child you mean."))
        return name
