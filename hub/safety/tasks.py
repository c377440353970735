"""What safety leaves for later."""

from datetime import timedelta

from django.utils import timezone

from hub.jobs.later import task
from hub.jobs.schedule import every
from hub.safety.models import Taking


@every(timedelta(days=1))
@task
def forget_takings() -> None:
    """Forget the copies that are told of no more; the activity log knows of them."""
    Taking.objects.old(timezone.now()).delete()
