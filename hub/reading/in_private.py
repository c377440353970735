"""What was said to the author of an entry in private, beside the entry."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from hub.audience.viewer import Viewer
from hub.blogs.models import Entry
from hub.comments.forms import PrivateWordForm, may_say_in_private
from hub.comments.models import PrivateWord, addressee_lines, addressees
from hub.ids import new_public_id
from hub.reading.around import Filing
from hub.text.days import spoken_day


def private_lines(entry: Entry, viewer: Viewer) -> list[QuerySet[Any, Any]]:
    """To whom the viewer may say something, as lines to be asked for with others."""
    return [addressee_lines(addressees(entry, viewer))] if may_say_in_private(entry, viewer) else []


def private_context(filing: Filing, entry: Entry, viewer: Viewer) -> dict[str, Any]:
    """The context of reading/_in_private.html, in one query; in none, and empty, for all others than those who wrote
    the entry, and their teachers and guardians."""
    to = [{"name": name, "id": key} for part, _number, name, key in filing.beside if part == "addressee"]
    is_author = viewer.person in filing.authors and not viewer.is_staff_member
    if not to and not is_author:
        return {}
    said = PrivateWord.objects.visible_to(viewer).filter(entry=entry).select_related("writer", "student")
    words = [_shown(word, viewer, is_author=is_author) for word in said]
    if not to and not words:
        return {}
    return {
        "words": words,
        "to": to,
        "form": PrivateWordForm(initial={"key": new_public_id()}) if to else None,
        "action": reverse("say-in-private", args=[entry.public_id]),
        "who_reads": _who_reads(to),
    }


def _shown(word: PrivateWord, viewer: Viewer, *, is_author: bool) -> dict[str, Any]:
    return {
        "person": word.writer,
        "to": "" if is_author else word.student.first_name,
        "when": spoken_day(word.written_at, viewer.now),
        "text": word.words,
        "remove_url": "" if is_author else reverse("remove-private-word", args=[word.public_id]),
    }


def _who_reads(to: list[dict[str, str]]) -> str:
    if not to:
        return _("Only you and your teachers read this.")
    if len(to) > 1:
        return _("Only whoever it is said to and their teachers read it.")
    return _("Only %(name)s and %(name)s’s teachers read it.") % {"name": to[0]["name"]}
