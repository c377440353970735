"""What is mailed to people about their signing in."""

from __future__ import annotations

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

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


NEWS = {
    "new-device": (
        gettext_lazy("You signed in on a new device"),
        gettext_lazy(
            "Somebody has just signed in as you on a device that we did not know: %(device)s.\n\n"
            "If that was you, there is nothing to do."
        ),
    ),
    "codes-on": (
        gettext_lazy("Your second step is on"),
        gettext_lazy("From now on the hub asks you for a code of your phone when you sign in with your password."),
    ),
    "codes-off": (
        gettext_lazy("Your second step is off"),
        gettext_lazy(
            "From now on the hub asks you for nothing but your password when you sign in. You did this yourself."
        ),
    ),
    "passkey-added": (
        gettext_lazy("A passkey was added"),
        gettext_lazy("From now on a new passkey comes in as you. You find all of them under “Me”."),
    ),
    "passkey-removed": (
        gettext_lazy("A passkey was removed"),
        gettext_lazy("One of your passkeys does not come in any more. You find the others under “Me”."),
    ),
    "many-looked-at": (
        gettext_lazy("Very many pages were opened as you"),
        gettext_lazy(
            "Somebody who is signed in as you has looked at very many blogs or files of students in a few minutes. "
            "The hub has slowed that down.\n\n"
            "If that was you, there is nothing to do."
        ),
    ),
    "codes-reset": (
        gettext_lazy("Your second step was taken away"),
        gettext_lazy(
            "An administrator of your school has ended your second step and your passkeys, so that you can come in "
            "again with your password alone. You are signed out everywhere. Set up a new second step under “Me”."
        ),
    ),
}
"""What somebody is told about their own signing in: the subject, and what happened."""


@mail("sign-in-news")
def sign_in_news(outgoing: Outgoing) -> Message | None:
    """Tells somebody what happened to their own signing in, and what to do when it was not them."""
    about = outgoing.about
    person = Person.objects.get_queryset().active().filter(public_id=about["person"]).first()
    if person is None or not person.email:
        return None
    language = person.language or about["language"]
    with translation.override(language):
        subject, happened = NEWS[about["what"]]
        words = _(
            "Hello %(name)s,\n\n"
            "%(happened)s\n\n"
            "If this was not you, choose a new password at once, and tell an administrator of your school.\n"
        )
        told = words % {"name": person.first_name, "happened": happened % {"device": about["device"]}}
        return Message(person.email, str(subject), told, language=language)
