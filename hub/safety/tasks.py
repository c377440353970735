"""Telling the leads at once."""

from django.core.mail import send_mail
from django.utils import translation
from django.utils.translation import gettext as _

from hub.jobs.later import task
from hub.safety.models import Worry


@task
def tell_leads(worry: int) -> None:
    """Mail the leads of the school, or its administrators where it has none, that a child may need help. The mail names
    nobody and carries no word of it."""
    found = Worry.still_open(worry)
    for appointment in found.who_helps().select_related("person") if found else ():
        if appointment.person.email and appointment.person.is_active:
            with translation.override(appointment.person.language or None):
                words = _(
                    "Something that a child wrote worries. Please sign in to the hub and look under Waiting, now."
                )
                send_mail(_("A child may need help"), words, None, [appointment.person.email])
