"""What every reflection has, whatever it is about: a question, the words, for whom they are, and a teacher's yes."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models, transaction
from django.db.models.base import ModelState
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hub.audience.audiences import Audience
from hub.audience.models import Approval
from hub.ids import new_public_id
from hub.people.models import Person
from hub.reflections.models.prompt import ThoughtKind
from hub.school.models import School, SchoolYear
from hub.text.noticing import HELP

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


class AnyThought(models.Model):
    """What somebody thinks, begun by a prompt. Its audience is its own, never wider than what it is about. Where the
    policy asks, a teacher reads it first; until then it is the writer's and the teachers'."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="%(class)ss")
    student = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="%(class)ss")
    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    year = models.ForeignKey(SchoolYear, on_delete=models.PROTECT, null=True, blank=True, related_name="%(class)ss")
    kind = models.CharField(max_length=15, choices=ThoughtKind)
    question = models.CharField(max_length=300, blank=True, help_text="as it was asked")
    words = models.TextField(_("what do you think?"))
    audience = models.CharField(max_length=10, choices=Audience, default=Audience.TEACHERS)
    replaces = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="changes",
        help_text="what others read until this change of it is let in",
    )
    approval = models.ForeignKey(Approval, on_delete=models.PROTECT, null=True, blank=True, related_name="%(class)ss")
    written_at = models.DateTimeField(default=timezone.now)

    if TYPE_CHECKING:  # Django gives these from the other side.
        changes: RelatedManager[Self]

    WRITTEN: ClassVar[tuple[str, ...]] = ("kind", "question", "words", "audience", "written_at", "approval")
    """What a change of it may change."""

    class Meta:
        abstract = True
        ordering = ["-written_at", "-pk"]

    def __str__(self) -> str:
        return self.words[:60]

    def keep(self, *, by: Person) -> AnyThought:
        """Keep it as it is now. Where the policy asks, a teacher reads it first, and once more after each change: until
        then what others read already stands, and the change waits beside it. What was kept."""
        with transaction.atomic():
            wants_yes = self.school.policy.wants_yes(by, self.audience)
            self.approval = Approval.objects.create(school=self.school) if wants_yes else None
            stands = self._read_by_others() if wants_yes else None
            if stands is not None:
                return self._wait_beside(stands)
            self.save()
            if not wants_yes:
                return self._in_its_place()
            if self.replaces is not None:
                self._show_to_no_more(self.replaces)
            return self

    @property
    def as_last_written(self) -> Self:
        """The change of it that is not let in, or itself."""
        return self.changes.first() or self

    def twin(self) -> Self | None:
        """One of the same person that says the same about the same thing."""
        raise NotImplementedError

    @property
    def about(self) -> str:
        """What it is about, for whoever may see that."""
        raise NotImplementedError

    @property
    def widest(self) -> Audience:
        """For whom it is at most: for no more people than what it is about."""
        raise NotImplementedError

    @classmethod
    def let_changes_stand(cls, approval: Approval) -> None:
        """A yes was given, by whomever: what waited for it as a change stands now."""
        for change in cls._default_manager.filter(approval=approval, replaces__isnull=False):
            change._in_its_place()

    @property
    def is_about_time(self) -> bool:
        """Whether it is about no thing but a time."""
        return False

    def release(self, *, by: Person) -> None:
        """Let those see it for whom it is."""
        if self.approval is not None:
            self.approval.release(by=by)
            self._in_its_place()

    def hold(self, *, by: Person, note: str = "") -> None:
        """Keep it between the writer and the teachers; the writer sees the note."""
        if self.approval is not None:
            self.approval.hold(by=by, note=note)

    def wait_again(self) -> None:
        """Take the decision back."""
        if self.approval is not None:
            self.approval.wait_again()

    @property
    def shown_to(self) -> str:
        """For whom it is now: while it waits for a yes, or was kept out, for the writer and the teachers alone."""
        is_let_in = self.approval is None or self.approval.is_released
        return self.audience if is_let_in else Audience.TEACHERS

    @property
    def is_with_lead(self) -> bool:
        """Whether it worries, and nobody but a lead reads it."""
        return self.approval is not None and self.approval.is_with_lead

    @property
    def state(self) -> str:
        """What its writer and the teachers are told of a teacher's yes; "" when nothing keeps it back."""
        if self.approval is None or self.approval.is_released:
            return ""
        if self.is_with_lead:
            return str(HELP)
        if self.approval.decided_at is None:
            return gettext("Waiting for a teacher. Until then your teachers and you read it.")
        kept = gettext("A teacher kept it between you and your teachers.")
        return f"{kept} “{self.approval.note}”" if self.approval.note else kept

    def _read_by_others(self) -> Self | None:
        """It as it is kept, if others than the writer and the teachers may read that."""
        kept = type(self)._default_manager.filter(pk=self.pk).select_related("approval").first()
        return kept if kept is not None and kept.shown_to != Audience.TEACHERS else None

    def _wait_beside(self, stands: Self) -> Self:
        """As a change of what stands. Fewer people than before are fewer at once."""
        stands.changes.all().delete()
        change = copy(self)
        change.pk, change.public_id, change.replaces = None, new_public_id(), stands
        change._state = ModelState()
        change.save()
        self._show_to_no_more(stands)
        return change

    def _show_to_no_more(self, stands: Self) -> None:
        """Let what stands be read by no more people than this is for."""
        if Audience(self.audience).circles < Audience(stands.audience).circles:
            type(self)._default_manager.filter(pk=stands.pk).update(audience=self.audience)

    def _in_its_place(self) -> AnyThought:
        """A change that is let in, or needs no yes, comes into the place of what stood, with its address; what stood
        goes, and other changes of it too."""
        stands = self if self.replaces is None else self.replaces
        if stands is not self:
            for name in self.WRITTEN:
                setattr(stands, name, getattr(self, name))
            stands.save(update_fields=self.WRITTEN)
        stands.changes.all().delete()
        return stands
