"""What came from elsewhere and what leaves, and when."""

from hub.portability.models.class_departure import ClassDeparture
from hub.portability.models.departure import Departure, DepartureQuerySet
from hub.portability.models.erasing import Erasing, ErasingQuerySet
from hub.portability.models.farewell import Farewell
from hub.portability.models.imported_item import ImportedItem
from hub.portability.models.moving_code import MovingCode
from hub.portability.models.report_row import ReportRow
from hub.portability.models.transfer import Transfer, TransferQuerySet

__all__ = [
    "ClassDeparture",
    "Departure",
    "DepartureQuerySet",
    "Erasing",
    "ErasingQuerySet",
    "Farewell",
    "ImportedItem",
    "MovingCode",
    "ReportRow",
    "Transfer",
    "TransferQuerySet",
]
