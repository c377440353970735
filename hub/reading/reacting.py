"""The reactions to an entry, as its page shows them: to those who wrote it how many, to all others their own."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from hub.audience.viewer import Viewer
from hub.blogs.models import Entry
from hub.comments.forms import may_react
from hub.comments.models import Reaction
from hub.reading.around import Filing


def reaction_lines(entry: Entry, viewer: Viewer) -> list[QuerySet[Any, Any]]:
    """What the viewer may know, as lines to be asked for with others."""
    return [Reaction.objects.visible_to(viewer).filter(entry=entry).lines()] if viewer.is_signed_in else []


def reactions_context(filing: Filing, entry: Entry, viewer: Viewer) -> dict[str, Any]:
    """The context of design/_reactions.html; empty for whoever has nothing to give or to count."""
    numbers = {kind: number for part, number, kind, _text in filing.beside if part == "reaction"}
    is_author = viewer.person in filing.authors
    named = [(str(label), value) for value, label in Reaction.Kind.choices]
    if is_author and numbers:
        return {"counts": [{"label": label, "count": numbers[kind]} for label, kind in named if kind in numbers]}
    if not may_react(entry, viewer, is_author=is_author):
        return {}
    names = _(" and ").join(author.first_name for author in filing.authors)
    return {
        "action": reverse("react", args=[entry.public_id]),
        "kinds": [{"label": label, "value": kind, "given": kind in numbers} for label, kind in named],
        "who_knows": _("Only %(names)s will see how many.") % {"names": names},
    }
