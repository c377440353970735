"""What people's pages leave for later."""

from datetime import timedelta

from django.core.mail import send_mail
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from hub.jobs.later import task
from hub.jobs.schedule import every
from hub.people.links import PasswordLink
from hub.people.models import Person, SignInPause


@task
def send_password_link(email: str, address: str, language: str) -> None:
    """Mail a link to choose a new password, if anybody has this address and a password.

    The page has long answered: it takes the same time whether the address is known or not. `address` is where the hub
    is, without a slash at the end.
    """
    person = Person.objects.get_queryset().active().with_email(email).first()
    if person is None or not person.email:
        return
    with translation.override(person.language or language):
        link = address + reverse("new-password", args=[PasswordLink.FORGOTTEN.make(person)])
        words = _(
            "Hello %(name)s,\n\n"
            "somebody asked for a new password for you. If that was you, open this page and choose one:\n\n"
            "%(link)s\n\n"
            "The link works once, and for one hour. If it was not you, do nothing: your password stays as it is.\n"
        )
        told = words % {"name": person.first_name, "link": link}
        send_mail(_("Choose a new password"), told, None, [person.email])


@every(timedelta(days=1))
@task
def tidy_pauses() -> None:
    """Forget wrong guesses of more than a day ago."""
    SignInPause.tidy()
