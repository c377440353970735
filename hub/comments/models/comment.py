"""What somebody says about an entry."""

from __future__ import annotations

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.audience.models import Approval
from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import NOBODY, Belonging, Viewer
from hub.blogs.models import Entry
from hub.ids import new_public_id
from hub.people.models import Person
from hub.school.models import School
from hub.text.cleaning import clean_comment, from_plain
from hub.text.excerpts import plain

WRITER = Belonging(authored=lambda test: Q(writer__isnull=False) & test("writer_id"))


def _read(viewer: Viewer) -> Q:
    released = Q(approval=None) | Q(approval__decision=Approval.Decision.RELEASED)
    return released & viewer.within_ceiling(WRITER)


def _own(viewer: Viewer) -> Q:
    return Q(writer=viewer.person) if viewer.person else NOBODY


def _moderated(viewer: Viewer) -> Q:
    if viewer.person is None or not viewer.is_staff_member:
        return NOBODY
    of_students = Entry.objects.moderated_by(viewer).holding("entry") | viewer.moderates(WRITER)
    on_own = Entry.objects.editable_by(viewer).holding("entry")
    return (of_students | on_own) & ~WRITER.to_people(frozenset({viewer.person.pk}))


class CommentQuerySet(GuardedQuerySet["Comment"]):
    """Comments."""

    def visible_to(self, viewer: Viewer) -> CommentQuerySet:
        """Those of entries the viewer sees: let in, or one's own, or one's to let in. What a student says goes no
        further than the student's own work may: the policy and the family's consent are its ceiling too."""
        seen = Entry.objects.visible_to(viewer).holding("entry")
        meant = _read(viewer) | _own(viewer) | _moderated(viewer)
        return self.filter(seen, meant, school=viewer.school, binned_at=None)

    def read_by(self, viewer: Viewer) -> CommentQuerySet:
        """Those let in, of entries that the viewer is known to see already."""
        return self.filter(_read(viewer), binned_at=None)

    def editable_by(self, viewer: Viewer) -> CommentQuerySet:
        """One's own, to take back or to take along; also when one no longer sees what it was said about."""
        return self.filter(_own(viewer), school=viewer.school, binned_at=None)

    def moderated_by(self, viewer: Viewer) -> CommentQuerySet:
        """Those on what the viewer sees that they may let in or keep out: as a teacher of the entry's author or of the
        writer, or as a member of staff whose own entry it is, or whose class's. Nobody decides about their own."""
        seen = Entry.objects.visible_to(viewer).holding("entry")
        return self.filter(seen, _moderated(viewer), school=viewer.school, binned_at=None)


class Comment(models.Model):
    """A comment, or a reply to one. The writer is a person of the hub, or a name that came with an import."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="comments")
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="comments")
    parent = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="replies")
    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    writer = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="comments")
    writer_name = models.CharField(max_length=120, blank=True, help_text="of somebody who is not a person of the hub")
    body = models.TextField(_("your comment"))
    written_at = models.DateTimeField(default=timezone.now)
    approval = models.ForeignKey(Approval, on_delete=models.PROTECT, null=True, blank=True, related_name="comments")
    binned_at = models.DateTimeField(null=True, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["written_at", "pk"]
        indexes = [models.Index(fields=["entry", "written_at"]), models.Index(fields=["writer", "-written_at"])]

    def __str__(self) -> str:
        return plain(self.body)[:80]

    @classmethod
    def write(cls, entry: Entry, words: str, *, by: Person, viewer: Viewer, parent: Comment | None = None) -> Comment:
        """A comment of plain words. A student's waits for a teacher where the policy asks for that.

        Raises hub.text's TextRefused when the words cannot be text.
        """
        with transaction.atomic():
            approval = None
            if viewer.policy.approve_comments and not viewer.is_staff_member:
                approval = Approval.objects.create(school=entry.school)
            return cls.objects.create(
                school=entry.school, entry=entry, parent=parent, writer=by, approval=approval,
                body=clean_comment(from_plain(words)),
            )  # fmt: skip

    def release(self, *, by: Person) -> None:
        """Let others see it."""
        if self.approval is not None:
            self.approval.release(by=by)

    def hold(self, *, by: Person, note: str = "") -> None:
        """Keep it out; the writer sees the note."""
        if self.approval is not None:
            self.approval.hold(by=by, note=note)

    def bin(self) -> None:
        """Put it into the bin; replies stay."""
        self.binned_at = timezone.now()
        self.save(update_fields=["binned_at"])

    @property
    def is_waiting(self) -> bool:
        """Whether a teacher has yet to say yes."""
        return self.approval is not None and self.approval.decision == Approval.Decision.WAITING

    def name_for(self, viewer: Viewer) -> str:
        """The writer's first name; of somebody unknown to the hub, outside the school, the first word of the name."""
        if self.writer is not None:
            return self.writer.first_name
        name = self.writer_name or str(_("Somebody"))
        return name if viewer.is_known else name.split()[0]
