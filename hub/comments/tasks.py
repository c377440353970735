"""Forgetting, each day, from which networks machines wrote."""

from __future__ import annotations

from datetime import timedelta

from hub.comments.machines import forget_all
from hub.jobs.later import task
from hub.jobs.schedule import every


@every(timedelta(days=1))
@task
def forget_networks() -> None:
    """A count is over after ten minutes, but its file stays until somebody asks for it."""
    forget_all()
