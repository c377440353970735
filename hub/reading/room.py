"""All that a room of the showcase shows."""

from __future__ import annotations

from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.audience.audiences import Audience
from hub.audience.viewer import Viewer
from hub.blogs.cards import PagePicture, page_picture
from hub.blogs.models import Blog, Entry
from hub.media.credits import credits_of
from hub.media.models import MediaFile
from hub.reflections.models import Goal, Reflection
from hub.showcase.models import Piece, PieceKind, Section, words_for_kept_back
from hub.text import embeds
from hub.text.references import References, entry_ids, media_ids, render


def rooms_on(blog: Blog, viewer: Viewer) -> list[Section]:
    """The rooms of a blog's showcase that the viewer may enter, the lowest grade first."""
    rooms = Section.objects.visible_to(viewer).filter(page__blog=blog)
    rooms = rooms.select_related("grade", "year", "approval", "page")
    return list(rooms.annotate(piece_count=Count("pieces")).order_by("grade__number"))


def room_of(page: Entry, viewer: Viewer) -> Section | None:
    """The room that was made of this page of an imported showcase, for whoever may enter it."""
    if page.kind != Entry.Kind.PAGE or page.parent_id is None or not page.body:
        return None
    rooms = Section.objects.visible_to(viewer).filter(page__blog=page.blog_id, body=page.body)
    return rooms.select_related("grade", "page__blog").first()


def section_context(room: Section, blog: Blog, rooms: list[Section], viewer: Viewer, *, kind: str) -> dict[str, Any]:
    """The context of reading/section.html, in a fixed number of queries."""
    is_own = blog.is_own(viewer)
    pieces = list(_pieces(room, viewer))
    chosen = [piece for piece in pieces if not kind or piece.kind == kind]
    room.page.blog = blog
    hung = _hung(chosen, viewer, is_own=is_own)
    goals = list(Goal.objects.visible_to(viewer).filter(sections=room).order_by("section_goals__position", "pk"))
    return {
        "section": room,
        "blog": blog,
        "accent": blog.accent,
        "here": "blog" if is_own else "",
        "room": {"number": room.grade.number, "title": str(room), "sentence": room.introduction},
        "whose": _("%(name)s's showcase") % {"name": blog.owner.first_name} if blog.owner else blog.title,
        "place": " · ".join(str(part) for part in (room.grade, room.year) if part),
        "rooms": _floor_plan(room, rooms, blog),
        "goals": _goals(goals, viewer),
        "pieces": hung,
        "credits": credits_of({piece["file"].pk: piece["file"] for piece in hung if piece["file"]}.values()),
        "edit_url": reverse("edit-section", args=[room.public_id]) if is_own and room.sealed_at is None else "",
        "kept_back": _kept_back(room, goals) if is_own else "",
        "chips": _chips(pieces, kind),
        "html": _imported(room, viewer),
        "other_doors": [_door(other, blog) for other in rooms if other is not room],
        "is_own": is_own,
        "state_line": _state(room, viewer) if is_own or viewer.is_staff_member else "",
    }


def _pieces(room: Section, viewer: Viewer) -> Any:
    pieces = Piece.objects.visible_to(viewer).filter(section=room)
    return pieces.select_related("entry", "picture").prefetch_related("picture__renditions")


def _hung(pieces: list[Piece], viewer: Viewer, *, is_own: bool) -> list[dict[str, Any]]:
    """Each piece with its frame and label. A post that the viewer may not see gives neither link nor picture."""
    numbers = [piece.entry_id for piece in pieces if piece.entry_id]
    seen = Entry.objects.visible_to(viewer).out(viewer.now).filter(pk__in=numbers)
    posts = {post.pk: post for post in seen.select_related("blog", "cover").prefetch_related("cover__renditions")}
    return [_one_hung(piece, posts.get(piece.entry_id or 0), is_own=is_own) for piece in pieces]


def _one_hung(piece: Piece, post: Entry | None, *, is_own: bool) -> dict[str, Any]:
    media = piece.picture or (post.cover if post else None)
    picture = page_picture(media) if media else None
    film = embeds.find(piece.video_address) if piece.video_address else None
    title = piece.title_beside(post)
    return {
        "id": f"piece-{piece.public_id}",
        "file": media,
        "work": {"picture": picture, "ribbon": piece.kind, "moulding": _moulding(piece, title)},
        "label": {
            "title": title or _("This work is not for you to see"),
            "meta": piece.material,
            "why": piece.why,
            "learned": piece.learned,
            "next": piece.next_step,
            "url": post.get_absolute_url() if post else piece.address or piece.video_address,
            "go": "" if post else _("Open the link") if piece.address else _("Watch the film"),
        },
        "film": _film(film, piece) if film and not picture else None,
        "words": _words(piece, post, picture),
        "add_url": f"{reverse('edit-piece', args=[piece.public_id])}?source=picture#picture" if is_own else "",
        "line": _promise(piece),
    }


def _film(film: embeds.Embed, piece: Piece) -> dict[str, Any]:
    """The film for design/_embed.html."""
    return {
        "player": film.player_address or "",
        "label": film.title or piece.title,
        "url": film.watch_address,
        "provider_name": film.provider_name,
    }


def _words(piece: Piece, post: Entry | None, picture: PagePicture | None) -> str:
    """What stands in the frame of a work without a picture: how the post begins, where a link goes, or the title."""
    if picture or piece.promised_for or piece.video_address:
        return ""
    return (post.excerpt if post else piece.address) or piece.title_beside(post)


def _promise(piece: Piece) -> str:
    if piece.promised_for is None:
        return ""
    day = date_format(piece.promised_for, "j F")
    return _("It comes until %(day)s.") % {"day": day}


def _moulding(piece: Piece, title: str) -> str:
    """White for paintings and prints, black for screens and data, oak for the rest."""
    words = f"{piece.material} {title}".lower()
    if any(word in words for word in ("watercolour", "print", "paint", "collage")):
        return "white"
    if piece.video_address or any(word in words for word in ("coding", "game", "chart", "data", "film", "experiment")):
        return "black"
    return "oak"


def _kept_back(room: Section, goals: list[Goal]) -> str:
    """What its owner is told about goals that whoever comes in does not see."""
    if room.opened_to == Audience.TEACHERS:
        return ""
    return words_for_kept_back(sum(goal.audience == Audience.TEACHERS for goal in goals), len(goals))


def _goals(goals: list[Goal], viewer: Viewer) -> list[dict[str, Any]]:
    """The goals strip. Goal and reflection keep their own audience: the room does not open them wider."""
    said = {
        one.goal_id: one for one in Reflection.objects.visible_to(viewer).filter(goal__in=[goal.pk for goal in goals])
    }
    return [
        {
            "state": said[goal.pk].mark if goal.pk in said else "",
            "text": goal.words,
            "said": " ".join(filter(None, (said[goal.pk].why, said[goal.pk].helped))) if goal.pk in said else "",
        }
        for goal in goals
    ]


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
            "number": other.grade.number,
            "line": _("You are here") if other is room else _("Grade"),
            "state": "here" if other is room else "past",
            "url": _url(other, blog),
        }
        for other in rooms
    ]
    if rooms and rooms[-1] is room:
        plan.append({"number": room.grade.number + 1, "line": _("Next year"), "state": "next", "url": ""})
    return plan


def _door(room: Section, blog: Blog) -> dict[str, Any]:
    pieces = ngettext("%(count)d piece", "%(count)d pieces", room.piece_count) % {"count": room.piece_count}  # type: ignore[attr-defined]
    title = _("%(grade)s room") % {"grade": room.grade}
    return {
        "number": room.grade.number,
        "title": title,
        "line": pieces,
        "over": _("Through this door"),
        "url": _url(room, blog),
    }


def _url(room: Section, blog: Blog) -> str:
    room.page.blog = blog
    return room.get_absolute_url()


def _imported(room: Section, viewer: Viewer) -> Any:
    """What an imported showcase page said, with the media and entries that the viewer sees."""
    if not room.body:
        return ""
    files = MediaFile.objects.visible_to(viewer).filter(public_id__in=media_ids(room.body))
    entries = Entry.objects.visible_to(viewer).filter(public_id__in=entry_ids(room.body)).select_related("blog")
    addresses = {entry.public_id: entry.get_absolute_url() for entry in entries if entry.slug}
    media = {file.public_id: file.shown(named=viewer.is_known) for file in files.prefetch_related("renditions")}
    return render(room.body, References(media, addresses))


def _state(room: Section, viewer: Viewer) -> str:
    if room.shown_at is None:
        return _("This room is still closed. Only you see it.")
    if room.approval is not None and room.is_kept_out:
        kept = _("A teacher kept this room closed for now.")
        return f"{kept} “{room.approval.note}”" if room.approval.note else kept
    if room.approval is not None and not room.approval.is_released:
        return _("Waiting for a teacher. Others see the room after a yes.")
    return ""
