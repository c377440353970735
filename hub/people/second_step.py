"""What is asked after the password: a code of the phone, or one from paper.

Only who comes in by e-mail address and password has it; students come in by cards and pictures and are never asked.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable

from django.db import transaction

from hub.people.models import Passkey, Person, RecoveryCode, TimeCode
from hub.people.models.time_code import step_of
from hub.people.news import tell

log = logging.getLogger("hub.people")


def is_on(person: Person) -> bool:
    """Whether this person is asked for a second step."""
    return TimeCode.objects.filter(person=person).exists()


def who_has_it(people: Iterable[Person]) -> set[int]:
    """The keys of those of these people who are asked for one."""
    return set(TimeCode.objects.filter(person__in=people).values_list("person_id", flat=True))


def takes(person: Person, code: str) -> bool:
    """Whether this is a code of their phone of now, or one of their codes on paper. Each works once."""
    time_code = TimeCode.objects.filter(person=person).first()
    return (time_code is not None and time_code.takes(code)) or RecoveryCode.take(person, code)


@transaction.atomic
def turn_on(person: Person, secret: str, code: str) -> list[str] | None:
    """Ask for time codes of this secret from now on; gives the codes to print. None, and nothing else, when `code` is
    not the one of now."""
    used = step_of(secret, code)
    if used is None:
        return None
    TimeCode.start(person, secret, used=used)
    tell(person, "codes-on")
    return RecoveryCode.make_for(person)


@transaction.atomic
def turn_off(person: Person, *, by: Person | None) -> None:
    """Ask for nothing but the password again. When it is not they who do it (None: the operator), all that is open
    ends."""
    is_own = by is not None and by.pk == person.pk
    TimeCode.objects.filter(person=person).delete()
    RecoveryCode.objects.filter(person=person).delete()
    if not is_own:
        Passkey.objects.filter(person=person).delete()  # They are on what was lost, or stolen.
        person.end_sign_ins()
    tell(person, "codes-off" if is_own else "codes-reset")
    log.info("second step ended: person:%s by person:%s", person.pk, by.pk if by else "the operator")
