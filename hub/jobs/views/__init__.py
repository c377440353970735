"""The one page of this app."""

from hub.jobs.views.health import health

__all__ = ["health"]
