"""Reports, worries, and looking with a student's eyes."""

from hub.safety.models.looking import Looking, students_to_look_as
from hub.safety.models.report import Report, ReportQuerySet
from hub.safety.models.worry import Worry, WorryQuerySet, reads_worries

__all__ = [
    "Looking",
    "Report",
    "ReportQuerySet",
    "Worry",
    "WorryQuerySet",
    "reads_worries",
    "students_to_look_as",
]
