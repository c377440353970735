"""Work for later: the bin is emptied."""

from datetime import timedelta

from django.utils import timezone

from hub.blogs.models import Entry
from hub.jobs.later import task
from hub.jobs.schedule import every


@every(timedelta(days=1))
@task
def empty_the_bin() -> None:
    """Delete for ever what has been in the bin for longer than the bin keeps things."""
    Entry.objects.forgotten(timezone.now()).delete()
