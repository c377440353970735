"""Telling the leads at once."""

from hub.jobs.later import task
from hub.mail.outbox import put
from hub.safety.models import Worry


@task
def tell_leads(worry: int) -> None:
    """Mail the leads of the school, or its administrators where it has none, that a child may need help. A mail server
    that is away for a while loses none of it."""
    found = Worry.still_open(worry)
    for person in found.who_helps().values_list("person", flat=True).distinct() if found else ():
        put("worry", worry=worry, person=person)
