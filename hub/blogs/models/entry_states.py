"""How an entry comes out, changes, waits for a yes, and goes."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from hub import clock
from hub.audience.audiences import Audience
from hub.audience.models import Approval
from hub.blogs.models.entry_making import EntryMaking
from hub.people.models import Person
from hub.school.models import Trust
from hub.text.cleaning import clean
from hub.text.excerpts import cut
from hub.text.references import media_ids

if TYPE_CHECKING:
    from hub.blogs.models.revision import Revision


class EntryStates(EntryMaking):
    """The steps from a draft to the bin."""

    class Meta(EntryMaking.Meta):
        abstract = True

    def revise(self, title: str, body: str, *, by: Person) -> None:
        """Save a new text. The earlier one is kept, at most one in ten minutes; once a teacher has said yes to a
        student's entry, the new text waits for a yes of its own and readers keep seeing the old one. What nobody
        sees just now (scheduled, withdrawn) takes the new text, and waits as a whole."""
        with transaction.atomic():
            if self.is_out() and self.asks_again(by):
                self._propose(title, body, by)
            else:
                self.ask_again(by=by)
                self.replace_text(title, body, by=by)

    def ask_again(self, *, by: Person) -> None:
        """Something stands on it that no teacher has seen. Where the policy asks, it waits as a whole, with the text
        that it has now; a change that waited alone is over."""
        if self.asks_again(by):
            changes = self.revisions.exclude(approval=None).exclude(approval__decision=Approval.Decision.RELEASED)
            changes.delete()
            self.approval = Approval.objects.create(school=self.school)
            self.save(update_fields=["approval"])
            self._tell()

    def ask_first(self) -> None:
        """Something in it is for a teacher to look at: it waits as a whole, whatever the policy, if it does not yet."""
        if not self.is_waiting and not self.revisions.filter(approval__decision=Approval.Decision.WAITING).exists():
            self.approval = Approval.objects.create(school=self.school)
            self.save(update_fields=["approval"])
            self._tell()

    def replace_text(self, title: str, body: str, *, by: Person) -> None:
        """Make this the text that readers see; the earlier one is kept."""
        with transaction.atomic():
            self._keep_earlier(by)
            self.set_text(title, body)
            self.source, self.source_format = "", self.SourceFormat.NONE
            self.save()
            self.note_media()
        self._tell()

    def publish(self, *, by: Person, audience: str, at: datetime.datetime | None = None) -> None:
        """Put it on the blog for this audience, now or at a time to come. Where the policy asks, a teacher says yes
        first."""
        with transaction.atomic():
            widened, self.audience = self.audience != audience, Audience(audience)
            self.published_at = at or self.published_at or clock.now()
            self.withdrawn_at = None
            if not self.slug:
                self.slug = self.free_slug(self.title or cut(self.excerpt, 50))
            if self.approval is not None and self.approval.reason == Approval.Reason.ARRIVAL:
                self.approval = None  # Whoever publishes this one has looked at it.
            asked = self.approval is not None and self.approval.decision != Approval.Decision.HELD
            if (widened or not asked) and self.wants_yes(by):
                self.approval = Approval.objects.create(school=self.school)
            elif widened and self.is_waiting:
                self.approval = None  # For these readers nobody's yes is needed.
            self.save()
        self._tell()

    def release(self, *, by: Person) -> None:
        """Say yes: whoever it is meant for sees it, with the change that waits, if any."""
        with transaction.atomic():
            if self.is_waiting:
                Trust.note_yes(self._author_numbers(), self.school)
            change = self._change_asked_about()
            if self.approval is not None:
                self.approval.release(by=by)
            if change is not None and change.approval is not None:
                change.approval.release(by=by)
                before = self.title, self.body
                self.replace_text(change.title, change.body, by=by)
                self.revisions.filter(approval__decision=Approval.Decision.RELEASED).exclude(pk=change.pk).delete()
                change.hold_text(*before)
        self._tell()

    def hold(self, *, by: Person, note: str = "") -> None:
        """Keep it out, with a word to the author; what a teacher had read before stays as it was."""
        with transaction.atomic():
            change = self._change_asked_about()
            if change is not None and change.approval is not None:
                change.approval.hold(by=by, note=note)
            else:
                self.approval = self.approval or Approval.objects.create(school=self.school)
                self.approval.hold(by=by, note=note)
                self.save(update_fields=["approval"])
        self._tell()

    def _change_asked_about(self) -> Revision | None:
        """The change that waits; but where the whole waits for a teacher, none that is with a lead meanwhile."""
        change = self.revisions.filter(approval__decision=Approval.Decision.WAITING).select_related("approval").first()
        is_leads = change is not None and change.approval is not None and change.approval.is_with_lead
        whole_waits = self.approval is not None and not (self.approval.is_released or self.approval.is_with_lead)
        return None if is_leads and whole_waits else change

    def wait_again(self) -> None:
        """Take the last decision about it as a whole back."""
        if self.approval is not None:
            self.approval.wait_again()
        self._tell()

    def change_waits_again(self, change: Revision, *, by: Person) -> None:
        """Take the decision about this change back; if it was let in, readers see the text from before again."""
        with transaction.atomic():
            if change.approval is not None and change.approval.is_released:
                now = self.title, self.body
                self.replace_text(change.title, change.body, by=by)
                change.hold_text(*now)
            if change.approval is not None:
                change.approval.wait_again()
        self._tell()

    def withdraw(self) -> None:
        """Take it off the blog; it is a draft again."""
        self.withdrawn_at = timezone.now()
        self.save(update_fields=["withdrawn_at"])
        self._tell()

    def bin(self) -> None:
        """Put it into the bin, where it stays for 30 days."""
        self.binned_at = timezone.now()
        self.save(update_fields=["binned_at"])
        self._tell()

    def restore(self) -> None:
        """Take it out of the bin again, as it was."""
        self.binned_at = None
        self.save(update_fields=["binned_at"])
        self._tell()

    def _keep_earlier(self, by: Person) -> None:
        if not self.title and not self.body:
            return
        last = self.revisions.filter(approval=None).first()
        if last and last.by_id == by.pk and timezone.now() - last.at < datetime.timedelta(minutes=10):
            return
        self.revisions.create(title=self.title, body=self.body, by=by)

    def _propose(self, title: str, body: str, by: Person) -> None:
        self.revisions.filter(approval__decision=Approval.Decision.WAITING).delete()
        approval = Approval.objects.create(school=self.school)
        change = self.revisions.create(title=title.strip()[:250], body=clean(body), by=by, approval=approval)
        change.shown_files.set(self._files_of_writers().filter(public_id__in=media_ids(change.body)))
