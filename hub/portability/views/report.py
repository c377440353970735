"""What came, thing by thing; on the page and as a table to keep."""

from __future__ import annotations

import csv
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hub.audience.http import HubRequest
from hub.blogs.models import Blog
from hub.portability.importing.releasing import audiences_for, meant_for_others
from hub.portability.importing.showcases import showcase_offer
from hub.portability.importing.states import OWN
from hub.portability.models import ImportedItem, Transfer
from hub.portability.numbers import label_of, numbers_of
from hub.portability.views.finding import find_transfer
from hub.portability.views.rooms import rooms_of

ROWS = 100
_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")


def report(request: HubRequest, public_id: str) -> HttpResponse:
    """The report. `show`: "changed", "left-out", or a kind such as "post"; `page` of the list."""
    transfer = find_transfer(request, public_id)
    if transfer.is_moving or transfer.state == transfer.State.LOOKED_AT:
        return redirect("import-progress", transfer.public_id)
    is_own = _is_own(request, transfer)
    told = _told(transfer, is_own=is_own)
    show = request.GET.get("show", "") or ("changed" if told["changed"] else "left-out")
    context = {
        "transfer": transfer,
        "blog": transfer.blog,
        "here_before": told["here_before"],
        "numbers": numbers_of(told),
        "chips": _chips(transfer, told, show),
        "list": Paginator(_rows(transfer, told, show, is_own=is_own), ROWS).get_page(request.GET.get("page")),
        "show": show,
        "offer": None,
    }
    if transfer.state == Transfer.State.DONE and (offer := showcase_offer(transfer)):
        context |= {"offer": offer, "rooms": rooms_of(offer, request.viewer)}
    if transfer.waits_for_a_yes:
        context |= _yes(request, transfer)
    return render(request, "portability/report.html", context)


def report_as_csv(request: HubRequest, public_id: str) -> HttpResponse:
    """The same as a table; no cell begins with a sign that a spreadsheet would take for a formula."""
    transfer = find_transfer(request, public_id)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="import-report.csv"'
    response.write("\ufeff")
    table = csv.writer(response)
    table.writerow([_("What became of it"), _("Item"), _("More")])
    is_own = _is_own(request, transfer)
    told = _told(transfer, is_own=is_own)
    for kind, title in _lines(transfer, is_own=is_own).values_list("kind", "title"):
        table.writerow([_("in"), _harmless(title), label_of(kind, 1)])
    for key, word, why in (("changed", _("changed"), "what"), ("left_out", _("left out"), "why")):
        for row in told[key]:
            table.writerow([word, _harmless(row["item"]), _harmless(row[why])])
    return response


def _harmless(words: str) -> str:
    return f"'{words}" if words.lstrip(" ").startswith(_FORMULAS) else words


def _chips(transfer: Transfer, told: dict[str, Any], show: str) -> list[dict[str, Any]]:
    address = reverse("import-report", args=[transfer.public_id])
    counts = [("changed", _("changed"), len(told["changed"])), ("left-out", _("left out"), len(told["left_out"]))]
    counts += [(kind, label_of(kind, count), count) for kind, count in told["imported"].items()]
    return [
        {"label": label, "url": f"{address}?show={name}", "on": name == show, "count": count}
        for name, label, count in counts
        if count
    ]


def _is_own(request: HubRequest, transfer: Transfer) -> bool:
    """Whether the viewer brought it or owns the blog; teachers do not hear of drafts."""
    editable = Blog.objects.editable_by(request.viewer).filter(pk=transfer.blog_id)
    return transfer.asked_by == request.person or editable.exists()


def _told(transfer: Transfer, *, is_own: bool) -> dict[str, Any]:
    told: dict[str, Any] = {"imported": {}, "changed": [], "left_out": [], "here_before": 0, **transfer.report}
    if not is_own:
        told["changed"] = [row for row in told["changed"] if not row.get("own")]
    return told


def _lines(transfer: Transfer, *, is_own: bool) -> QuerySet[ImportedItem]:
    lines = transfer.items.filter(kind__in=ImportedItem.Kind.brought()).order_by("pk")
    return lines if is_own else lines.exclude(status__in=OWN)


def _rows(transfer: Transfer, told: dict[str, Any], show: str, *, is_own: bool) -> list[dict[str, Any]]:
    if show == "changed":
        return list(told["changed"])
    if show == "left-out":
        return [{"item": row["item"], "what": row["why"]} for row in told["left_out"]]
    lines = _lines(transfer, is_own=is_own).filter(kind=show).select_related("entry__blog").order_by("pk")
    return [_row(line) for line in lines]


def _row(line: ImportedItem) -> dict[str, Any]:
    entry = line.entry
    url = entry.get_absolute_url() if entry is not None and entry.slug and entry.binned_at is None else ""
    return {"item": line.title, "url": url, "what": " ".join(line.changed) or _("as it was")}


def _yes(request: HubRequest, transfer: Transfer) -> dict[str, Any]:
    """What the question for whom it is needs; nothing for an owner who has asked already."""
    is_asked = transfer.waits_for_a_teacher and request.viewer.wants_yes("everyone")
    lines = {
        "teachers": _("Nobody else"), "class": _("And your family"), "school": _("Everyone who is at the school"),
        "families": _("Families of the school too"), "everyone": _("Anyone on the internet"),
    }  # fmt: skip
    asked = list(meant_for_others(transfer).order_by("pk").values_list("audience", flat=True))
    chosen = asked[0] if asked and transfer.waits_for_a_teacher else "class"
    allowed = audiences_for(transfer.blog)
    choices = [
        {"value": one.value, "label": one.label, "line": lines[one.value], "on": one.value == chosen, "reach": reach}
        for reach, one in enumerate(allowed, 1)
    ]
    reach = next((choice["reach"] for choice in choices if choice["on"]), 1)
    return {"is_asked": is_asked, "can_say_yes": not is_asked, "choices": choices, "reach": reach,
            "person": transfer.blog.owner or request.person, "count": len(asked)}  # fmt: skip
