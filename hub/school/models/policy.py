"""What a school allows. It is the ceiling for what anybody chooses."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.people.models import Person
from hub.people.network import is_in_network
from hub.school.models.school import School
from hub.school.models.trust import Trust

GRACE = datetime.timedelta(days=14)
"""How long after the rule, or after joining, somebody still comes in without a second step."""


class Policy(models.Model):
    """The rules of one school; one row each."""

    class Widest(models.TextChoices):
        CLASS = "class", _("the class")
        SCHOOL = "school", _("the school")
        FAMILIES = "families", _("school and families")
        EVERYONE = "everyone", _("everyone")

    class ApprovalFor(models.TextChoices):
        NOTHING = "nothing", _("nothing")
        EVERYONE = "everyone", _("what everyone may see")
        ALL = "all", _("all that students publish")

    class CommentsBy(models.TextChoices):
        NOBODY = "nobody", _("nobody")
        SCHOOL = "school", _("students and staff")
        FAMILIES = "families", _("students, staff and families")
        GUESTS = "guests", _("these, and guests; what a guest writes is always read first")

    class SecondStepOf(models.TextChoices):
        NOBODY = "nobody", _("nobody; whoever wants it sets it up")
        ADMINISTRATORS = "administrators", _("administrators")
        STAFF = "staff", _("all who work here")

    school = models.OneToOneField(School, on_delete=models.CASCADE, related_name="policy")
    widest_audience = models.CharField(
        _("students may show their work at most to"), max_length=10, choices=Widest, default=Widest.EVERYONE
    )
    approval_for = models.CharField(
        _("a teacher reads first"), max_length=10, choices=ApprovalFor, default=ApprovalFor.EVERYONE
    )
    comments_by = models.CharField(_("who may comment"), max_length=10, choices=CommentsBy, default=CommentsBy.FAMILIES)
    approve_comments = models.BooleanField(_("a teacher reads students' comments first"), default=True)
    teachers_may_trust = models.BooleanField(
        _("a teacher may let students whom they trust go without being read first"), default=False
    )
    teachers_may_open_classes = models.BooleanField(
        _("a teacher may open a class of their own from pasted names"), default=False
    )
    students_choose_nicknames = models.BooleanField(
        _("students may choose a nickname for those outside"), default=False
    )
    search_engines_welcome = models.BooleanField(_("search engines may list public pages"), default=False)
    second_step_of = models.CharField(
        _("signing in asks for a code of the phone, too, of"),
        max_length=14,
        choices=SecondStepOf,
        default=SecondStepOf.ADMINISTRATORS,
        help_text=_("Who has none yet gets 14 days to set it up. Students are never asked."),
    )
    cards_network = models.CharField(
        _("sign-in cards work only in these networks"), max_length=400, blank=True,
        help_text=_("Such as 203.0.113.0/24, with commas between several. Empty: anywhere."),
    )  # fmt: skip
    cards_from = models.TimeField(_("sign-in cards work from"), null=True, blank=True)
    cards_until = models.TimeField(
        _("sign-in cards work until"), null=True, blank=True, help_text=_("Empty: the whole day.")
    )
    second_step_since = models.DateField(default=timezone.localdate, editable=False)

    class Meta:
        verbose_name_plural = "policies"
        constraints = [
            models.CheckConstraint(
                condition=Q(cards_from=None, cards_until=None) | Q(cards_from__lt=F("cards_until")),
                name="cards_work_for_a_while_or_all_day",
            )
        ]

    def __str__(self) -> str:
        return f"Policy of {self.school}"

    def lets_card_in(self, address: str, at: datetime.datetime) -> bool:
        """Whether a student comes in by a card from this address (network_of) at this moment."""
        if self.cards_network and not is_in_network(address, self.cards_network):
            return False
        if self.cards_from is None or self.cards_until is None:
            return True
        return self.cards_from <= timezone.localtime(at, self.school.zone).time() < self.cards_until

    def second_step_by(self, person: Person) -> datetime.date | None:
        """The last day on which somebody who works here comes in without a second step; None where it is not asked."""
        appointed = person.appointments.current().filter(school=self.school_id)
        if self.second_step_of == self.SecondStepOf.NOBODY:
            is_asked = False
        elif self.second_step_of == self.SecondStepOf.ADMINISTRATORS:
            is_asked = appointed.administrators().exists()
        else:
            teaching = person.enrolments.current().teachers().filter(classroom__school=self.school_id)
            is_asked = appointed.exists() or teaching.exists()
        since = max(self.second_step_since, timezone.localdate(person.joined_at))
        return since + GRACE if is_asked else None

    def wants_yes(self, by: Person, audience: str, *, authors: Iterable[int] = ()) -> bool:
        """Whether a teacher reads first what `by` shows to this audience. What staff shows needs nobody's yes; whoever
        is not on the staff today (who has left, or is not in a class yet) needs it like a student. What several made
        needs it as long as one of its `authors` does."""
        trusts = [Trust.of(person, self.school_id) for person in {by.pk, *authors}] if audience != "teachers" else []
        if not any(self.reads_first(audience, trust) for trust in trusts):
            return False
        enrolled = by.enrolments.current().filter(classroom__school=self.school_id)
        if enrolled.students().exists():
            return True
        return not (enrolled.teachers().exists() or by.appointments.current().filter(school=self.school_id).exists())

    def reads_first(self, audience: str, trust: Trust | None = None) -> bool:
        """Whether a teacher reads first what students show to this audience. `trust`: what was said of this student."""
        if audience == "teachers":
            return False
        if trust is not None and trust.is_watched:
            return True
        if self.approval_for == self.ApprovalFor.NOTHING or self._lets_go(trust):
            return False
        return audience == "everyone" or self.approval_for == self.ApprovalFor.ALL

    def reads_words_first(self, trust: Trust | None = None) -> bool:
        """Whether a teacher reads first what students say about the work of others."""
        return (trust is not None and trust.is_watched) or (self.approve_comments and not self._lets_go(trust))

    def _lets_go(self, trust: Trust | None) -> bool:
        return self.teachers_may_trust and trust is not None and trust.is_free
