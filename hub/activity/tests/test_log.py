"""The activity log keeps what was written, and the doctor finds what was changed all the same."""

from __future__ import annotations

import logging
import threading

import pytest
from django.db import DatabaseError, connection, connections, transaction

from hub.activity.checking import Broken, first_broken
from hub.activity.found import activity_log
from hub.activity.guard import STAND, STEP_ASIDE
from hub.activity.models import Act, Kind
from hub.activity.models.act import NeverChanged

SOME = 12


def write(lines: int = SOME) -> None:
    for number in range(lines):
        Act.note(Kind.SIGNED_IN, school=7, by=f"person-{number}", role="student")


def as_an_intruder(statement: str) -> None:
    """Whoever has the database open takes the triggers away first."""
    with connection.cursor() as cursor:
        for step in STEP_ASIDE[connection.vendor]:
            cursor.execute(step)
        cursor.execute(statement)


@pytest.mark.django_db
def test_lines_follow_each_other_and_vouch_for_each_other():
    write()

    acts = list(Act.objects.all())
    assert [act.number for act in acts] == list(range(1, SOME + 1))
    assert len({act.hash for act in acts}) == SOME
    assert first_broken(7) is None
    assert activity_log().state == "well"


@pytest.mark.django_db
def test_each_school_has_a_log_of_its_own():
    write()
    Act.note(Kind.SIGNED_IN, school=8)

    assert Act.objects.get(school=8).number == 1
    assert first_broken(8) is None


@pytest.mark.django_db
def test_the_code_refuses_to_change_a_line():
    write(1)
    act = Act.objects.get()

    for change in (act.save, act.delete, Act.objects.all().delete, lambda: Act.objects.update(by="")):
        with pytest.raises(NeverChanged):
            change()
    with pytest.raises(NeverChanged):
        Act.objects.bulk_create([act])


@pytest.mark.django_db
@pytest.mark.parametrize("statement", ["UPDATE activity_act SET role = ''", "DELETE FROM activity_act"])
def test_the_database_refuses_it_too(statement: str):
    write(2)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert Act.objects.count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("statement", "number", "is_missing"),
    [
        ("UPDATE activity_act SET role = 'teacher' WHERE number = 5", 5, False),
        ("UPDATE activity_act SET about = 'x' WHERE number >= 5", 5, False),
        ("DELETE FROM activity_act WHERE number = 5", 5, True),
        ("DELETE FROM activity_act WHERE number = 1", 1, True),
        ("DELETE FROM activity_act WHERE number = 12", SOME, True),
        ("DELETE FROM activity_act", 1, True),
        ("UPDATE activity_act SET number = number + 100 WHERE number = 5", 5, True),
        ("UPDATE activity_chain SET number = 11", SOME, False),
    ],
)
def test_the_first_broken_line_is_found(statement: str, number: int, is_missing: bool):
    write()

    as_an_intruder(statement)

    assert first_broken(7) == Broken(7, number, is_missing=is_missing)


@pytest.mark.django_db
def test_the_doctor_misses_the_triggers_and_names_the_broken_line():
    write()
    as_an_intruder("UPDATE activity_act SET role = 'teacher' WHERE number = 5")
    assert "triggers" in activity_log().words

    with connection.cursor() as cursor:
        for step in STAND[connection.vendor]:
            cursor.execute(step)
    assert activity_log().words.startswith("Line 5 of the log of school 7 is not what was written")


@pytest.mark.django_db
def test_what_is_rolled_back_was_never_written():
    write(1)

    with pytest.raises(ZeroDivisionError), transaction.atomic():
        write(1)
        _ = 1 / 0

    assert Act.objects.count() == 1
    assert first_broken(7) is None


@pytest.mark.django_db(transaction=True)
def test_a_copy_goes_to_the_servers_own_log(caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.INFO, "hub.activity"):
        Act.note(Kind.SIGNED_IN, school=7, by="mei\nline")

    assert Act.objects.get().hash in caplog.text
    assert "\nline" not in caplog.messages[0]


@pytest.mark.django_db(transaction=True)
def test_several_writers_at_once_make_one_chain():
    def work() -> None:
        write(5)
        connections.close_all()

    threads = [threading.Thread(target=work) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Act.objects.count() == 20
    assert first_broken(7) is None
