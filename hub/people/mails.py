"""What is mailed to people about their signing in."""

from __future__ import annotations

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from hub.mail.kinds import Message, mail
from hub.mail.models import Outgoing
from hub.people.links import PasswordLink
from hub.people.models import Person


@mail("new-password")
def new_password(outgoing: Outgoing) -> Message | None:
    """A link to choose a new password, if anybody has this `email` and a password.

    The page has long answered: it takes the same time whether the address is known or not. `address` is where the hub
    is, without a slash at the end.
    """
    about = outgoing.about
    person = Person.objects.get_queryset().active().with_email(about["email"]).first()
    if person is None or not person.email:
        return None
    language = person.language or about["language"]
    with translation.override(language):
        link = about["address"] + reverse("new-password", args=[PasswordLink.FORGOTTEN.make(person)])
        words = _(
            "Hello %(name)s,\n\n"
            "somebody asked for a new password for you. If that was you, open this page and choose one:\n\n"
            "%(link)s\n\n"
            "The link works once, and for one hour. If it was not you, do nothing: your password stays as it is.\n"
        )
        told = words % {"name": person.first_name, "link": link}
        return Message(person.email, _("Choose a new password"), told, language=language)
