"""One yes for a whole import: it was looked over and may be seen by those it is meant for."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from hub.audience.audiences import RINGS, Audience
from hub.audience.models import Approval
from hub.blogs.models import Blog, Entry, EntryQuerySet
from hub.people.models import Person
from hub.portability.importing.reopening import narrow_entries
from hub.portability.importing.states import FOR_OTHERS
from hub.portability.models import Transfer
from hub.safety.watching import watch_brought
from hub.school.models import Enrolment


def audiences_for(blog: Blog) -> tuple[Audience, ...]:
    """What may be chosen for this blog: as far as the school's policy lets its students show their work."""
    enrolled = blog.owner.enrolments.filter(classroom__school=blog.school_id) if blog.owner else None
    if enrolled is None or set(enrolled.values_list("role", flat=True)) == {Enrolment.Role.TEACHER}:
        return RINGS
    return RINGS[: RINGS.index(Audience(blog.school.policy.widest_audience)) + 1]


def release(transfer: Transfer, *, by: Person, audience: str) -> bool:
    """Show what was published there to this audience; what was private, a draft or behind a password stays as it is.
    Of an archive nothing is shown to more people than it was there.

    What worries is the lead's to let in. Where the policy wants a teacher's yes for the rest, that waits for one: then
    the answer is False.
    Raises ValueError for an audience that the policy does not allow.
    """
    watch_brought(meant_for_others(transfer).iterator())
    chosen = Audience(audience)
    if chosen not in audiences_for(transfer.blog):
        raise ValueError("the policy does not let this blog show so much")
    with transaction.atomic():
        locked = Transfer.objects.select_for_update(of=("self",)).select_related("approval", "school__policy")
        transfer = locked.get(pk=transfer.pk)
        approval = transfer.approval
        if transfer.state != Transfer.State.DONE or approval is None or approval.is_released:
            return True
        if transfer.kind in Transfer.Kind.in_own_form():
            narrow_entries(transfer, meant_for_others(transfer), chosen)
            transfer.outlook = {**transfer.outlook, "open_to": chosen}
            transfer.save(update_fields=["outlook"])
        else:
            meant_for_others(transfer).update(audience=chosen)
        if transfer.school.policy.wants_yes(by, chosen):
            approval.reason, approval.decision, approval.asked_at = (
                Approval.Reason.POLICY, Approval.Decision.WAITING, timezone.now(),
            )  # fmt: skip
            approval.save(update_fields=["reason", "decision", "asked_at"])
            return False
        approval.release(by=by)
        return True


def meant_for_others(transfer: Transfer) -> EntryQuerySet:
    """What was published or planned there and still waits for the yes of this import."""
    lines = transfer.items.filter(status__in=FOR_OTHERS, entry__isnull=False)
    return Entry.objects.filter(pk__in=lines.values("entry_id"), approval_id=transfer.approval_id)
