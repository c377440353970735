"""What is left of somebody outside of their own work: sessions, mails, packed files, words in the index."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models import Exists, ManyToOneRel, OuterRef, Q

from hub.audience.models import Approval
from hub.families.models import LetterHome, SentAnswer, Told
from hub.mail.models import Incoming, Outgoing
from hub.people import slow_down
from hub.people.models import Person, SignInPause
from hub.portability.erasing.deleting import delete_whole
from hub.portability.models import Departure, Transfer
from hub.safety.models import Report
from hub.school.models import School
from hub.search.asking import OF_SCHOOL
from hub.search.models import KnownWord, PartRow, SearchRow


def end_sessions(person: Person) -> None:
    """Their sessions, and what was counted when somebody guessed their password."""
    for session in Session.objects.all().iterator():
        if session.get_decoded().get("_auth_user_id") == str(person.pk):
            session.delete()
    keys = Q(key__startswith=f"person:{person.pk} ") | Q(key=f"person:{person.pk}")
    if person.email:
        account = slow_down.account_of_email(person.email)
        keys |= Q(key__contains=account)
    SignInPause.objects.filter(keys).delete()


def take_back_mails(person: Person) -> None:
    """Mails to them and about their work, and what was answered to those by mail."""
    theirs = Q(pk__in=LetterHome.objects.filter(guardianship__student=person).values("outgoing"))
    theirs |= Q(pk__in=SentAnswer.objects.filter(comment__entry__blog__owner=person).values("outgoing"))
    theirs |= Q(pk__in=SentAnswer.objects.filter(greeting__section__page__blog__owner=person).values("outgoing"))
    theirs |= Q(pk__in=Told.objects.filter(entry__blog__owner=person).values("outgoing"))
    theirs |= Q(about__student=person.pk) | Q(about__guardian=person.pk)
    if person.email:
        theirs |= Q(to__iexact=person.email) | Q(about__email=person.email)
    numbers = list(Outgoing.objects.filter(theirs).values_list("pk", flat=True))
    Incoming.objects.filter(answers__in=numbers).delete()
    Outgoing.objects.filter(pk__in=numbers).delete()


def drop_packed(person: Person, school: School) -> None:
    """All that lies packed at the school or is being packed, for it may hold their comments; and what came in."""
    packed = (*Departure.MOVING, Departure.State.DONE)
    for departure in Departure.objects.filter(school=school, state__in=packed):
        departure.end(Departure.State.OVER)
    delete_whole(Departure.objects.filter(Q(blog__owner=person) | Q(asked_by=person)))
    delete_whole(Transfer.objects.filter(blog__owner=person))


def drop_reports(person: Person) -> None:
    """What was reported of theirs, with their words."""
    delete_whole(Report.objects.filter(about=person))


def forget_notes(school: School) -> None:
    """Words to a writer, beside a decision about something that is gone."""
    notes = Approval.objects.filter(school=school).exclude(note="")
    for relation in Approval._meta.get_fields(include_hidden=True):  # noqa: SLF001 - a model's.
        if relation.auto_created and relation.is_relation and isinstance(relation, ManyToOneRel):
            waiting = relation.related_model._default_manager.filter(**{relation.field.name: OuterRef("pk")})  # noqa: SLF001
            notes = notes.exclude(Exists(waiting))
    notes.delete()


def forget_words(school: School) -> None:
    """The words that no entry, comment or room of the school has any more."""
    left: set[str] = set()
    for title, words in SearchRow.objects.filter(entry__school=school).values_list("title", "words").iterator():
        left.update(title.split(), _plain(words))
    for words in PartRow.objects.filter(school=school).values_list("words", flat=True).iterator():
        left.update(_plain(words))
    known = KnownWord.objects.filter(school=school)
    gone = [number for number, word in known.values_list("pk", "word").iterator() if word not in left]
    for place in range(0, len(gone), 500):
        KnownWord.objects.filter(pk__in=gone[place : place + 500]).delete()


def _plain(words: str) -> Iterator[str]:
    """Words of the index, without the sign that some stand behind."""
    return (word.removeprefix(OF_SCHOOL) for word in words.split())


def fold() -> None:
    """Let SQLite fold its index and its log, which keep old words. Whatever is deleted it writes over by itself
    (config/env.py). PostgreSQL's autovacuum does this in its own time.
    """
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO search_index(search_index) VALUES('optimize')")
        cursor.execute("INSERT INTO search_part_index(search_part_index) VALUES('optimize')")
        if not connection.in_atomic_block:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
