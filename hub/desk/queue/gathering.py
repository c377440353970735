"""Everything that waits for a teacher's yes, the oldest first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, OuterRef, Subquery
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.audience.models import Approval
from hub.audience.viewer import Viewer
from hub.blogs.models import Entry, Revision
from hub.comments.models import Comment, CommentRevision, Saying
from hub.desk.queue.concerns import reports, worries
from hub.desk.queue.row import LINE, MOST, Row, class_of
from hub.showcase.models import Greeting, PieceComment, RoomLink, Section
from hub.text.days import spoken_day
from hub.text.excerpts import cut, excerpt, plain
from hub.text.references import media_ids

WAITS = {"approval__decision": Approval.Decision.WAITING, "approval__reason": Approval.Reason.POLICY}


def gather(viewer: Viewer) -> list[Row]:
    """One row for each yes that is asked for: posts and pages, changes, rooms, comments, words in visitors' books and
    secret links, of those for whom the viewer decides; and reports and worries. Likely junk comes last."""
    said = (_comments, _rewordings, _remarks, _greetings)
    parts = (_entries, _changes, _rooms, *said, _links, reports, worries)
    return sorted((row for part in parts for row in part(viewer)), key=lambda row: (row.kind == "junk", row.at))


def _entries(viewer: Viewer) -> Iterator[Row]:
    """Also what is still to come out; what came with one import waits for one yes."""
    waits = Entry.objects.moderated_by(viewer).filter(**WAITS)
    together = waits.filter(approval=OuterRef("approval")).order_by().values("approval")
    first = waits.filter(approval=OuterRef("approval")).order_by("pk")
    found = waits.filter(pk=Subquery(first.values("pk")[:1])).annotate(
        together=Subquery(together.annotate(number=Count("pk")).values("number")),
        class_name=class_of("blog__owner", viewer),
    )
    for entry in found.select_related("blog__owner", "approval").order_by("approval__asked_at")[:MOST]:
        place = f"{entry.get_kind_display().capitalize()} · {entry.get_audience_display()}"
        words = f"{entry.title}\n{entry.plain}"
        yield _row(
            "entry", entry, entry.blog.owner, place, _title(entry), viewer, words=words, remark=_remark(entry, viewer)
        )


def _title(entry: Any) -> str:
    if entry.together == 1:
        return str(entry)
    words = ngettext("%(title)s, and %(count)d more", "%(title)s, and %(count)d more", entry.together - 1)
    return words % {"title": entry, "count": entry.together - 1}


def _remark(entry: Entry, viewer: Viewer) -> str:
    if entry.published_at is None or entry.published_at <= viewer.now:
        return ""
    return _("It comes out on %(day)s.") % {"day": date_format(localtime(entry.published_at), "MOMENT_FORMAT")}


def _changes(viewer: Viewer) -> Iterator[Row]:
    found = (
        Revision.objects.moderated_by(viewer)
        .filter(**WAITS)
        .annotate(class_name=class_of("entry__blog__owner", viewer))
    )
    for change in found.select_related("entry__blog__owner", "approval").order_by("approval__asked_at")[:MOST]:
        place = _("A change: %(title)s") % {"title": change.entry}
        line = excerpt(change.body, LINE) or change.title
        words = f"{change.title}\n{plain(change.body)}"
        yield _row("change", change, change.entry.blog.owner, place, line, viewer, words=words, stands_for=change.entry)


def _rooms(viewer: Viewer) -> Iterator[Row]:
    found = Section.objects.moderated_by(viewer).filter(**WAITS)
    found = found.annotate(class_name=class_of("page__blog__owner", viewer))
    for room in found.select_related("page__blog__owner", "grade", "approval").order_by("approval__asked_at")[:MOST]:
        place = " · ".join((_("A room of the showcase"), room.get_audience_display()))
        yield _row("room", room, room.page.blog.owner, place, str(room), viewer, words=room.introduction)


def _comments(viewer: Viewer) -> Iterator[Row]:
    found = Comment.objects.moderated_by(viewer).filter(**WAITS).exclude(entry__slug="")
    found = found.annotate(class_name=class_of("writer", viewer))
    beside = ("writer", "entry__blog__owner", "entry__cover", "approval", "guest")
    for comment in found.select_related(*beside).order_by("approval__asked_at")[:MOST]:
        place = _("A comment on %(title)s") % {"title": comment.entry}
        url = f"{comment.entry.get_absolute_url()}#comment-{comment.public_id}"
        words = plain(comment.body)
        yield _row(_kind_of(comment), comment, comment.writer, place, cut(words, LINE), viewer, words=words, url=url)


def _kind_of(comment: Comment) -> str:
    """Guests are looked at one by one, and likely junk apart from them."""
    guest = getattr(comment, "guest", None)
    return "comment" if guest is None else "junk" if guest.is_likely_junk else "guest"


def _rewordings(viewer: Viewer) -> Iterator[Row]:
    """New words for comments that were let in."""
    found = CommentRevision.objects.moderated_by(viewer).filter(**WAITS).exclude(comment__entry__slug="")
    found = found.annotate(class_name=class_of("comment__writer", viewer))
    beside = ("comment__writer", "comment__entry__blog__owner", "approval")
    for change in found.select_related(*beside).order_by("approval__asked_at")[:MOST]:
        comment, words = change.comment, plain(change.body)
        place = _("A changed comment on %(title)s") % {"title": comment.entry}
        url, line = f"{comment.entry.get_absolute_url()}#comment-{comment.public_id}", cut(words, LINE)
        yield _row("rewording", change, comment.writer, place, line, viewer, words=words, url=url, stands_for=comment)


def _remarks(viewer: Viewer) -> Iterator[Row]:
    """Comments on pieces of rooms."""
    found = PieceComment.objects.moderated_by(viewer).filter(**WAITS).annotate(class_name=class_of("writer", viewer))
    beside = ("writer", "approval", "piece__section__grade", "piece__section__page__blog__owner")
    for comment in found.select_related(*beside).order_by("approval__asked_at")[:MOST]:
        room, words = comment.piece.section, plain(comment.body)
        place = _("A comment on a piece in %(title)s") % {"title": room}
        url, line = f"{room.get_absolute_url()}#piece-{comment.piece.public_id}", cut(words, LINE)
        yield _row("remark", comment, comment.writer, place, line, viewer, words=words, url=url)


def _greetings(viewer: Viewer) -> Iterator[Row]:
    found = Greeting.objects.moderated_by(viewer).filter(**WAITS).annotate(class_name=class_of("writer", viewer))
    beside = ("writer", "approval", "section__grade", "section__page__blog__owner")
    for greeting in found.select_related(*beside).order_by("approval__asked_at")[:MOST]:
        place = _("In the visitors’ book: %(title)s") % {"title": greeting.section}
        url = f"{greeting.section.get_absolute_url()}#greeting-{greeting.public_id}"
        words = plain(greeting.body)
        yield _row("greeting", greeting, greeting.writer, place, cut(words, LINE), viewer, words=words, url=url)


def _links(viewer: Viewer) -> Iterator[Row]:
    found = RoomLink.objects.moderated_by(viewer).filter(**WAITS)
    found = found.annotate(class_name=class_of("section__page__blog__owner", viewer))
    beside = ("approval", "section__grade", "section__page__blog__owner")
    for link in found.select_related(*beside).order_by("approval__asked_at")[:MOST]:
        place = _("A secret link to the room: %(title)s") % {"title": link.section}
        line = _("Whoever has it sees the room, until %(day)s.") % {"day": date_format(link.ends_on, "DATE_FORMAT")}
        yield _row("link", link, link.section.page.blog.owner, place, line, viewer, stands_for=link.section)


def _row(
    kind: str, thing: Any, person: Any, place: str, line: str, viewer: Viewer,
    *, words: str = "", url: str = "", remark: str = "", stands_for: Any = None,
) -> Row:  # fmt: skip
    """`stands_for`: the thing whose page tells more. A change is called by the id of what it
    changes."""
    at = thing.approval.asked_at
    if isinstance(thing, Saying) and media_ids(thing.body):
        remark = _("With a picture")
    return Row(
        kind=kind,
        thing=thing,
        public_id=stands_for.public_id if kind in {"change", "rewording"} else thing.public_id,
        person=person,
        name=person.full_name if person else thing.name_for(viewer) if isinstance(thing, Saying) else "",
        class_name=thing.class_name or "",
        place=place,
        line=line,
        url=url or (stands_for or thing).get_absolute_url(),
        at=at,
        when=spoken_day(at, viewer.now),
        words=words,
        remark=remark,
    )
