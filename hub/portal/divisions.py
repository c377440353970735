"""The parts of the school, as filters."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from hub.blogs.models import EntryQuerySet
from hub.school.models import Grade


def of_division(posts: EntryQuerySet, division: str) -> EntryQuerySet:
    """The posts written in this part of the school; all of them for a part that there is not."""
    return posts.filter(grade__division=division) if division in Grade.Division.values else posts


def division_chips(chosen: str) -> list[dict[str, Any]]:
    """The context of design/_chips.html."""
    everything = {"label": _("Everything"), "url": "?", "on": chosen not in Grade.Division.values, "count": None}
    return [
        everything,
        *(
            {"label": label, "url": f"?division={value}", "on": value == chosen, "count": None}
            for value, label in Grade.Division.choices
        ),
    ]
