"""What people's pages leave for later."""

from datetime import timedelta

from hub.jobs.later import task
from hub.jobs.schedule import every
from hub.people.models import SignInPause


@every(timedelta(days=1))
@task
def tidy_pauses() -> None:
    """Forget wrong guesses of more than a day ago."""
    SignInPause.tidy()
