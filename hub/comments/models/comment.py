"""What somebody says about an entry."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Count, ExpressionWrapper, F, OuterRef, Subquery

from hub.audience.kindly import is_read_first
from hub.audience.models import Approval
from hub.audience.viewer import Viewer
from hub.blogs.models import Entry
from hub.comments.crowding import LATELY
from hub.comments.models.saying import Saying, SayingQuerySet, with_pictures
from hub.media.models import MediaFile
from hub.people.models import Person
from hub.text.cleaning import clean_comment, from_plain
from hub.text.noticing import is_worrying

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from hub.comments.models.comment_revision import CommentRevision
    from hub.comments.models.guest import Guest


class CommentQuerySet(SayingQuerySet["Comment"]):
    """Comments."""

    place = "entry"
    to = "entry__blog__owner"

    def telling_how_much(self) -> CommentQuerySet:
        """With `said_lately`: how many comments its writer had written to the same student within an hour, with it."""
        at = OuterRef("written_at")
        since = ExpressionWrapper(at - LATELY, output_field=models.DateTimeField())
        same = Comment.objects.filter(writer=OuterRef("writer"), entry__blog__owner=OuterRef("entry__blog__owner"))
        lately = same.filter(written_at__lte=at, written_at__gt=since).exclude(entry__authorships__person=F("writer"))
        count = lately.order_by().values("writer").annotate(number=Count("pk")).values("number")
        return self.annotate(said_lately=Subquery(count))


class Comment(Saying):
    """A comment, or a reply to one."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="comments")
    parent = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="replies")

    objects = CommentQuerySet.as_manager()

    if TYPE_CHECKING:
        revisions: RelatedManager[CommentRevision]
        guest: Guest

    class Meta(Saying.Meta):
        indexes = [models.Index(fields=["entry", "written_at"]), models.Index(fields=["writer", "-written_at"])]

    @classmethod
    def write(
        cls, entry: Entry, words: str, *, by: Person, viewer: Viewer, parent: Comment | None = None, key: str = "",
        pictures: Collection[MediaFile] = (),
    ) -> Comment:  # fmt: skip
        """A comment of plain words. A student's waits for a teacher where the policy asks for that, and one with
        pictures always does. `key`: the public id that a form gives it, so that the same form sent twice is the same
        comment.

        Raises hub.text's TextRefused when the words cannot be text.
        """
        comment = cls(school=entry.school, entry=entry, parent=parent, writer=by)
        return comment.put_once(words, viewer=viewer, audience=entry.audience, key=key, pictures=pictures)

    def said_to(self) -> Person | None:
        """The owner of the blog; nobody where the writer made the entry, too."""
        is_own = self.entry.authorships.filter(person=self.writer).exists()
        return None if is_own else self.entry.blog.owner

    def change(self, words: str, *, viewer: Viewer) -> None:
        """Say it in other words; what it said before is kept. Where a student's words wait for a teacher, those that
        a teacher has let in stand until somebody has read the new ones. What worries waits as a whole, for the lead.

        Raises hub.text's TextRefused when the words cannot be text.
        """
        body = with_pictures(clean_comment(from_plain(words)), self.pictures.all())
        with transaction.atomic():
            self.revisions.exclude(approval=None).delete()
            if body == self.body:
                return
            waits = viewer.is_read_first or is_read_first(words, self.entry.audience, viewer)
            if waits and self.is_heard and not is_worrying(words):
                self.revisions.create(body=body, approval=Approval.objects.create(school=self.school))
            else:
                self._replace(body, Approval.objects.create(school=self.school) if waits else self.approval)

    def release(self, *, by: Person) -> None:
        """Let others see it, with its new words, if some wait."""
        with transaction.atomic():
            if not self.is_heard:
                super().release(by=by)
                self._forget_guest()
            change = self._waiting_change()
            if change is not None and change.approval is not None:
                change.approval.release(by=by)
                self._replace(change.body, change.approval)
                change.delete()

    def hold(self, *, by: Person, note: str = "") -> None:
        """Keep it out; the writer sees the note. Of a comment that was let in, only the new words that wait."""
        with transaction.atomic():
            change = self._waiting_change()
            if change is not None and change.approval is not None:
                change.approval.hold(by=by, note=note)
            else:
                super().hold(by=by, note=note)
                self._forget_guest()

    def _forget_guest(self) -> None:
        """Somebody has decided: what a guest told about themselves, beside what they said, is not needed any more."""
        guest = getattr(self, "guest", None)
        if guest is not None:
            guest.email = guest.network = ""
            guest.save(update_fields=["email", "network"])

    def _waiting_change(self) -> CommentRevision | None:
        return self.revisions.filter(approval__decision=Approval.Decision.WAITING).first()

    def _replace(self, body: str, approval: Approval | None) -> None:
        self.revisions.create(body=self.body)
        self.body, self.approval = body, approval
        self.save(update_fields=["body", "approval"])
