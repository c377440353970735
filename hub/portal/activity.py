"""The activity log as its readers see it: whose lines, and each as a sentence."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.activity.models import Act, Kind
from hub.audience.viewer import Viewer
from hub.people.models import Person
from hub.safety.models import Report, Worry
from hub.safety.pace import CALLED
from hub.school.models import Appointment, Consent, Policy

PAGE = 100
SENTENCES: dict[str, str | Promise] = {
    Kind.SIGNED_IN: gettext_lazy("%(who)s signed in."),
    Kind.SIGN_IN_FAILED: gettext_lazy("Somebody tried to sign in as %(about)s, and could not."),
    Kind.ROLE_GIVEN: gettext_lazy("%(who)s gave %(about)s something to do: %(thing)s."),
    Kind.ROLE_ENDED: gettext_lazy("%(who)s noted that %(about)s leaves (%(thing)s)."),
    Kind.SECOND_STEP_ENDED: gettext_lazy("%(who)s let %(about)s come in without the second step again."),
    Kind.STUDENTS_ADDED: gettext_lazy("%(who)s added students to %(thing)s: %(outcome)s."),
    Kind.GUARDIAN_LINKED: gettext_lazy("%(who)s let a guardian look after %(about)s: %(guardian)s."),
    Kind.GUARDIAN_REMOVED: gettext_lazy("%(who)s noted that a guardian does not look after %(about)s: %(guardian)s."),
    Kind.CONSENT_GIVEN: gettext_lazy("%(who)s noted what the family of %(about)s allows: %(thing)s."),
    Kind.CONSENT_WITHDRAWN: gettext_lazy("%(who)s noted what the family of %(about)s does not allow: %(thing)s."),
    Kind.POLICY_CHANGED: gettext_lazy("%(who)s changed what the school allows: %(outcome)s."),
    Kind.LET_IN: gettext_lazy("%(who)s let something in."),
    Kind.KEPT_OUT: gettext_lazy("%(who)s kept something out."),
    Kind.DECIDED_TOGETHER: gettext_lazy("%(who)s let several things in at once: %(outcome)s."),
    Kind.TAKEN_BACK: gettext_lazy("%(who)s took a decision back."),
    Kind.REPORTED: gettext_lazy("Somebody reported something."),
    Kind.REPORT_ANSWERED: gettext_lazy("%(who)s answered a report."),
    Kind.WORRY_CLOSED: gettext_lazy("%(who)s saw to what worried somebody."),
    Kind.TAKEN_ALONG: gettext_lazy("%(who)s packed the blog of %(about)s to take along."),
    Kind.BROUGHT_IN: gettext_lazy("%(who)s brought work into the blog of %(about)s."),
    Kind.CARDS_PRINTED: gettext_lazy("%(who)s made cards: %(outcome)s."),
    Kind.CARD_STOPPED: gettext_lazy("%(who)s stopped the card of %(about)s."),
    Kind.LOOKED_AS: gettext_lazy("%(who)s looked at the hub as %(about)s sees it."),
    Kind.LOOKING_ENDED: gettext_lazy("%(who)s looks at the hub as themselves again."),
    Kind.CLASS_CODE_CHANGED: gettext_lazy("%(who)s gave a class a new code."),
    Kind.LOOKED_AT_MANY: gettext_lazy("%(who)s looked at very many things in a short time: %(outcome)s."),
    Kind.RESCUED: gettext_lazy("%(who)s took something of %(about)s out of the bin."),
    Kind.ERASING_ASKED: gettext_lazy("%(who)s asked to erase %(about)s."),
    Kind.ERASED: gettext_lazy("Somebody was erased; nothing of them is left."),
}


@dataclass(frozen=True)
class Told:
    """One line: when, who with a way to all of theirs, and the sentence."""

    at: datetime.datetime
    sentence: str
    by: str
    name: str


@dataclass(frozen=True)
class Asked:
    """What of the log is wanted; `before` is the number of the line above which one reads on."""

    kind: str
    person: str
    day: datetime.date | None
    before: int

    @classmethod
    def by(cls, told: QueryDict) -> Asked:
        """As the address has it; what makes no sense is not asked."""
        kind, before = told.get("kind", ""), told.get("before", "")
        number = int(before) if before.isascii() and before.isdigit() and len(before) < 18 else 0
        try:
            day = parse_date(told.get("day", ""))
        except ValueError:
            day = None
        return cls(kind if kind in Kind.values else "", told.get("person", "")[:22], day, number)

    def lines(self, viewer: Viewer) -> QuerySet[Act]:
        """The lines that the viewer may read, the newest first."""
        wanted = lines_for(viewer).order_by("-number")
        if self.kind:
            wanted = wanted.filter(kind=self.kind)
        if self.person:
            wanted = wanted.filter(Q(by=self.person) | Q(about=self.person))
        if self.day:
            first = timezone.make_aware(datetime.datetime.combine(self.day, datetime.time.min), viewer.school.zone)
            wanted = wanted.filter(at__gte=first, at__lt=first + datetime.timedelta(days=1))
        return wanted.filter(number__lt=self.before) if self.before else wanted

    def address(self, *, before: int) -> str:
        """The query string with which one reads on."""
        told = QueryDict(mutable=True)
        day = f"{self.day:%Y-%m-%d}" if self.day else ""
        told.update(
            {key: value for key, value in (("kind", self.kind), ("person", self.person), ("day", day)) if value}
        )
        told["before"] = str(before)
        return f"?{told.urlencode()}"


def reads_log(viewer: Viewer) -> bool:
    """Whether the log is theirs to read: administrators and the leads."""
    return viewer.is_administrator or viewer.is_lead


def lines_for(viewer: Viewer) -> QuerySet[Act]:
    """The school's lines, without those about reports and worries that are not the viewer's to answer: nobody learns
    here that they were reported themselves."""
    if not reads_log(viewer):
        return Act.objects.none()
    reports = Report.objects.moderated_by(viewer).values("public_id")
    worries = Worry.objects.moderated_by(viewer).values("public_id")
    hidden = Q(kind__in=(Kind.REPORTED, Kind.REPORT_ANSWERED)) & ~Q(thing__in=reports)
    hidden |= Q(kind=Kind.WORRY_CLOSED) & ~Q(thing__in=worries)
    return Act.objects.filter(school=viewer.school.pk).exclude(hidden)


def tell(acts: list[Act]) -> list[Told]:
    """These lines with the names of those who are still here."""
    ids = {one for act in acts for one in (act.by, act.about, _guardian(act)) if one}
    people = Person.objects.filter(public_id__in=ids).values_list("public_id", "first_name", "last_name")
    names = {public_id: f"{first} {last}".strip() for public_id, first, last in people}
    return [Told(act.at, _sentence(act, names), act.by, names.get(act.by, "")) for act in acts]


def _sentence(act: Act, names: dict[str, str]) -> str:
    gone, unknown = _("somebody who is not here any more"), _("somebody whom the hub does not know")
    return str(SENTENCES[act.kind]) % {
        "who": names.get(act.by, gone) if act.by else _("The hub itself"),
        "about": names.get(act.about, gone) if act.about else unknown,
        "guardian": names.get(_guardian(act), gone),
        "thing": _words(act.thing),
        "outcome": ", ".join(_words(code) for code in act.outcome.split()),
    }


def _words(code: str) -> str:
    """A word of the code as people say it."""
    if code.startswith("class "):
        return _("a class")
    choices = {**dict(Appointment.Role.choices), **dict(Consent.Kind.choices), **CALLED}
    fields = {field.name: getattr(field, "verbose_name", "") for field in Policy._meta.fields}
    return str(choices.get(code) or fields.get(code) or code or _("the school"))


def _guardian(act: Act) -> str:
    return act.thing if act.kind in (Kind.GUARDIAN_LINKED, Kind.GUARDIAN_REMOVED) else ""
