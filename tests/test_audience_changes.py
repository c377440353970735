"""The rule after any row of changes: people come and go, families change their minds, work changes hands."""

from __future__ import annotations

import datetime
from dataclasses import replace

from django.db import transaction
from django.utils import timezone
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from hub.audience.models import Approval
from hub.blogs.models import Entry
from hub.comments.models import Comment
from hub.people.models import Person
from hub.school.models import Appointment, Consent, Enrolment, Guardianship
from hub.search.reach import reaches
from samples.cast import Cast
from tests import matrix
from tests.oracle import Facts, Said, Work, hears, sees

STUDENTS = st.sampled_from(["mei", "tomas", "noah", "kofi", "luca", "lina"])
ADULTS = st.sampled_from(["ines", "rosa", "zara", "elias", "nora", "amara"])
GUARDIANS = st.sampled_from(["aiko", "ravi", "marta", "sofia"])
ROOMS = st.sampled_from(["3A", "6B", "8B"])
AUDIENCES = st.sampled_from(matrix.AUDIENCES)
ANSWERS = st.sampled_from(matrix.ANSWERS)
WHICH = st.integers(0, 5)


class School(RuleBasedStateMachine):
    """A school in which anything may happen, kept twice: in the database, and as facts for the oracle."""

    cast: Cast

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.turn = self.endings = 0
        self.facts = Facts()
        self.today = timezone.localdate(timezone=self.cast.school.zone)
        works = [Work(by=(name,), owner=name) for name in ("mei", "tomas", "lina", "ines")]
        works += [Work(by=("mei", "tomas"), owner="mei"), Work(by=("ines",), of_class="6B")]
        pairs = matrix.entries_of(self.cast, works)
        self.entries = [entry for entry, _work in pairs]
        self.works = [work for _entry, work in pairs]
        self.comments: list[tuple[Comment, str, int, str]] = []

    def teardown(self) -> None:
        """Put the school back as it was."""
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    # Work

    @rule(which=WHICH, audience=AUDIENCES, answer=ANSWERS)
    def show(self, which: int, audience: str, answer: str) -> None:
        """Somebody chooses an audience, which publishes a draft, and somebody answers."""
        entry, work = self.entries[which], self.works[which]
        entry.audience = audience
        entry.approval = (
            None if answer == "not asked" else Approval.objects.create(school=entry.school, decision=answer)
        )
        entry.published_at = entry.published_at or timezone.now()
        state = "out" if work.state == "draft" else work.state
        self._note(which, replace(work, audience=audience, answer=answer, state=state))

    @rule(which=WHICH, state=st.sampled_from(matrix.STATES))
    def move(self, which: int, state: str) -> None:
        """It is written, planned, published, taken off or thrown away."""
        entry, work = self.entries[which], self.works[which]
        now, day = timezone.now(), datetime.timedelta(days=1)
        entry.published_at = {"draft": None, "scheduled": now + day}.get(state, now - day)
        entry.withdrawn_at = now if state == "withdrawn" else None
        entry.binned_at = now if state == "binned" else None
        self._note(which, replace(work, state=state))

    @rule(which=WHICH, name=STUDENTS)
    def write_together(self, which: int, name: str) -> None:
        """Another student becomes an author."""
        entry, work = self.entries[which], self.works[which]
        if name not in work.by:
            entry.authors.add(self._person(name))
            self._note(which, replace(work, by=(*work.by, name)))

    @rule(which=WHICH, name=st.one_of(STUDENTS, GUARDIANS, ADULTS), answer=ANSWERS)
    def comment(self, which: int, name: str, answer: str) -> None:
        """Somebody says something about it."""
        entry = self.entries[which]
        approval = None if answer == "not asked" else Approval.objects.create(school=entry.school, decision=answer)
        said = Comment.objects.create(
            school=entry.school, entry=entry, writer=self._person(name), body="<p>Oh!</p>", approval=approval
        )
        self.comments.append((said, name, which, answer))

    # People

    @rule(name=STUDENTS, room=ROOMS)
    def enter(self, name: str, room: str) -> None:
        """A student comes into a class."""
        if room not in self.facts.learns.get(name, set()):
            self._enrol(name, room, Enrolment.Role.STUDENT)
            self.facts.learns.setdefault(name, set()).add(room)

    @rule(name=STUDENTS)
    def leave(self, name: str) -> None:
        """A student leaves all classes."""
        self._end(self._person(name).enrolments)
        self.facts.learns.pop(name, None)

    @rule(name=ADULTS, room=ROOMS)
    def take_over(self, name: str, room: str) -> None:
        """Somebody begins to teach a class."""
        if room not in self.facts.teaches.get(name, set()):
            self._enrol(name, room, Enrolment.Role.TEACHER)
            self.facts.teaches.setdefault(name, set()).add(room)

    @rule(name=ADULTS)
    def hand_over(self, name: str) -> None:
        """A teacher leaves all classes, and is nothing else at the school either."""
        self._end(self._person(name).enrolments)
        self._end(self._person(name).appointments)
        self.facts.teaches.pop(name, None)
        self.facts.help_all.discard(name)
        self.facts.other_staff.discard(name)

    @rule(name=ADULTS)
    def appoint(self, name: str) -> None:
        """Somebody becomes coach."""
        if name not in self.facts.help_all:
            person = self._person(name)
            Appointment.objects.filter(person=person, role="coach").delete()
            Appointment.objects.create(
                school=self.cast.school, person=person, role=Appointment.Role.COACH, starts_on=self.today
            )
            self.facts.help_all.add(name)

    @rule(name=GUARDIANS, child=STUDENTS, begins=st.booleans())
    def guard(self, name: str, child: str, begins: bool) -> None:
        """A guardianship begins or ends."""
        link = {"guardian": self._person(name), "student": self._person(child), "school": self.cast.school}
        Guardianship.objects.filter(**link).delete()
        self.facts.guards.setdefault(name, set()).discard(child)
        if begins:
            Guardianship.objects.create(**link, starts_on=self.today)
            self.facts.guards[name].add(child)
        else:
            yesterday = self.today - datetime.timedelta(days=1)
            Guardianship.objects.create(**link, starts_on=yesterday, ends_on=yesterday)

    # Ceilings

    @rule(name=STUDENTS, agrees=st.booleans(), kind=st.sampled_from(Consent.FOR_EVERYONE))
    def decide(self, name: str, agrees: bool, kind: str) -> None:
        """A family allows all, or takes one thing back."""
        if agrees:
            Consent.give(self.cast.school, self._person(name), *Consent.FOR_EVERYONE, by=None)
            self.facts.agreed.add(name)
        else:
            Consent.withdraw(self.cast.school, self._person(name), kind, by=None)
            self.facts.agreed.discard(name)

    @rule(widest=st.sampled_from(["class", "school", "families", "everyone"]))
    def change_policy(self, widest: str) -> None:
        """The school changes its mind."""
        self.cast.policy.widest_audience = widest
        self.cast.policy.save(update_fields=["widest_audience"])
        self.facts.widest = widest

    # What must hold

    @invariant()
    def rule_and_oracle_agree(self) -> None:
        """About everything, for a fifth of the people after each change; in turns, so that each is asked often."""
        self.turn += 1
        for who in list(self.cast.people)[self.turn % 5 :: 5]:
            viewer = self.cast.viewer(self.cast.people[who])
            seen = set(Entry.objects.visible_to(viewer).values_list("pk", flat=True))
            for entry, work in zip(self.entries, self.works, strict=True):
                assert (entry.pk in seen) is sees(self.facts, who, work), f"{who}: {work}, {self.facts}"
            assert seen <= set(Entry.objects.filter(reaches(viewer)).values_list("pk", flat=True)), (
                f"{who}, {self.facts}"
            )
            heard = set(Comment.objects.visible_to(viewer).values_list("pk", flat=True)) if self.comments else set()
            for comment, name, which, answer in self.comments:
                said = Said(on=self.works[which], by=name, answer=answer)
                assert (comment.pk in heard) is hears(self.facts, who, said), f"{who}: {said}, {self.facts}"

    def _note(self, which: int, work: Work) -> None:
        self.entries[which].save()
        self.works[which] = work

    def _person(self, name: str) -> Person:
        person = self.cast.people[name]
        assert person is not None
        return person

    def _enrol(self, name: str, room: str, role: str) -> None:
        person, classroom = self._person(name), getattr(self.cast, f"class_{room.lower()}")
        Enrolment.objects.filter(person=person, classroom=classroom, role=role, starts_on=self.today).delete()
        Enrolment.objects.create(person=person, classroom=classroom, role=role, starts_on=self.today)

    def _end(self, rows) -> None:
        """Since yesterday. Each began on a day of its own, because one may take up again what one has just ended."""
        self.endings += 1
        yesterday = self.today - datetime.timedelta(days=1)
        began = yesterday - datetime.timedelta(days=100 + self.endings)
        rows.current(self.today).update(starts_on=began, ends_on=yesterday)


def test_rule_and_oracle_agree_after_any_changes(cast: Cast):
    School.cast = cast

    run_state_machine_as_test(School, settings=settings(max_examples=8, stateful_step_count=12, deadline=None))
