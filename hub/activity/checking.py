"""Whether the log is as it was written."""

from __future__ import annotations

from dataclasses import dataclass

from hub.activity.models import Act, Chain

AT_ONCE = 2000


@dataclass(frozen=True)
class Broken:
    """The first place where a school's log is not as it was written."""

    school: int
    number: int
    is_missing: bool


def first_broken(school: int) -> Broken | None:
    """Read a school's log from the first line to the last; the first that was changed, or is missing."""
    before, number = "", 0
    for act in Act.objects.filter(school=school).order_by("number").iterator(AT_ONCE):
        number += 1
        if act.number != number:
            return Broken(school, number, is_missing=True)
        if act.hash != act.hash_after(before):
            return Broken(school, number, is_missing=False)
        before = act.hash
    end = Chain.objects.filter(school=school).first() or Chain(school=school)
    if end.number > number:
        return Broken(school, number + 1, is_missing=True)
    if (end.number, end.hash) != (number, before):
        return Broken(school, end.number + 1, is_missing=False)
    return None


def schools_in_log() -> list[int]:
    """The numbers of all schools of which there is a log, or was."""
    written = Act.objects.order_by().values_list("school", flat=True).distinct()
    return sorted({*written, *Chain.objects.values_list("school", flat=True)})
