"""Finds words that worry as they are written, and hands them to the lead before anybody else reads them."""

from __future__ import annotations

from typing import Any

from hub.blogs.models import Entry, Revision
from hub.comments.models import Saying
from hub.mail.outbox import put
from hub.people.models import Person
from hub.safety.models import Worry
from hub.school.models import Enrolment
from hub.text.excerpts import plain
from hub.text.noticing import is_worrying


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


def _watch(thing: Entry | Saying | Revision, words: str, writers: Any) -> None:
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
    elif not known.approval.is_released and thing.approval != known.approval:
        known.hold_again(thing)


def _student_among(writers: Any) -> Person | None:
    learning = Enrolment.objects.current().students().values("person")
    found: Person | None = writers.filter(pk__in=learning).first()
    return found
