"""What is mailed to the leads."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext as _

from hub.mail.kinds import Message, mail
from hub.mail.models import Outgoing
from hub.safety.models import Worry


@mail("worry")
def worry(outgoing: Outgoing) -> Message | None:
    """That a child may need help, to one of those who see to it, while nobody has closed it. The mail names nobody and
    carries no word of it."""
    found = Worry.still_open(outgoing.about["worry"])
    helping = (
        found.who_helps().filter(person=outgoing.about["person"]).select_related("person").first() if found else None
    )
    if found is None or helping is None or not helping.person.email or not helping.person.is_active:
        return None
    language = helping.person.language or found.school.language
    with translation.override(language):
        words = _("Something that a child wrote worries. Please sign in to the hub and look under Waiting, now.")
        return Message(helping.person.email, _("A child may need help"), words, language=language)
