"""What a family allows for one child, to see and to change on its page."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from hub.audience.viewer import Viewer
from hub.families.ways import ByAccount
from hub.people.models import Person
from hub.school.models import Consent


def allowed(child: Person, viewer: Viewer, way: ByAccount) -> dict[str, Any]:
    """All kinds, each with what it does and the day since when it holds; in one query. Who said yes is not told: it may
    have been the other household."""
    held = {one.kind: one for one in Consent.objects.active().filter(school=viewer.school, student=child)}
    kinds = [
        {"key": kind.value, "name": kind.label, "effect": Consent.EFFECTS[kind], "since": held.get(kind)}
        for kind in Consent.Kind
    ]
    has_name = Consent.Kind.FIRST_NAME in held or bool(child.nickname)
    if Consent.Kind.WORK in held and has_name:
        line = _("Everyone may see what %(name)s shows to everyone.")
    else:
        line = _("Nobody outside the school sees what %(name)s makes.")
    return {"url": way.allow(), "child": child, "kinds": kinds, "line": line % {"name": child.first_name}}


def choose(child: Person, kind: str, viewer: Viewer, *, allow: bool) -> None:
    """Say yes to one kind from now on, or take it back, at once and everywhere."""
    if allow:
        Consent.give(viewer.school, child, kind, by=viewer.person)
    else:
        Consent.withdraw(viewer.school, child, kind, by=viewer.person)
