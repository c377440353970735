"""What a teacher asks of a showcase."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import Viewer
from hub.ids import new_public_id
from hub.people.models import Person
from hub.school.models import Grade, School
from hub.showcase.models import PieceKind
from hub.text.lists import listed


class AssignmentQuerySet(GuardedQuerySet["Assignment"]):
    """Assignments."""

    def visible_to(self, viewer: Viewer) -> AssignmentQuerySet:
        """One's own and those that colleagues passed on. Students are told what is asked through what was given."""
        if viewer.person is None or not viewer.is_staff_member:
            return self.none()
        return self.filter(Q(made_by=viewer.person) | Q(is_passed_on=True), school=viewer.school)

    def editable_by(self, viewer: Viewer) -> AssignmentQuerySet:
        """One's own."""
        if viewer.person is None or not viewer.is_staff_member:
            return self.none()
        return self.filter(made_by=viewer.person, school=viewer.school)

    def newest(self) -> AssignmentQuerySet:
        """Those that are not what was asked before a change."""
        return self.filter(replaced_by=None)


class Assignment(models.Model):
    """A showcase as it is asked for. Once it is given it does not change: a change makes a new one, so that whoever is
    in the middle of it goes on with what was asked."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="assignments")
    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="assignments")
    made_at = models.DateTimeField(auto_now_add=True)
    based_on = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    replaced_by = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="earlier")
    is_passed_on = models.BooleanField(_("colleagues may take it, too"), default=False)
    name = models.CharField(_("What is it called?"), max_length=120)
    title = models.CharField(
        _("Title on the wall"), max_length=160, blank=True, help_text=_("Empty: the name of the grade.")
    )
    words = models.TextField(_("Your words to the students"), blank=True, max_length=2000)
    goals = models.PositiveSmallIntegerField(_("How many goals?"), default=3)
    asks_reflections = models.BooleanField(_("A reflection on each goal"), default=True)
    pieces = models.PositiveSmallIntegerField(_("How many pieces?"), default=4)
    kinds = models.CharField(_("Which kinds?"), max_length=120, blank=True, help_text="names of kinds, spaces between")
    one_of_each = models.BooleanField(_("One of each of these kinds"), default=False)
    asks_why = models.BooleanField(_("Why is it here?"), default=True)
    asks_learned = models.BooleanField(_("What did you learn?"), default=True)
    asks_next = models.BooleanField(_("What’s next?"), default=True)
    why_words = models.CharField(_("In your own words"), max_length=200, blank=True)
    learned_words = models.CharField(_("In your own words"), max_length=200, blank=True)
    next_words = models.CharField(_("In your own words"), max_length=200, blank=True)
    steps = models.TextField(
        _("Steps of your own"), blank=True, max_length=2000,
        help_text=_("A line each. Students tick them off beside what the hub sees by itself."),
    )  # fmt: skip
    rubric = models.TextField(
        _("What does good work look like?"), blank=True, max_length=4000,
        help_text=_("In words, a line each. Students read it, too. There are no marks."),
    )  # fmt: skip

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def built_in(cls, school: School, grade: Grade | None) -> Assignment:
        """The one that the whole thing was built around; not saved."""
        about = grade.name if grade else gettext("This year")
        return cls(
            school=school,
            name=gettext("%(grade)s showcase") % {"grade": about},
            words=gettext(
                "Make a showcase page on your blog. Type your goals and a reflection on each. Decide which pieces of"
                " work tell your year, find an example for each, and say why it is there."
            ),
        )

    @property
    def is_new(self) -> bool:
        """Whether it is not kept yet, as the built-in one and a copy."""
        return self._state.adding

    def is_known_to(self, viewer: Viewer) -> bool:
        """Whether the viewer, who works here, may look at it as `visible_to` says."""
        return self.is_passed_on or (viewer.person is not None and self.made_by_id == viewer.person.pk)

    @property
    def wanted_kinds(self) -> tuple[str, ...]:
        """The kinds of pieces that are asked for or suggested."""
        return tuple(kind for kind in PieceKind.values if kind in self.kinds.split())

    @property
    def kind_words(self) -> str:
        """The kinds, in words."""
        return listed(str(PieceKind(kind).label) for kind in self.wanted_kinds)

    @property
    def questions(self) -> dict[str, str]:
        """The questions for each piece, by the name of the field that they fill, each with own words or ""."""
        every = {
            "why": (self.asks_why, self.why_words),
            "learned": (self.asks_learned, self.learned_words),
            "next_step": (self.asks_next, self.next_words),
        }
        return {name: words for name, (is_asked, words) in every.items() if is_asked}

    @property
    def question_words(self) -> list[str]:
        """The questions as students read them."""
        own = {"why": _("Why is it here?"), "learned": _("What did you learn?"), "next_step": _("What’s next?")}
        return [words or str(own[name]) for name, words in self.questions.items()]

    @property
    def rubric_lines(self) -> list[str]:
        """What good work looks like, line by line."""
        return _lines(self.rubric)

    @property
    def step_lines(self) -> list[str]:
        """The teacher's own steps, each once."""
        return list(dict.fromkeys(_lines(self.steps)))

    def copy(self, *, by: Person) -> Assignment:
        """One of this person's own with the same words; not saved. It says what it is based on."""
        same = {name: getattr(self, name) for name in ASKED}
        return Assignment(school=self.school, made_by=by, based_on=None if self.is_new else self, **same)

    def own_of(self, person: Person) -> Assignment:
        """This one if it is the person's own, saved; else a copy of their own, saved."""
        own = self if self.made_by_id == person.pk else self.copy(by=person)
        if own.is_new:
            own.save()
        return own

    def change(self, **words: Any) -> Assignment:
        """Ask something else from now on. What is given already goes on as it was for those who have begun, who may
        take the change."""
        with transaction.atomic():
            if self.is_new or not self.givings.exists():
                for name, value in words.items():
                    setattr(self, name, value)
                self.save()
                return self
            same = {name: getattr(self, name) for name in ASKED}
            now = Assignment.objects.create(
                school=self.school, made_by=self.made_by, based_on=self.based_on, **(same | words)
            )
            for giving in self.givings.all():
                giving.ask_instead(now)
            self.replaced_by = now
            self.save(update_fields=["replaced_by"])
        return now


def _lines(words: str) -> list[str]:
    return [line.strip()[:200] for line in words.splitlines() if line.strip()]


ASKED = (
    *("name", "title", "words", "goals", "asks_reflections", "pieces", "kinds", "one_of_each", "rubric", "steps"),
    *("asks_why", "asks_learned", "asks_next", "why_words", "learned_words", "next_words"),
)
"""The fields that say what is asked."""
