"""What the look at a file says, and then what its import says, thing by thing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from hub.portability.models.transfer import Transfer


class ReportRowQuerySet(models.QuerySet["ReportRow"]):
    """Rows of reports."""

    def told_to(self, *, is_own: bool) -> ReportRowQuerySet:
        """In the order they were told; only the owner, or who brought the file, hears of drafts."""
        rows = self.order_by("pk")
        return rows if is_own else rows.filter(is_own=False)


class ReportRow(models.Model):
    """One thing and what became of it. What came in as it was has its line (`ImportedItem`) and none here."""

    class Part(models.TextChoices):
        CHANGED = "changed", _("changed")
        LEFT_OUT = "left-out", _("left out")

    transfer = models.ForeignKey("portability.Transfer", on_delete=models.CASCADE, related_name="rows")
    part = models.CharField(max_length=8, choices=Part)
    item = models.TextField(blank=True, help_text="what the thing is called")
    words = models.TextField(help_text="how it changed, or why it was left out")
    is_own = models.BooleanField(default=False, help_text="of a draft or of the bin, which only the owner sees")

    objects = ReportRowQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["transfer", "part"])]

    def __str__(self) -> str:
        return f"{self.item}: {self.words}"

    @classmethod
    def counts(cls, told: dict[str, Any]) -> dict[str, int]:
        """How many rows there are of each part; `own` are those of drafts."""
        own = sum("own" in row for row in told["changed"])
        return {
            cls.Part.CHANGED.value: len(told["changed"]),
            cls.Part.LEFT_OUT.value: len(told["left_out"]),
            "own": own,
        }

    @classmethod
    @transaction.atomic
    def tell(cls, transfer: Transfer, told: dict[str, Any]) -> None:
        """Write down `changed` and `left_out` of an outlook or a report, in place of what was told before."""
        ReportRow.objects.filter(transfer=transfer).delete()
        ReportRow.objects.bulk_create(cls._of(transfer, told), batch_size=500)

    @classmethod
    def _of(cls, transfer: Transfer, told: dict[str, Any]) -> Iterator[ReportRow]:
        for row in told["changed"]:
            own = row.get("own", False)
            yield cls(transfer=transfer, part=cls.Part.CHANGED, item=row["item"], words=row["what"], is_own=own)
        for row in told["left_out"]:
            yield cls(transfer=transfer, part=cls.Part.LEFT_OUT, item=row["item"], words=row["why"])
