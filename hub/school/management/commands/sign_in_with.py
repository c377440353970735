"""`hub sign-in-with`: the sign-in that a school has already, for its staff."""

import os
from argparse import ArgumentParser
from getpass import getpass
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from hub.people.openid.asking import Provider, Refused
from hub.school.management.which import which_school
from hub.school.models import SignInProvider


class Command(BaseCommand):
    """Sets the provider of a school up, or takes it away."""

    help = "Let the staff of a school come in by its own OpenID Connect provider."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which, and as whom the hub is known there."""
        parser.add_argument("name", help="what stands on the button, such as “your school account”")
        parser.add_argument("--issuer", help="the provider's issuer, such as https://accounts.google.com")
        parser.add_argument("--client-id", help="what the provider calls this hub")
        parser.add_argument(
            "--addresses-are-checked",
            action="store_true",
            help="it is the school's own, and does not say of each e-mail address that it was checked",
        )
        parser.add_argument("--remove", action="store_true", help="take it away again")
        parser.add_argument("--school", metavar="NAME", help="on a hub with several schools: its name or host name")

    def handle(self, **options: Any) -> None:
        """Ask the provider once whether it is there, and keep it; the secret comes from the environment or is typed."""
        school = which_school(options["school"])
        if options["remove"]:
            SignInProvider.objects.filter(school=school).delete()
            self.stdout.write(f"The staff of {school} come in without {options['name']} now.")
            return
        if not options["issuer"] or not options["client_id"]:
            raise CommandError("Say --issuer and --client-id.")
        secret = os.environ.get("HUB_CLIENT_SECRET") or getpass("The client secret: ")
        provider = Provider(options["issuer"], options["client_id"], secret, options["addresses_are_checked"])
        try:
            provider.places()
        except Refused as refused:
            raise CommandError(f"The provider is not well: {refused}.") from refused
        SignInProvider.put(school, options["name"], provider)
        back = reverse("come-from-provider")
        self.stdout.write(f"The staff of {school} can come in with {options['name']} now.")
        self.stdout.write(f"At the provider, allow it to send people back to https://(the hub's host name){back}.")
