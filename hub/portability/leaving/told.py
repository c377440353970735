"""How far a packing is, in words for its page."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.media.models import MediaFile
from hub.portability.leaving.exported import Part
from hub.portability.models import Departure
from hub.text.lists import listed

MINUTE = 60


def heading(departure: Departure) -> str:
    """What is being done."""
    if departure.part == Part.FILES and _are_all_pictures(departure):
        return _("Packing pictures")
    return str(departure.get_part_display()) or _("Packing")


def line(departure: Departure, now: datetime.datetime) -> str:
    """How much of that is done, how long all of it will take, and that nobody has to wait for it."""
    if departure.state == Departure.State.WAITING:
        return _("It starts in a moment. You can close this page, it goes on.")
    parts = (_so_far(departure), _time_left(departure, now), _("You can close this page, it goes on."))
    return " ".join(part for part in parts if part)


def steps(departure: Departure) -> list[dict[str, str]]:
    """What goes along: what of it is packed, is being packed and is still to come; what is not there is no step, and
    before it is counted there is none."""
    counts = departure.counts
    if not counts:
        return []
    posts, pages = counts.get("post", 0), counts.get("page", 0)
    rooms, comments = counts.get("room", 0), counts.get("comment", 0)
    told = [
        (ngettext("%(n)d post", "%(n)d posts", posts) % {"n": posts}, posts, Part.TEXTS),
        (ngettext("%(n)d page", "%(n)d pages", pages) % {"n": pages}, pages, Part.TEXTS),
        (ngettext("%(n)d room, with goals and labels", "%(n)d rooms, with goals and labels", rooms) % {"n": rooms},
         rooms, Part.TEXTS),
        (ngettext("%(n)d comment", "%(n)d comments", comments) % {"n": comments}, comments, Part.TEXTS),
        (listed(_files(departure)), counts.get("media", 0), Part.FILES),
        (_("A page that opens without the internet"), departure.has_pages, Part.PAGES),
    ]  # fmt: skip
    return [{"label": label, "state": _state(departure, part)} for label, count, part in told if count]


def _state(departure: Departure, part: Part) -> str:
    if departure.state == Departure.State.DONE:
        return "done"
    order = Part.values
    at = order.index(departure.part) if departure.part else -1
    here = order.index(part)
    return "done" if here < at else "now" if here == at else "later"


def _files(departure: Departure) -> list[str]:
    """How many of each kind."""
    counts = {kind: departure.counts.get(kind, 0) for kind in MediaFile.Kind}
    pictures, films = counts[MediaFile.Kind.IMAGE], counts[MediaFile.Kind.VIDEO]
    sounds, papers = counts[MediaFile.Kind.AUDIO], counts[MediaFile.Kind.DOCUMENT]
    told = (
        (ngettext("%(n)d picture", "%(n)d pictures", pictures), pictures),
        (ngettext("%(n)d film", "%(n)d films", films), films),
        (ngettext("%(n)d recording", "%(n)d recordings", sounds), sounds),
        (ngettext("%(n)d file", "%(n)d files", papers), papers),
    )
    return [words % {"n": count} for words, count in told if count]


def _are_all_pictures(departure: Departure) -> bool:
    return bool(departure.counts.get(MediaFile.Kind.IMAGE) == departure.counts.get("media"))


def _so_far(departure: Departure) -> str:
    counts, done = departure.counts, departure.done
    if departure.part in (Part.TEXTS, Part.PAGES):
        words, total = _("%(done)d of %(total)d posts and pages."), counts["post"] + counts["page"]
    elif departure.part == Part.FILES:
        words, total = _("%(done)d of %(total)d pictures and files."), counts["media"]
        words = _("%(done)d of %(total)d pictures.") if _are_all_pictures(departure) else words
    else:
        words, total = "", 0
    return words % {"done": min(done, total), "total": total} if done else ""


def _time_left(departure: Departure, now: datetime.datetime) -> str:
    """Nothing when it takes longer than was reckoned: then nobody knows."""
    seconds = (departure.ready_at - now).total_seconds() if departure.ready_at else 0
    if seconds <= 0:
        return ""
    if seconds < MINUTE:
        return _("Less than a minute left.")
    minutes = round(seconds / MINUTE)
    return ngettext("About %(n)d minute left.", "About %(n)d minutes left.", minutes) % {"n": minutes}
