"""What addresses call a room: by its grade, or by its school year."""

from __future__ import annotations

import re

from django.db.models import Q

from hub.school.models import SchoolYear


def slug_of(year: SchoolYear) -> str:
    """What addresses call the room of a school year: 2026-27."""
    return f"{year.starts_on:%Y}-{year.ends_on:%y}"


def called(slug: str, *, at: str = "") -> Q:
    """The condition that an address calls a room so. `at` leads to the room from what is asked, such as "section__"."""
    of_year = re.fullmatch(r"(\d{4})-\d{2}", slug)
    if of_year is None:
        return Q(**{f"{at}grade__slug": slug})
    is_year = Q(**{f"{at}grade": None, f"{at}year__starts_on__year": int(of_year[1])})
    return is_year | Q(**{f"{at}grade__slug": slug})
