"""Which question starts a reflection: the school's own for the grade and the language, or the built-in one."""

from __future__ import annotations

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hub.people.models import Person
from hub.reflections.models import Prompt, ThoughtKind
from hub.school.models import Enrolment, School

YOUNG_UNTIL = 4
"""The last grade for which the shorter questions are."""
BUILT_IN: dict[ThoughtKind, tuple[Promise, Promise]] = {
    ThoughtKind.WENT_WELL: (_("What do you like best about it?"), _("What went well, and what did you do for it?")),
    ThoughtKind.DID_NOT_WORK: (
        _("What did not work? That is good to know."),
        _("What did not work, and why do you think so?"),
    ),
    ThoughtKind.HARD: (_("What was hard? What helped you?"), _("What was hard, and what did you do then?")),
    ThoughtKind.LEARNED: (
        _("What can you do now?"),
        _("What do you know or can you do now that you could not before?"),
    ),
    ThoughtKind.NEXT: (_("What will you try next?"), _("What will you do next, or in another way?")),
}
"""For each kind the question for the young and for the older."""


def prompts_for(person: Person, school: School) -> dict[str, str]:
    """The question for each kind, by its name. Two questions to the database."""
    grade = Enrolment.objects.grade_of(person, school)
    number = grade.number if grade else YOUNG_UNTIL + 1
    asked = {kind.value: str(built_in(kind, number)) for kind in ThoughtKind}
    language = (get_language() or "")[:2]
    own = Prompt.objects.filter(Q(language="") | Q(language=language), school=school)
    for prompt in own.filter(grade_from__lte=number, grade_to__gte=number).order_by("language", "-pk"):
        asked[prompt.kind] = prompt.words
    return asked


def built_in(kind: ThoughtKind, grade: int) -> Promise:
    """The question of this kind for a grade, by its number."""
    young, older = BUILT_IN[kind]
    return young if grade <= YOUNG_UNTIL else older
