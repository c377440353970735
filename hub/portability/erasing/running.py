"""Erasing somebody step by step. Each step may be done again, so that what broke off goes on from the start."""

from __future__ import annotations

from collections.abc import Callable

from hub.blogs.models import Authorship, Blog, Entry
from hub.media.models import MediaFile, Upload
from hub.people.models import Person
from hub.portability.erasing import together, traces
from hub.portability.erasing.deleting import delete_whole
from hub.portability.erasing.tombstones import set_tombstone
from hub.portability.models import Erasing
from hub.school.models import School

Step = Callable[[Person, School], object]
STEPS: list[Step] = [
    lambda person, _school: traces.end_sessions(person),
    lambda person, _school: traces.take_back_mails(person),
    traces.drop_packed,
    lambda person, _school: traces.drop_reports(person),
    lambda person, _school: together.leave_group_work(person),
    together.leave_talk,
    lambda person, _school: together.drop_pictures_sent(person),
    lambda person, _school: _delete_work(person),
    lambda person, _school: together.leave_files(person),
    lambda person, _school: _delete_files(person),
    lambda person, _school: delete_whole(Person.objects.filter(pk=person.pk)),
]


def erase(erasing: Erasing) -> None:
    """Erase the person, and say how far it is. A second time goes on, or only says that it is done."""
    set_tombstone(erasing.person_id_was)
    person = Person.objects.filter(public_id=erasing.person_id_was).first()
    if person is not None:
        erasing.begin()
        for number, step in enumerate(STEPS, start=1):
            step(person, erasing.school)
            erasing.move(number)
    traces.forget_notes(erasing.school)
    traces.forget_words(erasing.school)
    traces.fold()
    if erasing.is_moving:
        erasing.finish()


def _delete_work(person: Person) -> None:
    """Their blogs with all on them, and what they alone made elsewhere."""
    delete_whole(Blog.objects.filter(owner=person))
    delete_whole(Entry.objects.filter(pk__in=Authorship.objects.filter(person=person).values("entry")))


def _delete_files(person: Person) -> None:
    """Their library, and what was on its way into it."""
    delete_whole(Upload.objects.filter(owner=person))
    delete_whole(MediaFile.objects.filter(owner=person))
