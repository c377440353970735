"""Many words to one student: of one other student within an hour, or unkind ones of several (safety.md X12)."""

from __future__ import annotations

import datetime

from hub.audience.viewer import Viewer
from hub.people.models import Person
from hub.school.models import Enrolment
from hub.text.excerpts import plain
from hub.text.noticing import Noticed, notice

LATELY = datetime.timedelta(hours=1)
MOST = 5
"""From so many on within an hour, what one student says to one other waits for a teacher."""
UNKIND = 2
"""From so many unkind writers on, what any student says to that one waits."""
LOOKED_AT = 100
Said = list[tuple[int | None, str]]
"""Who wrote what, the newest first."""


def is_crowding(viewer: Viewer, to: Person, said: Said) -> bool:
    """Whether a teacher reads first what this viewer, a student, is about to say to `to`, another one, after what was
    said to them lately."""
    if viewer.person is None or to == viewer.person or not viewer.is_student or viewer.is_staff_member:
        return False
    own = sum(writer == viewer.person.pk for writer, _words in said)
    if own + 1 < MOST and len({writer for writer, _words in said}) < UNKIND:
        return False
    if not Enrolment.objects.current().students().filter(person=to, classroom__school=viewer.school).exists():
        return False
    return own + 1 >= MOST or len(_unkind_writers(to, said)) >= UNKIND


def _unkind_writers(to: Person, said: Said) -> set[int | None]:
    others = [(writer, words) for writer, words in said if writer != to.pk]
    return {writer for writer, words in others if Noticed.UNKIND in notice(plain(words))}
