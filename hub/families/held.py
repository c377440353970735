"""Answers to mails that are kept back: nobody vouches for who sent them, or nobody can tell what they are about."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import BigIntegerField, Exists, F, OuterRef, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.audience.viewer import Belonging, Viewer
from hub.blogs.models import Entry
from hub.comments.models import Comment
from hub.families.answering import PUT, comment_on, greet_in
from hub.families.family_viewer import FamilyViewer
from hub.families.models import LetterHome, SentAnswer, Told
from hub.mail.kinds import TAKES_REPLIES
from hub.mail.models import Incoming, IncomingQuerySet, Outgoing
from hub.mail.receiving import GONE, NOT_PLACED, NOT_VOUCHED, OTHER_ADDRESS, take_anyway
from hub.mail.replies import HasNoPlace, Reply
from hub.people.models import Person
from hub.school.models import Guardianship
from hub.showcase.models import Greeting, Section

NEWEST = 12
_OF_LETTER = Belonging(authored=lambda test: test.of("guardianship__student_id"))
_OF_DIGEST = Belonging(authored=lambda test: test.of("entry__blog__owner_id"))
_OF_COMMENT = Belonging(authored=lambda test: test.of("comment__writer_id"))
_OF_GREETING = Belonging(authored=lambda test: test.of("greeting__writer_id"))
_OF_STUDENT = Belonging(authored=lambda test: test.of("student_id"))


@dataclass(frozen=True)
class Place:
    """Where an answer may be put: a room's visitors' book, or below a post."""

    key: str
    label: str
    is_likely: bool = False


def held_for(viewer: Viewer) -> IncomingQuerySet:
    """Those that answer mails about students whose work this viewer lets in; the newest first. Of a mail that told of
    several children, whoever teaches the one with whom it began; the office, where what it was about is gone."""
    if not viewer.is_staff_member:
        return Incoming.objects.none()
    about = Q(answers__in=LetterHome.objects.filter(_letters(viewer)).values("outgoing"))
    told = Told.objects.filter(_digests(viewer)).annotate(began_with=_number("post", "outgoing__about"))
    about |= Q(answers__in=told.filter(entry=F("began_with")).values("outgoing"))
    about |= Q(answers__in=SentAnswer.objects.filter(_answers(viewer)).values("outgoing"))
    if viewer.sees_all_classes:
        about |= Q(answers__in=_lost(viewer))
    return Incoming.objects.held().filter(about).order_by("-came_at", "-pk")


def guardians_of(held: Iterable[Incoming]) -> dict[int, Person]:
    """To whom the mails that these answer were sent, by the numbers of the mails."""
    answered = Outgoing.objects.filter(pk__in=[one.answers_id or 0 for one in held])
    numbers = {outgoing.pk: outgoing.about.get("guardian") for outgoing in answered}
    people = Person.objects.in_bulk(set(numbers.values()))
    return {mail: people[guardian] for mail, guardian in numbers.items() if guardian in people}


def why(incoming: Incoming) -> str:
    """Why it is kept back, for who decides about it."""
    words = {
        NOT_VOUCHED: _("We cannot tell whether it is really from them."),
        OTHER_ADDRESS: _("It came from another address than theirs."),
        GONE: _("What they answered is not there any more, or was taken back."),
        NOT_PLACED: _("It came to the hub’s own address: we cannot tell what it is about."),
    }
    return words.get(incoming.note, "")


def places_for(incoming: Incoming, guardian: Person, viewer: Viewer) -> list[Place]:
    """The rooms and the newest posts of this guardian's children that the viewer teaches; likely is what the mail was
    about."""
    today = timezone.localdate(viewer.now, viewer.school.zone)
    guarding = Guardianship.objects.current(today).filter(guardian=guardian, school=viewer.school)
    children = list(guarding.filter(viewer.moderates(_OF_STUDENT)).values_list("student", flat=True))
    rooms = Section.objects.visible_to(viewer).filter(page__blog__owner__in=children, shown_at__lte=viewer.now)
    posts = Entry.objects.visible_to(viewer).out(viewer.now).posts().filter(authors__in=children).distinct()
    likely = _likely(incoming)
    found = [
        Place(f"room-{room.public_id}", _label(room.page.blog.owner, str(room)), ("room", room.pk) == likely)
        for room in rooms.select_related("page__blog__owner", "grade").order_by("page__blog__owner", "-grade__number")
    ]
    found += [
        Place(f"post-{post.public_id}", _label(post.blog.owner, str(post)), ("post", post.pk) == likely)
        for post in posts.select_related("blog__owner").order_by("-published_at", "-pk")[:NEWEST]
    ]
    return sorted(found, key=lambda place: not place.is_likely)


def let_in(incoming: Incoming, guardian: Person, key: str, viewer: Viewer) -> bool:
    """Put it there as this guardian's words, if they may write there today; whether it is there, or waits. As with all
    that families say, a teacher reads it first where the policy asks for that."""
    kind, _dash, public_id = key.partition("-")
    family = FamilyViewer(viewer.school, guardian)
    said = SentAnswer.of(incoming.answers) if incoming.answers else None

    def take(reply: Reply) -> str:
        note = ""
        if kind == "room":
            room = Section.objects.visible_to(viewer).filter(public_id=public_id).select_related("page__blog").first()
            below = said if isinstance(said, Greeting) and room and said.section_id == room.pk else None
            note = greet_in(room.pk, room.page.blog.owner_id, below, reply, family) if room else ""
        elif kind == "post":
            post = Entry.objects.visible_to(viewer).filter(public_id=public_id).first()
            under = said if isinstance(said, Comment) and post and said.entry_id == post.pk else None
            note = comment_on(post.pk, under, reply, family) if post else ""
        return note if note in PUT else ""

    with suppress(HasNoPlace):  # Nothing was written then, and it stays kept back.
        return take_anyway(incoming, take)
    return False


def _lost(viewer: Viewer) -> QuerySet[Outgoing, int]:
    """Mails of the school about what is not there any more: the room, the answer, or the post that it began with. Of
    those alone whose answer is kept back, for a hub has sent many more."""
    answered = Outgoing.objects.filter(pk__in=Incoming.objects.held().values("answers"))
    asked = answered.filter(kind__in=TAKES_REPLIES, about__school=viewer.school.pk)
    this, began_with = OuterRef("pk"), OuterRef("began_with")
    about = (
        LetterHome.objects.filter(outgoing=this),
        SentAnswer.objects.filter(outgoing=this),
        Told.objects.filter(outgoing=this, entry=began_with),
    )
    lost = asked.annotate(began_with=_number("post")).exclude(reduce(or_, map(Exists, about)))
    return lost.values("pk")  # type: ignore[return-value]  # One column.


def _number(key: str, about: str = "about") -> Cast:
    return Cast(KeyTextTransform(key, about), BigIntegerField())


def _letters(viewer: Viewer) -> Q:
    return viewer.moderates(_OF_LETTER) & Q(guardianship__school=viewer.school)


def _digests(viewer: Viewer) -> Q:
    return viewer.moderates(_OF_DIGEST) & Q(digest__school=viewer.school)


def _answers(viewer: Viewer) -> Q:
    in_comments = viewer.moderates(_OF_COMMENT) & Q(comment__school=viewer.school)
    return in_comments | (viewer.moderates(_OF_GREETING) & Q(greeting__school=viewer.school))


def _likely(incoming: Incoming) -> tuple[str, int | None]:
    """What the mail was about, by which an answer that was not kept back would have been placed."""
    outgoing = incoming.answers
    about: dict[str, Any] = outgoing.about if outgoing else {}
    if "home" in about:
        return "room", LetterHome.objects.filter(pk=about["home"]).values_list("section", flat=True).first()
    said = SentAnswer.of(outgoing) if outgoing else None
    if said is not None:
        return ("post", said.entry_id) if isinstance(said, Comment) else ("room", said.section_id)
    return "post", about.get("post")


def _label(child: Person | None, title: str) -> str:
    return f"{child.first_name}: {title}" if child else title
