"""How to answer so that it arrives, for who wrote to the hub's own address."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext as _

from hub.mail.kinds import Message, mail
from hub.mail.models import Outgoing
from hub.school.models import Guardianship


@mail("which-mail")
def which_mail(outgoing: Outgoing) -> Message | None:
    """Word to a guardian of today at several schools that their mail was given to none of them, and how to answer."""
    guarding = Guardianship.objects.current().filter(guardian=outgoing.about["guardian"], guardian__is_active=True)
    found = guarding.select_related("guardian").first()
    if found is None or not found.guardian.email:
        return None
    language = found.guardian.language or str(outgoing.about["language"])
    with translation.override(language):
        words = _(
            "Hello %(name)s,\n\n"
            "you wrote to an address that is not for answers. Several schools here have written to you, so we cannot "
            "tell which of them your words are for, and nobody has read them.\n\n"
            "Please open the mail that you want to answer, press “Reply”, and write there: that arrives.\n\n"
            "If you wrote nothing, do nothing.\n"
        )
        told = words % {"name": found.guardian.first_name}
        return Message(found.guardian.email, _("Your mail has reached nobody yet"), told, language=language)
