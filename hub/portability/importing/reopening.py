"""After the yes: goals, reflections, rooms and editions of an archive are open again, as far as was chosen."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.dateparse import parse_datetime

from hub.audience.audiences import Audience
from hub.audience.models import Approval
from hub.blogs.models import Entry
from hub.portability.models import ImportedItem, Transfer
from hub.reflections.models import Goal, Reflection, Thought
from hub.showcase.models import Edition, PieceThought, Section


def narrower(told: str, chosen: str) -> str:
    """For whom something may be that was for some there, when no more than these may see it here. What was for a mentor
    stays so: whoever is chosen is not meant."""
    return told if told == Audience.MENTOR or Audience(told).circles <= Audience(chosen).circles else chosen


def narrow_entries(transfer: Transfer, waiting: QuerySet[Entry], chosen: str) -> None:
    """Each entry is for whom it was there, and for no more people than these."""
    lines = transfer.items.filter(entry__isnull=False)
    for told in Audience.values:
        numbers = lines.filter(leftovers__opens__audience=told).values("entry_id")
        waiting.filter(pk__in=numbers).update(audience=narrower(told, chosen))


def open_again(approval: Approval, **_signal: Any) -> None:
    """Everything else that came with the archive and was shown there."""
    for transfer in Transfer.objects.filter(approval=approval, kind__in=Transfer.Kind.in_own_form()):
        chosen = transfer.outlook.get("open_to", Audience.TEACHERS)
        things = transfer.items.filter(kind__in=(Kind.GOAL, Kind.REFLECTION, Kind.ROOM), was_here=False)
        for line in things.order_by("pk"):
            if opens := line.leftovers.get("opens"):
                _OPEN[Kind(line.kind)](line, opens, chosen)


Kind = ImportedItem.Kind


def _open_goal(line: ImportedItem, opens: dict[str, Any], chosen: str) -> None:
    closed = {"audience": Audience.TEACHERS}
    Goal.objects.filter(pk=line.goal_id or 0, **closed).update(audience=narrower(opens["audience"], chosen))
    if answer := opens.get("answer"):
        said = Reflection.objects.filter(goal=line.goal_id, **closed)
        said.update(audience=narrower(answer, chosen))


def _open_thought(line: ImportedItem, opens: dict[str, Any], chosen: str) -> None:
    thoughts = Thought.objects.filter(pk=line.thought_id or 0, audience=Audience.TEACHERS)
    thoughts.update(audience=narrower(opens["audience"], chosen))


def _open_room(line: ImportedItem, opens: dict[str, Any], chosen: str) -> None:
    """A room that its owner has shown meanwhile stays as they showed it."""
    closed = Section.objects.filter(pk=line.section_id or 0, shown_at=None)
    moments = {name: parse_datetime(opens[name]) for name in ("shown_at", "sealed_at") if opens.get(name)}
    if "shown_at" in moments:
        closed.update(audience=narrower(opens["audience"], chosen), **moments)
    for public_id, told in opens.get("thoughts", {}).items():
        said = PieceThought.objects.filter(public_id=public_id, piece__section=line.section_id)
        said.filter(audience=Audience.TEACHERS).update(audience=narrower(told, chosen))
    for public_id, told in opens.get("editions", {}).items():
        copies = Edition.objects.filter(public_id=public_id, section=line.section_id, audience=Audience.TEACHERS)
        copies.update(audience=narrower(told, chosen))


_OPEN = {Kind.GOAL: _open_goal, Kind.REFLECTION: _open_thought, Kind.ROOM: _open_room}
