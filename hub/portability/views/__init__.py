"""The pages on which somebody brings their work here."""

from hub.portability.views.bring import bring
from hub.portability.views.look import look, start
from hub.portability.views.progress import progress
from hub.portability.views.release import release
from hub.portability.views.report import report, report_as_csv
from hub.portability.views.showcase import showcase
from hub.portability.views.undo import undo

__all__ = ["bring", "look", "progress", "release", "report", "report_as_csv", "showcase", "start", "undo"]
