"""What hangs on the hub's front: the work of the day, fresh posts, doors of classes, showcases."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.audience.viewer import Viewer
from hub.blogs.cards import page_picture, place_of
from hub.blogs.models import Entry, EntryQuerySet, Tag
from hub.media.models import MediaFile
from hub.school.models import Classroom, Enrolment
from hub.showcase.models import Piece, Section, SectionQuerySet
from hub.text.lists import listed

MOST_ON_THE_WALL = 30
MOST_WORDS = 3


def work_of_the_day(viewer: Viewer) -> dict[str, Any] | None:
    """One framed work with its label: another each day, the same for a day, out of the newest pieces with a picture."""
    posts = Entry.objects.visible_to(viewer).out(viewer.now)
    pieces = Piece.objects.visible_to(viewer).filter(posts.holding("entry"))
    newest = (
        pieces.filter(entry__cover__isnull=False)
        .select_related("entry__blog__owner", "entry__cover", "entry__classroom", "entry__grade")
        .defer("entry__body", "entry__plain", "entry__source")
        .order_by("-pk")
    )
    candidates = list(newest[:MOST_ON_THE_WALL])
    if not candidates:
        return None
    piece = candidates[timezone.localdate(viewer.now).toordinal() % len(candidates)]
    entry = piece.entry
    if entry is None or entry.cover is None:
        raise LookupError("the query asks for both")
    owner = entry.blog.owner
    whose = listed(filter(None, (viewer.name_of(owner) if owner else "", place_of(entry, viewer))))
    return {
        "work": {"picture": page_picture(entry.cover), "ribbon": piece.kind, "moulding": "oak"},
        "label": {
            "over": _("On the wall today"),
            "title": piece.title or str(entry),
            "meta": " · ".join(filter(None, (whose, piece.material))),
            "quote": f"“{piece.learned or piece.why}”" if piece.learned or piece.why else "",
            "url": entry.get_absolute_url(),
        },
    }


def with_words(posts: EntryQuerySet) -> EntryQuerySet:
    """The posts, each with one of the words it was given."""
    return posts.annotate(word=Subquery(Tag.objects.filter(entries=OuterRef("pk")).values("name")[:1]))


def words_to_try(posts: list[Entry]) -> list[str]:
    """A few words to look for. They are those of posts that hang here, so that each finds something."""
    words = (post.word for post in posts)  # type: ignore[attr-defined]  # Annotated by with_words.
    return list({word.casefold(): word for word in words if word}.values())[:MOST_WORDS]


def classes_with_doors(viewer: Viewer) -> QuerySet[Classroom]:
    """The classes of this year, with a teacher's name, the number of students, and a picture on the door."""
    today = timezone.localdate(viewer.now, viewer.school.zone)
    now = Enrolment.objects.current(today).filter(classroom=OuterRef("pk"))
    students = now.students().order_by().values("classroom").annotate(number=Count("pk")).values("number")
    pictures = Entry.objects.visible_to(viewer).out(viewer.now).filter(classroom=OuterRef("pk"), cover__isnull=False)
    if not viewer.is_known:  # A child's picture on the door would tell who is in the class.
        pictures = pictures.filter(blog__classroom=OuterRef("pk"))
    return (
        Classroom.objects.of_this_year(viewer.school, today)
        .select_related("grade")
        .annotate(
            teacher=Subquery(now.teachers().order_by("pk").values("person__first_name")[:1]),
            student_count=Subquery(students, output_field=IntegerField()),
            door_picture=Subquery(pictures.order_by("-published_at").values("cover__public_id")[:1]),
        )
    )


def doors(classes: list[Classroom]) -> list[dict[str, Any]]:
    """The context of design/_doors.html."""
    listed = []
    for room in classes:
        count = room.student_count or 0  # type: ignore[attr-defined]
        picture = room.door_picture  # type: ignore[attr-defined]
        listed.append(
            {
                "name": room.name,
                "line": room.teacher or "",  # type: ignore[attr-defined]
                "count": ngettext("%(count)d blog", "%(count)d blogs", count) % {"count": count},
                "url": reverse("class", args=[room.slug]),
                "accent": room.accent,
                "picture": {"src": reverse("media", args=[picture, SMALL])} if picture else None,
            }
        )
    return listed


SMALL = "w320.webp"


def showcases(viewer: Viewer) -> SectionQuerySet:
    """The rooms that are shown and that the viewer may enter, the newest first."""
    released = Q(approval=None) | Q(approval__decision="released")
    shown = Section.objects.visible_to(viewer).exclude(shown_at=None).filter(released)
    return shown.order_by("-shown_at", "-pk")


def with_pictures(rooms: QuerySet[Section], viewer: Viewer) -> list[Section]:
    """A page of rooms, each with two of its pictures. `rooms` is sliced; only for these the pictures are looked up."""
    with_picture = Piece.objects.filter(section=OuterRef("pk"), picture__kind=MediaFile.Kind.IMAGE).order_by("position")
    seen = Entry.objects.visible_to(viewer).out(viewer.now).holding("entry")
    with_post = Piece.objects.filter(seen, section=OuterRef("pk"), entry__cover__isnull=False).order_by("position")
    found = Section.objects.filter(pk__in=rooms.values("pk")).select_related("page__blog__owner", "grade", "year")
    return list(
        found.annotate(
            first_picture=Subquery(with_picture.values("picture__public_id")[:1]),
            second_picture=Subquery(with_picture.values("picture__public_id")[1:2]),
            first_post_picture=Subquery(with_post.values("entry__cover__public_id")[:1]),
            second_post_picture=Subquery(with_post.values("entry__cover__public_id")[1:2]),
        )
        .defer("body", "page__body", "page__plain", "page__source")
        .order_by("-shown_at", "-pk")
    )


def posters(rooms: list[Section], viewer: Viewer) -> list[dict[str, Any]]:
    """The context of design/_poster.html for each room."""
    return [
        {
            "title": str(room),
            "url": room.get_absolute_url(),
            "number": room.numeral,
            "accent": room.page.blog.accent,
            "person": viewer.named(room.page.blog.owner),
            "place": " · ".join(filter(None, (room.time, _stage(room)))),
            "pictures": _pictures(room),
        }
        for room in rooms
    ]


def _stage(room: Section) -> str:
    """What its owner says about it."""
    if room.words_wanted_at is None or room.sealed_at is not None:
        return ""
    return _("asks for kind words") if room.ready_at else _("in progress, asks for kind words")


def _pictures(room: Any) -> list[dict[str, str]]:
    found = [room.first_picture, room.first_post_picture, room.second_picture, room.second_post_picture]
    return [
        {"src": reverse("media", args=[picture, SMALL]), "alt": ""} for picture in dict.fromkeys(filter(None, found))
    ][:2]
