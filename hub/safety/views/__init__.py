"""Reporting, what the lead does, and looking as a student."""

from hub.safety.views.looking import look_as, stop_looking, who_looked
from hub.safety.views.looking_after import looking_after
from hub.safety.views.report import report
from hub.safety.views.worry import close_worry

__all__ = ["close_worry", "look_as", "looking_after", "report", "stop_looking", "who_looked"]
