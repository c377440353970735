"""Everything that waits for a teacher's yes, the oldest first."""

from __future__ import annotations

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.audience.audiences import Audience
from hub.audience.viewer import Viewer
from hub.blogs.models import Entry
from hub.comments.crowding import MOST as MUCH
from hub.desk.queue.found import Found
from hub.desk.queue.kinds import GUEST, JUNK, KINDS
from hub.desk.queue.row import LINE, Row
from hub.safety.models import Report
from hub.text.days import spoken_day
from hub.text.excerpts import cut, excerpt, plain
from hub.text.noticing import Noticed
from hub.text.references import media_ids

AT_ONCE = 500
"""So many things are gathered at most; what guests say, and likely junk, only when there is room for it."""
THOUGHTS = {"thought": "thought", "piece_thought": "piece-thought"}
"""The kinds of reflections, and the names of their addresses."""
SAID = frozenset({"comment", "rewording", "remark", "greeting"})


def gather(viewer: Viewer) -> list[Row]:
    """One row for each yes that is asked for: posts and pages, changes, rooms, comments, words in visitors' books,
    secret links and reflections, of those for whom the viewer decides; and reports and worries. Likely junk comes
    last."""
    first, *others = (kind(viewer) for kind in KINDS)
    found = first.union(*others, all=True).order_by("its_rank", "its_asked_at")[:AT_ONCE]
    rows = (_row(Found(*columns), viewer) for columns in found)
    return sorted(rows, key=lambda row: (row.kind == "junk", row.at))


def _row(found: Found, viewer: Viewer) -> Row:
    words = plain(found.body) if found.kind in SAID | {"change"} else found.body
    heading = {"entry": found.title, "change": found.heading}.get(found.kind)
    return Row(
        kind=_kind(found),
        number=found.number,
        public_id=found.public_id,
        person=found.person,
        name=_name(found),
        class_name=found.class_name or "",
        place=_place(found),
        line=_line(found, words),
        url=_url(found),
        at=found.asked_at,
        when=spoken_day(found.asked_at, viewer.now),
        words=words if heading is None else f"{heading}\n{words}",
        remark=_remark(found, viewer),
        is_pictured=found.kind in SAID and bool(media_ids(found.body)),
        flags=_flags(found),
    )


def _flags(found: Found) -> tuple[Noticed, ...]:
    """What is known without looking at the words."""
    if found.kind == "worry":
        return (Noticed.WORRY,)
    return (Noticed.MUCH,) if found.kind == "comment" and found.together >= MUCH else ()


def _kind(found: Found) -> str:
    """Guests are looked at one by one, and likely junk apart from them."""
    return {GUEST: "guest", JUNK: "junk"}.get(found.rank, found.kind)


def _name(found: Found) -> str:
    if found.person is not None:
        return found.person.full_name
    return found.writer_name or (_("Somebody") if found.kind in SAID else "")


def _place(found: Found) -> str:
    """What it is and where it stands."""
    on = found.on
    if isinstance(on, Entry) and found.kind == "entry":
        return f"{on.get_kind_display().capitalize()} · {on.get_audience_display()}"
    if found.kind == "room":
        return " · ".join((_("A room of the showcase"), on.get_audience_display()))
    if found.kind == "report":
        return _("A report: %(reason)s") % {"reason": Report.Reason(found.form).label}
    if found.kind == "worry":
        return _("With the lead")
    if found.kind in THOUGHTS:
        about = _("A reflection on %(title)s") % {"title": found.title or _("a piece")}
        return f"{about} · {Audience(found.audience).label}"
    words = {
        "change": _("A change: %(title)s"),
        "comment": _("A comment on %(title)s"),
        "rewording": _("A changed comment on %(title)s"),
        "remark": _("A comment on a piece in %(title)s"),
        "greeting": _("In the visitors’ book: %(title)s"),
        "link": _("A secret link to the room: %(title)s"),
    }
    return words[found.kind] % {"title": on}


def _line(found: Found, words: str) -> str:
    """Its title, or its first words."""
    if found.kind == "entry":
        return _title(found)
    if found.kind == "room":
        return str(found.on)
    if found.kind == "change":
        return excerpt(found.body, LINE) or found.heading
    if found.kind == "link" and found.ends_on is not None:
        day = date_format(found.ends_on, "DATE_FORMAT")
        return _("Whoever has it sees the room, until %(day)s.") % {"day": day}
    return found.heading or cut(words.strip().replace("\n", " ") if found.kind == "worry" else words, LINE)


def _title(found: Found) -> str:
    if found.together == 1:
        return str(found.on)
    words = ngettext("%(title)s, and %(count)d more", "%(title)s, and %(count)d more", found.together - 1)
    return words % {"title": found.on, "count": found.together - 1}


def _url(found: Found) -> str:
    """The page that tells more; "" where there is none."""
    if found.kind in THOUGHTS:
        return reverse(THOUGHTS[found.kind], args=[found.public_id])
    if not found.slug:
        return ""
    anchors = {"comment": "comment", "rewording": "comment", "remark": "piece", "greeting": "greeting"}
    anchor = f"#{anchors[found.kind]}-{found.anchor}" if found.kind in anchors else ""
    return f"{found.on.get_absolute_url()}{anchor}"


def _remark(found: Found, viewer: Viewer) -> str:
    if found.kind in SAID and media_ids(found.body):
        return _("With a picture")
    if found.out_at is None or found.out_at <= viewer.now:
        return ""
    return _("It comes out on %(day)s.") % {"day": date_format(localtime(found.out_at), "MOMENT_FORMAT")}
