"""Whether every school is found by its host name, and at every name of the hub a school."""

from __future__ import annotations

from django.conf import settings

from hub.jobs.checkup import Finding, State, also_ask
from hub.school.models import School

_NAME_IT = "Give it one: hub add-host HOST --school NAME"


def lost_names() -> list[str]:
    """What to do about names the hub listens to and at which nobody finds a school."""
    lost = [name for name in settings.HUB_HOSTS if not name.startswith((".", "*")) and not School.objects.at_host(name)]
    return [f"At {name} nobody finds a school now. Say whose it is: hub add-host {name} --school NAME" for name in lost]


@also_ask("schools")
def schools() -> Finding:
    """Of several schools each has a host name, and the hub listens to no name that is nobody's."""
    if School.objects.count() < 2:
        return Finding("schools", State.WELL, "There is one school at most; it is found at any name.")
    unnamed = [str(school) for school in School.objects.without_host().order_by("pk")]
    if len(unnamed) > 1:
        words = f"Nobody finds these schools: {', '.join(unnamed)}. {_NAME_IT}"
        return Finding("schools", State.ILL, words)
    if lost := lost_names():
        return Finding("schools", State.ILL, " ".join(lost))
    if unnamed:
        words = f"{unnamed[0]} has no host name, so it is found at all that are no other school's. {_NAME_IT}"
        return Finding("schools", State.LOOK, words)
    return Finding("schools", State.WELL, "Each school has a host name.")
