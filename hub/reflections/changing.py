"""A change of a reflection stands from the yes on."""

from __future__ import annotations

from typing import Any

from hub.audience.models import Approval
from hub.reflections.models import AnyThought


def let_changes_stand(approval: Approval, **_signal: Any) -> None:
    """A yes was given, by a teacher or a lead: of all kinds of reflections."""
    for model in AnyThought.__subclasses__():
        model.let_changes_stand(approval)
