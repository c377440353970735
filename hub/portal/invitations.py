"""Invites grown-ups: a person with an e-mail address and a one-time link to choose a password."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from hub.people.links import PasswordLink
from hub.people.models import Person
from hub.people.network import public_address


@dataclass(frozen=True)
class Invited:
    """Somebody who was invited. `link` is empty when they can sign in already."""

    person: Person
    link: str


def invite(request: HttpRequest, first_name: str, email: str, language: str = "") -> Invited:
    """The person with this address, made when there is none, as a reader of this language. Nobody gets a link into an
    account with a password."""
    person = Person.objects.get_queryset().with_email(email).first()
    if person is None:
        person = Person.objects.create_person(first_name, email=email, language=language)
    return Invited(person, "" if person.has_usable_password() else invitation_link(request, person))


def invitation_link(request: HttpRequest, person: Person) -> str:
    """The link by which they choose their password; it works once, for two weeks."""
    return public_address(request) + reverse("new-password", args=[PasswordLink.INVITATION.make(person)])
