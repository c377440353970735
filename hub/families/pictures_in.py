"""Pictures that came with what a guardian answered to a mail."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO

from django.utils import translation
from django.utils.translation import gettext as _

from hub.audience.viewer import Viewer
from hub.mail.replies import Attached
from hub.media.models import MediaFile
from hub.media.taking_in import FileRefused, take_in
from hub.people.models import Person
from hub.school.models import School


def keep_all(pictures: tuple[Attached, ...], guardian: Person, school: School) -> tuple[int, ...]:
    """Take them in as the guardian's, like any other file; what the hub does not take is left out."""
    kept = []
    with translation.override(school.language):
        alternative = _("A picture that came with these words")
    for one in pictures:
        with suppress(FileRefused):
            media = take_in(
                BytesIO(one.content),
                school=school,
                owner=guardian,
                name=one.name,
                alternative=alternative,
                kinds={MediaFile.Kind.IMAGE},
            )
            kept.append(media.pk)
    return tuple(kept)


def kept_before(numbers: tuple[int, ...], viewer: Viewer) -> list[MediaFile]:
    """Those of the guardian's own pictures, in the order in which they came."""
    found = MediaFile.objects.editable_by(viewer).in_bulk(numbers)
    return [found[number] for number in numbers if number in found]
