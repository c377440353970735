"""How far a class is, as a table for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hub.assignments.models import Giving
from hub.audience.http import HubRequest
from hub.desk.class_rows import rows_of
from hub.desk.views.class_wall import taught_by
from hub.text.tables import write_table


@require_safe
def class_progress(request: HubRequest, slug: str) -> HttpResponse:
    """What the class page shows, by first name: numbers, and no words of anybody's work."""
    viewer = request.viewer
    room = get_object_or_404(taught_by(viewer).select_related("grade", "year"), slug=slug)
    giving = Giving.of_class(room, timezone.localdate(viewer.now, viewer.school.zone))
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="class.csv"'
    write_table(response, _table(rows_of(room, viewer, giving)))
    return response


def _table(rows: list[dict[str, Any]]) -> Iterator[list[object]]:
    yield [
        _("Student"), _("Goals"), _("Goals with a reflection"), _("Pieces"), _("Labels written"), _("Room is open"),
        _("All that is asked"), _("Posts to sort"), _("Comments waiting"), _("Last post"),
    ]  # fmt: skip
    for row in rows:
        progress = row["progress"]
        yield [
            row["person"].full_name,
            progress.goals,
            progress.answered,
            progress.pieces,
            progress.labelled,
            _("yes") if progress.is_open else _("no"),
            _("yes") if row["is_ready"] else _("not yet"),
            row["unfiled"],
            row["comments"],
            row["post"]["when"] if row["post"] else "",
        ]
