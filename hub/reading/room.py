"""All that a room of the showcase shows."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import Count, JSONField, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.audience.audiences import Audience
from hub.audience.viewer import Viewer
from hub.blogs.models import Blog, Entry
from hub.comments.forms import GreetingForm
from hub.reading.book import book_of, greetings_in
from hub.reading.piece_talk import way_to_talk, with_talk_counts
from hub.reading.sheets import papers_of
from hub.reading.wall import Wall
from hub.reflections.models import MARKS, Goal, Reflection
from hub.showcase.models import Layout, Piece, PieceKind, Section, may_greet, words_for_kept_back
from hub.showcase.models.section import IN_ORDER
from hub.showcase.of_page import text_of_page
from hub.showcase.thinking import telling_what_is_thought
from hub.text.references import References

A_YEAR = datetime.timedelta(days=366)


def rooms_on(blog: Blog, viewer: Viewer) -> list[Section]:
    """The rooms of a blog's showcase that the viewer may enter, the lowest grade first."""
    return list(enterable(viewer).filter(page__blog=blog))


def enterable(viewer: Viewer) -> QuerySet[Section]:
    """All rooms that the viewer may enter, with what their doors say."""
    rooms = Section.objects.visible_to(viewer).select_related("grade", "year", "approval", "page__featured")
    # What the showcase is called is a word of its page, and has the audience of that.
    page_seen = Entry.objects.visible_to(viewer).holding("page")
    return rooms.annotate(piece_count=Count("pieces"), page_seen=page_seen).order_by(*IN_ORDER)


def room_of(page: Entry, viewer: Viewer) -> Section | None:
    """The room that was made of this page of an imported showcase, for whoever may enter it."""
    texts = {page.body, text_of_page(page)} - {""}
    if page.kind != Entry.Kind.PAGE or page.parent_id is None or not texts:
        return None
    rooms = Section.objects.visible_to(viewer).filter(page__blog=page.blog_id, body__in=texts)
    return rooms.select_related("grade", "year", "page__blog").first()


def section_context(
    room: Section,
    blog: Blog,
    rooms: list[Section],
    viewer: Viewer,
    *,
    kind: str = "",
    answering: str = "",
    greeting: GreetingForm | None = None,
) -> dict[str, Any]:
    """The context of reading/section.html, in a fixed number of queries. `answering`: the id of words in the book that
    are about to be answered; `greeting`: words that could not be kept."""
    is_own = blog.is_own(viewer)
    pieces = pieces_in(room, viewer)
    chosen = [piece for piece in pieces if not kind or piece.kind == kind]
    room.page.blog = blog
    greetings = greetings_in(room, viewer)
    wall = Wall(room, chosen, viewer, greetings, foreword=_foreword(room, rooms))
    hung = wall.hung(is_own=is_own)
    goals = goals_in(room, viewer)
    may_write = may_greet(room, viewer)
    for piece, one in zip(chosen, hung, strict=True):
        one["label"] |= way_to_talk(piece, room, may_write=may_write and not is_own)
        if is_own and room.sealed_at is None:
            one["label"]["think_url"] = reverse("think-about-piece", args=[piece.public_id])
    return {
        "section": room,
        "blog": blog,
        "accent": room.colour_beside(blog),
        "here": "blog" if is_own else "",
        **entrance_of(room, blog, viewer),
        "present_url": reverse("present-section", args=[blog.slug, room.slug]),
        "papers": papers_of(room, blog, has_goals=bool(goals)),
        "rooms": _floor_plan(room, rooms, blog),
        "goals": goal_lines(goals),
        "pieces": in_groups(room.layout, chosen, hung),
        "credits": wall.credits(hung),
        "edit_url": reverse("edit-section", args=[room.public_id]) if is_own and room.sealed_at is None else "",
        "reopen_url": _reopen_url(room, viewer),
        "share_url": reverse("room-links", args=[room.public_id]) if is_own else "",
        "gallery": gallery_of(room) if is_own and room.shown_at and room.sealed_at is None else None,
        "editions_url": reverse("editions", args=[blog.slug, room.slug]) if is_own else "",
        "kept_back": _kept_back(room, goals) if is_own else "",
        "chips": _chips(pieces, kind),
        "html": wall.words,
        "foreword": wall.foreword,
        "other_doors": [_door(other, blog) for other in rooms if other is not room],
        "book": book_of(room, viewer, greetings, References(wall.media), answering=answering, form=greeting),
        "is_own": is_own,
        "state_line": _state(room, viewer) if is_own or viewer.is_staff_member else "",
    }


def _foreword(room: Section, rooms: list[Section]) -> str:
    """What the page says that carries the rooms, such as an imported one: at the way in, for who sees that page."""
    return text_of_page(room.page) if room is rooms[-1] and getattr(room, "page_seen", False) else ""


def in_groups(layout: str, pieces: list[Piece], hung: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What hangs, with its headings: titles below one are a level lower. In a gallery the first piece leads."""
    grouped, level, leads = [], "h3", layout == Layout.GALLERY
    for place, (piece, one) in enumerate(zip(pieces, hung, strict=True)):
        level = "h4" if piece.heading else level
        grouped.append(one | {"heading": piece.heading, "level": level, "lead": leads and place == 0})
    return grouped


def entrance_of(room: Section, blog: Blog, viewer: Viewer) -> dict[str, Any]:
    """What the painted wall at the entrance says: number, title, sentence, whose room it is."""
    return {
        "room": {"number": room.numeral, "title": str(room), "sentence": room.introduction},
        "whose": _whose(room, blog, viewer),
        "place": " · ".join(str(part) for part in (room.grade, room.year, _sealed(room)) if part),
    }


def _whose(room: Section, blog: Blog, viewer: Viewer) -> str:
    """Whose showcase it is, by the name that its owner gave it."""
    if blog.owner is None:
        return blog.title
    title, usual = room.page.title, {"", "showcase", _("Showcase").casefold()}
    is_named = getattr(room, "page_seen", False) and title.casefold() not in usual
    words = _("%(title)s by %(name)s") if is_named else _("%(name)s's showcase")
    return words % {"name": viewer.calls(blog.owner), "title": title}


def _sealed(room: Section) -> str:
    """Since when the room is not changed any more; "" while it may be."""
    if room.sealed_at is None:
        return ""
    return _("Sealed on %(day)s") % {"day": date_format(timezone.localtime(room.sealed_at), "DATE_FORMAT")}


def pieces_in(room: Section, viewer: Viewer) -> list[Piece]:
    """The pieces of the room in their order."""
    pieces = with_talk_counts(Piece.objects.visible_to(viewer).with_text_seen(viewer), viewer).filter(section=room)
    return list(telling_what_is_thought(pieces, viewer).select_related("entry", "picture", "as_chosen"))


def goals_in(room: Section, viewer: Viewer) -> list[Goal]:
    """The goals on the strip of the room that the viewer may see, with `answer`: what is said about each, where they
    may read that. Goal and reflection keep their own audience: the room does not open them wider."""
    said = Reflection.objects.visible_to(viewer).filter(goal=OuterRef("pk"))
    answer = said.values(answer=JSONObject(state="state", why="why", helped="helped"))[:1]
    goals = Goal.objects.visible_to(viewer).filter(sections=room).order_by("section_goals__position", "pk")
    return list(goals.annotate(answer=Subquery(answer, output_field=JSONField())))


def _reopen_url(room: Section, viewer: Viewer) -> str:
    """Where a teacher of its owner takes the seal off; "" for all others, and while there is none."""
    if room.sealed_at is None or not viewer.is_staff_member:
        return ""
    if not Section.objects.visible_to(viewer).reopenable_by(viewer).filter(pk=room.pk).exists():
        return ""
    return reverse("reopen-section", args=[room.public_id])


def gallery_of(room: Section) -> dict[str, Any]:
    """What its owner says about the room: ready or not, and whether it asks for kind words in the gallery."""
    return {
        "ready_url": reverse("say-ready", args=[room.public_id]),
        "is_ready": room.ready_at is not None,
        "words_url": reverse("want-words", args=[room.public_id]),
        "asks": room.words_wanted_at is not None,
    }


def _kept_back(room: Section, goals: list[Goal]) -> str:
    """What its owner is told about goals that whoever comes in does not see."""
    if room.opened_to == Audience.TEACHERS:
        return ""
    behind = sum(goal.audience == Audience.TEACHERS for goal in goals)
    return words_for_kept_back(behind, len(goals), of_grown_up=room.grade_id is None)


def goal_lines(goals: list[Goal]) -> list[dict[str, Any]]:
    """Each goal for the strip, with what is said about it as far as the viewer they were fetched for may read that."""
    lines = []
    for goal in goals:
        said: dict[str, str] = goal.answer or {}  # type: ignore[attr-defined]  # Annotated by goals_in.
        state = said.get("state", "")
        words = " ".join(filter(None, (said.get("why"), said.get("helped"))))
        lines.append({"state": MARKS[Reflection.State(state)] if state else "", "text": goal.words, "said": words})
    return lines


def _chips(pieces: list[Piece], chosen: str) -> list[dict[str, Any]]:
    kinds = list(dict.fromkeys(piece.kind for piece in pieces))
    if len(kinds) < 2:
        return []
    everything = {"label": _("All %(count)d") % {"count": len(pieces)}, "url": "?", "on": not chosen, "count": None}
    return [
        everything,
        *(
            {"label": PieceKind(kind).label, "url": f"?kind={kind}", "on": kind == chosen, "count": None}
            for kind in kinds
        ),
    ]


def _floor_plan(room: Section, rooms: list[Section], blog: Blog) -> list[dict[str, Any]]:
    plan = [
        {
            "number": other.numeral,
            "line": _("You are here") if other is room else _("Grade") if other.grade else _("Year"),
            "state": "here" if other is room else "past",
            "url": _url(other, blog),
        }
        for other in rooms
    ]
    if rooms and rooms[-1] is room:
        plan.append({"number": room.numeral + 1, "line": _("Next year"), "state": "next", "url": ""})
    return plan


def _door(room: Section, blog: Blog) -> dict[str, Any]:
    last = room.year is not None and datetime.timedelta() < timezone.localdate() - room.year.ends_on < A_YEAR
    if last:
        words = ngettext("%(count)d piece from last year", "%(count)d pieces from last year", room.piece_count)  # type: ignore[attr-defined]
    else:
        words = ngettext("%(count)d piece", "%(count)d pieces", room.piece_count)  # type: ignore[attr-defined]
    title = _("%(grade)s room") % {"grade": room.time}
    return {
        "number": room.numeral,
        "title": title,
        "line": words % {"count": room.piece_count},  # type: ignore[attr-defined]
        "over": _("Through this door"),
        "url": _url(room, blog),
    }


def _url(room: Section, blog: Blog) -> str:
    room.page.blog = blog
    return room.get_absolute_url()


def _state(room: Section, viewer: Viewer) -> str:
    if room.shown_at is None:
        return _("This room is still closed. Only you see it.")
    if room.approval is not None and room.is_kept_out:
        kept = _("A teacher kept this room closed for now.")
        return f"{kept} “{room.approval.note}”" if room.approval.note else kept
    if room.approval is not None and not room.approval.is_released:
        return _("Waiting for a teacher. Others see the room after a yes.")
    return ""
