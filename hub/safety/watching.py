"""Finds words that worry as they are written, and hands them to the lead before anybody else reads them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from hub.blogs.models import Entry, Revision
from hub.comments.models import Saying
from hub.mail.outbox import put
from hub.people.models import Person, PersonQuerySet
from hub.reflections.models import Reflection
from hub.safety.models import Worry
from hub.safety.models.worry import KeptAside, Worrying
from hub.school.models import Enrolment
from hub.showcase.models import Piece, PieceThought
from hub.text.excerpts import plain
from hub.text.noticing import is_worrying

WORDS = ("title", "material", "words", "why", "helped", "learned", "next_step")
"""The fields of goals, reflections and labels in which somebody says something."""


def watch_entry(sender: type[Entry], instance: Entry, raw: bool = False, **kwargs: Any) -> None:
    """An entry was saved. What is a draft, withdrawn or in the bin is nobody's but the author's."""
    is_shown = instance.published_at is not None and instance.withdrawn_at is None and instance.binned_at is None
    if is_shown and not raw:
        _watch(instance, f"{instance.title}\n{instance.plain}", instance.authors.all())


def watch_revision(sender: type[Revision], instance: Revision, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """A change of an entry was proposed."""
    if created and instance.approval_id and not raw:
        _watch(instance, f"{instance.title}\n{plain(instance.body)}", instance.entry.authors.all())


def watch_saying(sender: type[Saying], instance: Saying, raw: bool = False, **kwargs: Any) -> None:
    """A comment, or words in a visitors' book, were written or changed."""
    if instance.writer_id and instance.binned_at is None and not raw:
        _watch(instance, plain(instance.body), Person.objects.filter(pk=instance.writer_id))


def watch_piece_thought(sender: type[PieceThought], instance: PieceThought, raw: bool = False, **kwargs: Any) -> None:
    """A reflection about a piece was written or changed."""
    if not raw:
        _watch(instance, instance.words, Person.objects.filter(pk=instance.student_id))


def watch_kept(sender: type[KeptAside], instance: KeptAside, raw: bool = False, **kwargs: Any) -> None:
    """A goal, a reflection or a label was written or changed."""
    if raw:
        return
    words = _words_of(instance)
    if is_worrying(words):
        _watch(instance, words, _whose(instance))
    else:
        Worry.says_something_else(instance)


def watch_brought(entries: Iterable[Entry]) -> None:
    """Entries of an import are about to be let in: what worries is for the lead first."""
    for entry in entries:
        _watch(entry, f"{entry.title}\n{entry.plain}", entry.authors.all())


def watch_stored(things: Iterable[Model]) -> None:
    """Things of an import were stored, which tells nobody: goals, reflections, labels and comments that worry are the
    lead's from the first moment on, before the one yes for all. Posts are looked at with that yes: they may be many."""
    for thing in things:
        if isinstance(thing, KeptAside):
            _watch(thing, _words_of(thing), _whose(thing))
        elif isinstance(thing, PieceThought):
            watch_piece_thought(PieceThought, thing)
        elif isinstance(thing, Saying):
            watch_saying(type(thing), thing)


def _words_of(thing: KeptAside) -> str:
    return "\n".join(filter(None, (getattr(thing, field, "") for field in WORDS)))


def _whose(thing: KeptAside) -> PersonQuerySet:
    people = Person.objects.get_queryset()
    if isinstance(thing, Piece):
        return people.filter(blogs__entries__sections=thing.section)
    return people.filter(pk=thing.goal.student_id if isinstance(thing, Reflection) else thing.student_id)


def _watch(thing: Worrying, words: str, writers: Any) -> None:
    """Hold it for the lead, once for the same words; those that a lead has let in go on their way."""
    if not is_worrying(words):
        return
    writer = _student_among(writers)
    if writer is None:
        return
    known = Worry.known(thing, words, writer)
    if known is None:
        worry = Worry.hand_to_lead(thing, words, writer=writer)
        for person in set(worry.who_helps().values_list("person", flat=True)):
            put("worry", worry=worry.pk, person=person)
        return
    known.be_about(thing)
    if not known.approval.is_released and getattr(thing, "approval", known.approval) != known.approval:
        known.hold_again(thing)


def _student_among(writers: Any) -> Person | None:
    learning = Enrolment.objects.current().students().values("person")
    found: Person | None = writers.filter(pk__in=learning).first()
    return found
