"""Reporting, and what the lead does."""

from hub.safety.views.report import report
from hub.safety.views.worry import close_worry

__all__ = ["close_worry", "report"]
