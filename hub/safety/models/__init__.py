"""Reports and worries."""

from hub.safety.models.report import Report, ReportQuerySet
from hub.safety.models.worry import Worry, WorryQuerySet, reads_worries

__all__ = ["Report", "ReportQuerySet", "Worry", "WorryQuerySet", "reads_worries"]
