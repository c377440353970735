"""Reports, worries, looking with a student's eyes, and copies that were taken along."""

from hub.safety.models.looking import Looking, students_to_look_as
from hub.safety.models.report import Report, ReportQuerySet
from hub.safety.models.taking import Taking, TakingQuerySet
from hub.safety.models.worry import Worry, WorryQuerySet, reads_worries

__all__ = [
    "Looking",
    "Report",
    "ReportQuerySet",
    "Taking",
    "TakingQuerySet",
    "Worry",
    "WorryQuerySet",
    "reads_worries",
    "students_to_look_as",
]
