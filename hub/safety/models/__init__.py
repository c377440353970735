"""Reports and worries."""

from hub.safety.models.report import Report, ReportQuerySet
from hub.safety.models.worry import Worry, WorryQuerySet

__all__ = ["Report", "ReportQuerySet", "Worry", "WorryQuerySet"]
