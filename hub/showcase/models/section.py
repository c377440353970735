"""A grade's part of the showcase: a room."""

from __future__ import annotations

import datetime

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hub.audience.audiences import Audience
from hub.audience.models import Approval
from hub.blogs.models import ACCENTS, Blog, Entry
from hub.ids import new_public_id
from hub.mail.outbox import put
from hub.people.models import Person
from hub.reflections.models import Goal
from hub.school.models import Grade, School, SchoolYear
from hub.showcase.asked import Asked, asked_of
from hub.showcase.models.room_address import slug_of
from hub.showcase.models.section_goal import SectionGoal
from hub.showcase.models.section_queryset import SectionQuerySet

IN_ORDER = ["grade__number", "year__starts_on"]
"""From the lowest grade up, and year after year."""
THINKING_TIME = datetime.timedelta(minutes=10)
"""So long a mail to a mentor waits, so that what is taken back at once, or said again, is one mail or none."""


class Layout(models.TextChoices):
    """How the work hangs in a room."""

    GALLERY = "gallery", _("Gallery")
    ONE_WALL = "one-wall", _("One wall")
    STORIES = "stories", _("Stories")
    CARDS = "cards", _("Index cards")
    TIMELINE = "timeline", _("Timeline")
    BIG = "big", _("Big pictures")


class Section(models.Model):
    """One grade's room on a showcase page."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="sections")
    page = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="sections")
    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    grade = models.ForeignKey(
        Grade,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sections",
        help_text="none: the room of a grown-up, for a school year",
    )
    year = models.ForeignKey(SchoolYear, on_delete=models.PROTECT, null=True, blank=True, related_name="sections")
    title = models.CharField(_("title on the wall"), max_length=160, blank=True)
    introduction = models.TextField(_("one sentence at the entrance"), blank=True)
    body = models.TextField(blank=True, help_text="what an imported page said, in the closed vocabulary")
    goals = models.ManyToManyField(Goal, through="showcase.SectionGoal", related_name="sections")
    layout = models.CharField(_("how the work hangs"), max_length=10, choices=Layout, default=Layout.GALLERY)
    accent = models.CharField(
        _("colour of the wall"), max_length=20, choices=[(name, name) for name in ACCENTS], blank=True, default=""
    )
    audience = models.CharField(max_length=10, choices=Audience, default=Audience.CLASS)
    approval = models.ForeignKey(Approval, on_delete=models.PROTECT, null=True, blank=True, related_name="sections")
    shown_at = models.DateTimeField(null=True, blank=True)
    sealed_at = models.DateTimeField(null=True, blank=True)
    ready_at = models.DateTimeField(null=True, blank=True, help_text="its owner said that it is ready")
    words_wanted_at = models.DateTimeField(
        null=True, blank=True, help_text="its owner put it into the gallery and asks for kind words"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    objects = SectionQuerySet.as_manager()

    class Meta:
        ordering = IN_ORDER
        constraints = [
            models.UniqueConstraint(fields=["page", "grade"], name="one_section_a_grade"),
            models.UniqueConstraint(fields=["page", "year"], condition=Q(grade=None), name="one_section_a_year"),
            models.CheckConstraint(
                condition=Q(grade__isnull=False) | Q(year__isnull=False), name="a_section_has_a_grade_or_a_year"
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.time

    def get_absolute_url(self) -> str:
        return reverse("showcase-section", args=[self.page.blog.slug, self.slug])

    @property
    def time(self) -> str:
        """What it tells about: a grade; or of a grown-up a school year. Fetch with both."""
        return str(self.grade or self.year)

    @property
    def slug(self) -> str:
        """What addresses call it."""
        return self.grade.slug if self.grade else slug_of(self.year) if self.year else ""

    @property
    def numeral(self) -> int:
        """The number on its wall: of the grade, or the last two digits of the year in which the school year begins."""
        return self.grade.number if self.grade else self.year.starts_on.year % 100 if self.year else 0

    @property
    def its_time(self) -> Q:
        """The condition, on what has a `grade` and a `year`, that it is of the time that the room tells about."""
        of_year = Q(year=self.year, year__isnull=False)
        return of_year | Q(grade=self.grade) if self.grade else of_year

    def colour_beside(self, blog: Blog) -> str:
        """The colour of its walls: its own, or else that of its blog."""
        return self.accent or blog.accent

    @property
    def title_with_grade(self) -> str:
        """Its title after the grade, which is not said twice."""
        says_it = not self.title or self.title.casefold().startswith(self.time.casefold())
        return str(self) if says_it else f"{self.time}: {self.title}"

    @cached_property
    def asked(self) -> Asked:
        """What its owner is asked for here. Fetch with the owner of its blog."""
        return asked_of(self.page.blog.owner, self.grade, timezone.localdate(timezone=self.school.zone))

    @property
    def last_day(self) -> datetime.date:
        """The day that a teacher named, else the end of its year, or today if that is over: until then a picture may be
        still to come."""
        if (until := self.asked.pictures_until) is not None and until >= timezone.localdate():
            return until
        year = self.year or SchoolYear.current(self.school)
        today = timezone.localdate()
        return max(year.ends_on, today) if year else today

    @classmethod
    def start(
        cls, blog: Blog, grade: Grade | None, *, by: Person, year: SchoolYear | None = None, title: str = ""
    ) -> Section:
        """The section for this grade, or without one for this year, on the blog's showcase page; page and section are
        made where missing. A new one has this title, and the goals of its year hang there. That a grown-up has begun a
        showcase is told to nobody: the page is their own, its rooms have their own locks."""
        with transaction.atomic():
            page = blog.entries.filter(is_showcase=True, binned_at=None).first()
            if page is None:
                page = Entry.start(blog, by=by, kind=Entry.Kind.PAGE, title=gettext("Showcase"))
                page.is_showcase = True
                page.publish(by=by, audience=Audience.CLASS if grade else Audience.TEACHERS)
            of_time = {"grade": grade} if grade else {"grade": None, "year": year}
            section, is_new = cls.objects.get_or_create(
                page=page, **of_time, defaults={"school": blog.school, "year": year, "title": title}
            )
            if is_new:
                section.hang_goals_of_the_year(by)
        return section

    def hang_goals_of_the_year(self, student: Person) -> None:
        """Hang what the student wanted in this grade or year."""
        goals = Goal.objects.held().filter(self.its_time, student=student, school=self.school)
        hung = [SectionGoal(section=self, goal=goal, position=place) for place, goal in enumerate(goals)]
        SectionGoal.objects.bulk_create(hung, ignore_conflicts=True)

    def show(self, *, by: Person, audience: str) -> None:
        """Open the room to this audience. Where the policy asks, a teacher says yes first; also to a room that a
        teacher has kept out, whoever it is for now."""
        widened, self.audience = self.audience != audience, Audience(audience)
        self.shown_at = self.shown_at or timezone.now()
        with transaction.atomic():
            wants_yes = (self.approval is None or widened) and self.school.policy.wants_yes(by, audience)
            if self.is_kept_out or wants_yes:
                self.approval = Approval.objects.create(school=self.school)
            elif widened and self.approval is not None and self.approval.decision == Approval.Decision.WAITING:
                self.approval = None  # For these visitors nobody's yes is needed.
            self.save(update_fields=["audience", "shown_at", "approval"])
            self.lead_goals()

    @property
    def is_entered(self) -> bool:
        """Whether others may enter, or a teacher has let them."""
        return self.shown_at is not None if self.approval is None else self.approval.is_released

    @property
    def is_on_show(self) -> bool:
        """Whether others see now what stands in it."""
        return self.shown_at is not None and self.is_entered

    def asks_again(self, by: Person) -> bool:
        """Whether a change by this person needs a yes of its own."""
        return self.is_entered and self.school.policy.wants_yes(by, self.audience)

    def ask_again(self, *, by: Person) -> None:
        """Something hangs here that no teacher has seen. Where the policy asks, the room waits as a whole."""
        if self.asks_again(by):
            self.approval = Approval.objects.create(school=self.school)
            self.save(update_fields=["approval"])
            self.lead_goals()

    def release(self, *, by: Person) -> None:
        """Let others enter."""
        if self.approval is not None:
            self.approval.release(by=by)
            self.lead_goals()

    def hold(self, *, by: Person, note: str = "") -> None:
        """Keep it closed; the owner sees the note."""
        if self.approval is not None:
            self.approval.hold(by=by, note=note)
            self.lead_goals()

    def wait_again(self) -> None:
        """Take the decision back."""
        if self.approval is not None:
            self.approval.wait_again()
            self.lead_goals()

    @property
    def is_kept_out(self) -> bool:
        """Whether a teacher has kept it closed to others."""
        return self.approval is not None and self.approval.decision == Approval.Decision.HELD

    @property
    def opened_to(self) -> str:
        """Who may come in now: while the room is closed, or waits for a yes, only those who may always."""
        is_open = self.shown_at is not None and (self.approval is None or self.approval.is_released)
        return self.audience if is_open else Audience.TEACHERS

    def close(self) -> None:
        """Close the room; only its owner sees it."""
        with transaction.atomic():
            self.shown_at = None
            self.save(update_fields=["shown_at"])
            self.lead_goals()

    def say_ready(self, *, ready: bool) -> None:
        """Say that it is ready, or that it is still in progress. It opens the room to nobody. Of a grown-up the mentor
        is told, a little later, if it is still so and they may enter."""
        if ready == (self.ready_at is not None):
            return
        self.ready_at = timezone.now() if ready else None
        with transaction.atomic():
            self.save(update_fields=["ready_at"])
            if self.ready_at and self.grade_id is None:
                moment, due_at = self.ready_at.isoformat(), self.ready_at + THINKING_TIME
                put("mentor-ready", due_at=due_at, section=self.pk, ready_at=moment)

    @classmethod
    def said_ready(cls, number: int, moment: str) -> Section | None:
        """This one, if what its owner said last is that it is ready, at this moment."""
        rooms = cls.objects.select_related("school", "grade", "year", "page__blog__owner")
        room = rooms.filter(pk=number).exclude(ready_at=None).first()
        return room if room and room.ready_at and room.ready_at.isoformat() == moment else None

    def want_words(self, *, wanted: bool) -> None:
        """Put it among those that ask for kind words, or take it out. Whoever may not enter does not see it there."""
        self.words_wanted_at = timezone.now() if wanted else None
        self.save(update_fields=["words_wanted_at"])

    def lead_goals(self) -> None:
        """Give the goals that go with the room, and what is said about them, the audience that the room has now."""
        now = self.opened_to
        for hung in self.section_goals.select_related("goal"):
            hung.lead(now)

    def share_goals(self) -> None:
        """Let all its goals, and what is said about them, go with the room."""
        for hung in self.section_goals.kept_back():
            hung.share(SectionGoal.Shares.ALL)
