"""All that the page of one entry shows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.audience.viewer import Viewer
from hub.blogs.cards import page_picture
from hub.blogs.models import Entry
from hub.comments.forms import may_comment
from hub.comments.starters import starters_for
from hub.media.credits import credits_of
from hub.media.models import MediaFile
from hub.reading.answers import answers_context
from hub.reading.around import Filing, around, filing_of
from hub.reading.in_private import private_context, private_lines
from hub.reading.reacting import reaction_lines, reactions_context
from hub.reading.talk import comments_under, division_lines, threads
from hub.reflections.beside import beside_context, lines_beside
from hub.showcase.models import Piece
from hub.showcase.special import special_context
from hub.text.lists import listed
from hub.text.noticing import HELP
from hub.text.references import References, entry_ids, media_ids, render

BESIDE = (
    *("blog__owner", "blog__classroom", "classroom", "grade", "featured", "approval"),
    "ask__classroom__year",
)
"""What is selected together with an entry whose page is shown."""


def entry_context(entry: Entry, viewer: Viewer, *, media: Iterable[MediaFile] | None = None) -> dict[str, Any]:
    """The context of reading/entry.html, in a fixed number of queries. `media`: files of a text not yet shown."""
    filing = filing_of(
        entry,
        viewer,
        *lines_beside(entry, viewer),
        *division_lines(viewer),
        *reaction_lines(entry, viewer),
        *private_lines(entry, viewer),
    )
    comments = comments_under(entry, viewer)
    said = {public_id for comment in comments for public_id in media_ids(comment.body)}
    with_said = (entry.media.all() | MediaFile.objects.visible_among(said, viewer)).distinct().with_renditions()
    shown = {file.public_id: file for file in (with_said if media is None else media)}
    files = {public_id: file for public_id, file in shown.items() if public_id not in said}
    pictures = {public_id: file.shown(named=viewer.is_inside) for public_id, file in shown.items()}
    last_posts = {comment.last_post for comment in comments if comment.last_post}  # type: ignore[attr-defined]
    nearby = around(entry, viewer, linked=entry_ids(entry.body), numbers=last_posts)
    in_text = media_ids(entry.body)
    lead = files.get(entry.featured.public_id) if entry.featured else None
    return {
        "entry": entry,
        "blog": entry.blog,
        "accent": entry.blog.accent,
        "here": "blog" if entry.blog.is_own(viewer) else "",
        "authors": filing.authors,
        "poster": filing.poster,
        "posted_for": viewer.calls(entry.blog.owner) if entry.blog.owner else "",
        "facts": _facts(entry, viewer, filing),
        "shelves": _links(entry, "blog-category", filing.shelves),
        "words": _links(entry, "blog-tag", filing.words),
        "lead": page_picture(lead) if lead and lead.public_id not in in_text else None,
        "lead_caption": lead.caption if lead else "",
        "html": render(
            entry.body,
            References(pictures, nearby.addresses),
        ),
        "credits": credits_of(files.values()),
        "earlier": _neighbour(nearby.earlier),
        "later": _neighbour(nearby.later),
        "comment_count": sum(comment.is_heard for comment in comments),
        "comments": threads(
            comments, entry, viewer, nearby, References(pictures), may_reply=may_comment(entry, viewer)
        ),
        "reactions": reactions_context(filing, entry, viewer) if media is None else {},
        "private": private_context(filing, entry, viewer) if media is None else {},
        "starters": starters_for(_division(filing, entry)),
        "piece": _piece(entry, viewer),
        **(special_context(entry, viewer, is_author=viewer.person in filing.authors) if media is None else {}),
        "beside": beside_context(filing.beside, entry, viewer, is_author=viewer.person in filing.authors)
        if media is None
        else {},
        **answers_context(entry, viewer, nearby),
        "help": HELP,
        "report_url": reverse("report", args=["entry", entry.public_id])
        if not entry.blog.is_own(viewer) and viewer.person not in filing.authors
        else "",
        "people_url": reverse("who-is-in-it", args=[entry.public_id]) if files and _may_say_who(entry, viewer) else "",
        "may_edit": viewer.person is not None
        and (
            viewer.person.pk in {entry.blog.owner_id, entry.posted_by_id}
            or any(author.pk == viewer.person.pk for author in filing.authors)
        ),
    }


def _division(filing: Filing, entry: Entry) -> str:
    """That of the viewer who learns; for a grown-up that of the entry, to whose author it is said."""
    of_viewer = next((line[2] for line in filing.beside if line[0] == "division"), "")
    return of_viewer or (entry.grade.division if entry.grade else "")


def _facts(entry: Entry, viewer: Viewer, filing: Filing) -> list[str]:
    facts = []
    if entry.kind == Entry.Kind.POST and entry.published_at:
        day = timezone.localtime(entry.published_at)
        facts.append(
            date_format(day, "WEEKDAY_FORMAT") if day.year == timezone.now().year else date_format(day, "DATE_FORMAT")
        )
    if entry.kind == Entry.Kind.POST and entry.grade:
        facts.append(entry.grade.name)
    if entry.kind == Entry.Kind.POST and entry.classroom and viewer.is_known:
        facts.append(_class_of_its_time(entry.classroom.name, listed(filing.teachers)))
    minutes = ngettext("%(count)d minute to read", "%(count)d minutes to read", entry.minutes)
    return [*facts, minutes % {"count": entry.minutes}]


def _may_say_who(entry: Entry, viewer: Viewer) -> bool:
    """Whether they may say who is in its pictures, as far as is known without asking: those of its class who teach."""
    teaches = entry.classroom_id in viewer.standing.teaches_in
    return teaches or viewer.sees_all_classes or entry.blog.is_own(viewer)


def _class_of_its_time(name: str, teachers: str) -> str:
    if teachers:
        return _("Class %(name)s with %(teachers)s") % {"name": name, "teachers": teachers}
    return _("Class %(name)s") % {"name": name}


def _links(entry: Entry, name: str, pairs: list[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"label": label, "url": reverse(name, args=[entry.blog.slug, slug])} for label, slug in pairs]


def _neighbour(entry: Entry | None) -> dict[str, Any] | None:
    if entry is None:
        return None
    picture = {"src": entry.cover.address("w320.webp")} if entry.cover else None
    return {"url": entry.get_absolute_url(), "title": str(entry), "picture": picture}


def _piece(entry: Entry, viewer: Viewer) -> dict[str, Any] | None:
    pieces = Piece.objects.visible_to(viewer).filter(entry=entry)
    pieces = pieces.select_related("section__grade", "section__year", "section__page__blog")
    piece = pieces.order_by("-section__grade__number", "-section__year__starts_on").first()
    if piece is None:
        return None
    room = piece.section
    title = _("This piece hangs in the %(grade)s room") % {"grade": room.time}
    url = f"{room.get_absolute_url()}#piece-{piece.public_id}"
    return {"kind": piece.kind, "title": title, "why": piece.why, "url": url}
