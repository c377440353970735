"""What families are mailed as time goes by."""

import datetime

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from hub.audience.models import Approval
from hub.comments.models import Comment
from hub.families.models import Digest, SentAnswer
from hub.jobs.later import task
from hub.jobs.schedule import every
from hub.mail.outbox import put
from hub.school.models import Guardianship, School
from hub.showcase.models import Greeting

LATELY = datetime.timedelta(days=14)
AT_ONCE = 200


@every(datetime.timedelta(minutes=5))
@task
def find_digests_to_send() -> None:
    """One mail for each guardian whose turn it is."""
    now = timezone.now()
    due = list(Digest.objects.due(now).select_related("school")[:AT_ONCE])
    for digest in due:
        digest.send_later(now, address=digest.school.address)
    if len(due) == AT_ONCE:
        find_digests_to_send.enqueue()


@every(datetime.timedelta(hours=1))
@task
def begin_digests() -> None:
    """Each guardian with an address gets a mail each Friday, until they choose otherwise."""
    now = timezone.now()
    for school in School.objects.all():
        guarding = Guardianship.objects.current().filter(school=school, guardian__is_active=True)
        guarding = guarding.exclude(guardian__email=None).exclude(guardian__digests__school=school)
        due_at = Digest(school=school).next_after(now)
        new = [
            Digest(school=school, guardian_id=guardian, due_at=due_at)
            for guardian in guarding.order_by("guardian").values_list("guardian", flat=True).distinct()
        ]
        Digest.objects.bulk_create(new, ignore_conflicts=True)


@every(datetime.timedelta(minutes=5))
@task
def find_answers_to_send() -> None:
    """What children answered to their guardians and others may read, each once. Whether this guardian still may is
    asked when it is sent."""
    released = Q(approval=None) | Q(approval__decision=Approval.Decision.RELEASED)
    new = Q(sent_answer=None, binned_at=None, written_at__gte=timezone.now() - LATELY)
    to_guardian = Q(parent__writer__children_links__student=F("writer"))
    below_posts = Comment.objects.filter(released, new, to_guardian, entry__authors=F("writer"))
    in_books = Greeting.objects.filter(released, new, to_guardian, section__page__blog__owner=F("writer"))
    for said in below_posts.select_related("school", "parent").distinct()[:AT_ONCE]:
        with transaction.atomic():
            _send_back(*SentAnswer.objects.get_or_create(comment=said))
    for written in in_books.select_related("school", "parent").distinct()[:AT_ONCE]:
        with transaction.atomic():
            _send_back(*SentAnswer.objects.get_or_create(greeting=written))


def _send_back(sent: SentAnswer, is_new: bool) -> None:
    said = sent.said
    guardian = said.parent.writer_id if said and said.parent else None
    if is_new and said is not None and guardian and said.writer_id:
        whose = {"school": said.school_id, "guardian": guardian, "student": said.writer_id}
        place = "comment" if sent.comment_id else "greeting"
        sent.outgoing = put("answer", due_at=None, address=said.school.address, **{place: said.pk}, **whose)
        sent.save(update_fields=["outgoing"])
