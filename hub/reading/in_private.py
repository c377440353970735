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


def private_lines(entry: Entry, viewer: Viewer) -> list[QuerySet[Any, Any]]:
    """What was said, as far as the viewer reads it, and to whom the viewer may say something, as lines to be asked for
    with others."""
    if not viewer.is_signed_in:
        return []
    said = PrivateWord.objects.told_to(viewer).filter(entry=entry).lines()
    return [*said, addressee_lines(addressees(entry, viewer))] if may_say_in_private(entry, viewer) else said


def private_context(filing: Filing, entry: Entry, viewer: Viewer) -> dict[str, Any]:
    """The context of reading/_in_private.html; empty for whoever has nothing to read there and nothing to say."""
    to = [{"name": name, "id": key} for part, _number, name, key in filing.beside if part == "addressee"]
    words = _words(filing, is_author=viewer.person in filing.authors)
    if not to and not words:
        return {}
    return {
        "words": words,
        "to": to,
        "form": PrivateWordForm(initial={"key": new_public_id()}) if to else None,
        "action": reverse("say-in-private", args=[entry.public_id]),
        "who_reads": _who_reads(to),
    }


def _words(filing: Filing, *, is_author: bool) -> list[dict[str, Any]]:
    """The first first. To whom a word was said is told to all but the author."""
    people = {
        number: (name, *faces.split("/", 1)) for part, number, name, faces in filing.beside if part == "private-by"
    }
    said = sorted((number, words, key) for part, number, words, key in filing.beside if part == "private")
    return [
        {
            "person": {"first_name": people[number][0], "face": people[number][1]},
            "to": "" if is_author else people[number][2],
            "text": words,
            "remove_url": "" if is_author else reverse("remove-private-word", args=[key]),
        }
        for number, words, key in said
    ]


def _who_reads(to: list[dict[str, str]]) -> str:
    if not to:
        return _("Only you, your teachers and the helpers of your school read this.")
    if len(to) > 1:
        return _("Only whoever it is said to, their teachers and the helpers of the school read it.")
    words = _("Only %(name)s, %(name)s’s teachers and the helpers of the school read it.")
    return words % {"name": to[0]["name"]}
