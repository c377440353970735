"""What came from elsewhere, and when."""

from hub.portability.models.imported_item import ImportedItem
from hub.portability.models.report_row import ReportRow
from hub.portability.models.transfer import Transfer, TransferQuerySet

__all__ = ["ImportedItem", "ReportRow", "Transfer", "TransferQuerySet"]
