"""Work that comes round: finished years are sealed, and whoever promised a picture is reminded."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from hub.jobs.later import task
from hub.jobs.schedule import every
from hub.mail.outbox import put
from hub.school.models import School
from hub.showcase.models import Piece
from hub.showcase.models.sealing import seal_rooms


@every(timedelta(hours=1))
@task
def seal_finished_years() -> None:
    """In every school, where its days end."""
    for school in School.objects.all():
        seal_rooms(school, timezone.now())


@every(timedelta(days=1))
@task
def find_promises_to_remind_of() -> None:
    """One mail for each promise, a week before its day. The note that it was sent and the mail are written
    together."""
    today = timezone.localdate()
    with transaction.atomic():
        due = list(Piece.objects.to_remind_of(today).values_list("pk", flat=True))
        Piece.objects.filter(pk__in=due).update(reminded_on=today)
        for piece in due:
            put("promise", piece=piece)
