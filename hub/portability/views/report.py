"""What came, thing by thing; on the page and as a table to keep."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from django.db.models import Count, Min, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hub.audience.http import HubRequest
from hub.portability.importing.releasing import audiences_for, meant_for_others
from hub.portability.importing.showcases import showcase_offer
from hub.portability.importing.states import OWN
from hub.portability.models import ImportedItem, ReportRow, Transfer
from hub.portability.numbers import label_of, numbers_of
from hub.portability.views.differences import undecided
from hub.portability.views.finding import find_with_ownership
from hub.portability.views.rooms import rooms_of
from hub.text.tables import write_table

ROWS = 100
CHANGED, LEFT_OUT = ReportRow.Part.CHANGED, ReportRow.Part.LEFT_OUT


def report(request: HubRequest, public_id: str) -> HttpResponse:
    """The report. `show`: "changed", "left-out", or a kind such as "post"; `after`: the key of the last row before."""
    transfer, is_own = find_with_ownership(request, public_id)
    if transfer.keeps_busy or transfer.state == transfer.State.LOOKED_AT:
        return redirect("import-progress", transfer.public_id)
    counts = transfer.told(is_own=is_own)
    show = request.GET.get("show", "") or (CHANGED if counts[CHANGED] else LEFT_OUT)
    imported = transfer.report.get("imported", {})
    context = {
        "transfer": transfer,
        "blog": transfer.blog,
        "here_before": transfer.report.get("here_before", 0),
        "numbers": numbers_of(imported, counts[LEFT_OUT]),
        "chips": _chips(transfer, counts | imported, show),
        **_listed(transfer, show, request.GET.get("after", ""), is_own=is_own),
        "offer": None,
        "to_choose": undecided(transfer, request.viewer).count() if transfer.report.get("differ") else 0,
    }
    is_of_pages = transfer.kind == Transfer.Kind.WORDPRESS and transfer.state == Transfer.State.DONE
    if is_of_pages and (offer := showcase_offer(transfer)):
        context |= {"offer": offer, "rooms": rooms_of(offer, request.viewer)}
    if transfer.waits_for_a_yes:
        context |= _yes(request, transfer)
    return render(request, "portability/report.html", context)


def report_as_csv(request: HubRequest, public_id: str) -> HttpResponse:
    """The same as a table; no cell begins with a sign that a spreadsheet would take for a formula."""
    transfer, is_own = find_with_ownership(request, public_id)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="import-report.csv"'
    write_table(response, _rows_of_table(transfer, is_own=is_own))
    return response


def _rows_of_table(transfer: Transfer, *, is_own: bool) -> Iterator[list[str]]:
    yield [_("What became of it"), _("Item"), _("More")]
    for kind, title in _lines(transfer, is_own=is_own).values_list("kind", "title").iterator():
        yield [_("in"), title, label_of(kind, 1)]
    for row in transfer.rows.told_to(is_own=is_own).order_by("part", "pk").iterator():
        yield [row.get_part_display(), row.item, row.words]


def _chips(transfer: Transfer, counts: dict[str, int], show: str) -> list[dict[str, Any]]:
    address = reverse("import-report", args=[transfer.public_id])
    parts = dict(ReportRow.Part.choices)
    return [
        {
            "label": parts.get(name) or label_of(name, count),
            "url": f"{address}?show={name}",
            "on": name == show,
            "count": count,
        }
        for name, count in counts.items()
        if count
    ]


def _lines(transfer: Transfer, *, is_own: bool) -> QuerySet[ImportedItem]:
    lines = transfer.items.filter(kind__in=ImportedItem.Kind.brought()).order_by("pk")
    return lines if is_own else lines.exclude(status__in=OWN)


def _listed(transfer: Transfer, show: str, after: str, *, is_own: bool) -> dict[str, Any]:
    """As many things as a page shows, and the ways on."""
    things: QuerySet[Any] = transfer.rows.told_to(is_own=is_own).filter(part=show)
    if show not in ReportRow.Part:
        things = _lines(transfer, is_own=is_own).filter(kind=show).select_related("entry__blog")
    if after.isdecimal():
        things = things.filter(pk__gt=int(after))
    page = list(things[: ROWS + 1])
    way = f"?show={quote(show)}"
    return {
        "things": [_thing(thing) for thing in page[:ROWS]],
        "more_url": f"{way}&after={page[ROWS - 1].pk}" if len(page) > ROWS else "",
        "first_url": way if after else "",
    }


def _thing(thing: ImportedItem | ReportRow) -> dict[str, Any]:
    if isinstance(thing, ReportRow):
        return {"item": thing.item, "what": thing.words}
    entry = thing.entry
    url = entry.get_absolute_url() if entry is not None and entry.slug and entry.binned_at is None else ""
    return {"item": thing.title, "url": url, "what": " ".join(thing.changed) or _("as it was")}


def _yes(request: HubRequest, transfer: Transfer) -> dict[str, Any]:
    """What the question for whom it is needs; nothing for an owner who has asked already."""
    is_asked = transfer.waits_for_a_teacher and request.viewer.wants_yes("everyone")
    lines = {
        "teachers": _("Nobody else"), "class": _("And your family"), "school": _("Everyone who is at the school"),
        "families": _("Families of the school too"), "everyone": _("Anyone on the internet"),
    }  # fmt: skip
    found = meant_for_others(transfer).aggregate(
        count=Count("pk"), asked=Min("audience")
    )  # They were all asked for at once.
    asked = transfer.outlook.get("open_to") or found["asked"]
    chosen = (asked if transfer.waits_for_a_teacher else None) or "class"
    allowed = audiences_for(transfer.blog)
    choices = [
        {"value": one.value, "label": one.label, "line": lines[one.value], "on": one.value == chosen, "reach": reach}
        for reach, one in enumerate(allowed, 1)
    ]
    reach = next((choice["reach"] for choice in choices if choice["on"]), 1)
    return {"is_asked": is_asked, "can_say_yes": not is_asked, "choices": choices, "reach": reach,
            "person": transfer.blog.owner or request.person, "count": found["count"]}  # fmt: skip
