"""What is mailed to the leads."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext as _

from hub.mail.kinds import Message, mail
from hub.mail.models import Outgoing
from hub.safety.models import Worry


@mail("worry")
def worry(outgoing: Outgoing) -> Message | None:
    """A child may need help: to one of those who help today, until a lead has seen to it. It names nobody and carries
    no word of what was written."""
    found = Worry.still_open(outgoing.about["worry"])
    helping = found.who_helps().filter(person=outgoing.about["person"], person__is_active=True) if found else None
    appointment = helping.select_related("person").first() if helping is not None else None
    if appointment is None or not appointment.person.email:
        return None
    with translation.override(appointment.person.language or None):
        words = _("Something that a child wrote worries. Please sign in to the hub and look under Waiting, now.")
        return Message(appointment.person.email, _("A child may need help"), words)
