"""Work that comes round: the rooms of a year that is over are sealed."""

from datetime import timedelta

from django.utils import timezone

from hub.jobs.later import task
from hub.jobs.schedule import every
from hub.school.models import School
from hub.showcase.models.sealing import seal_rooms


@every(timedelta(hours=1))
@task
def seal_finished_years() -> None:
    """In every school, where its days end."""
    for school in School.objects.all():
        seal_rooms(school, timezone.now())
