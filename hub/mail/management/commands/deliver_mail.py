"""Local delivery: a mail server hands over one mail."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, transaction

from hub.mail.receiving import LARGEST, keep
from hub.mail.tasks import take_in_mail

TRY_LATER = 75
"""What mail servers take for "keep it, and hand it over again later" (sysexits.h, EX_TEMPFAIL)."""


class Command(BaseCommand):
    """Keep a mail; the worker looks into it."""

    help = (
        "Take in one mail from standard input, as a mail server pipes it. Ends with 75 when it should be tried again."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        raw = sys.stdin.buffer.read(LARGEST + 1)
        if not raw.strip():
            raise CommandError("Nothing came on standard input. A mail server pipes one mail into this command.")
        try:
            with transaction.atomic():
                keep(raw)
                take_in_mail.enqueue()
        except DatabaseError as error:
            raise CommandError(f"The mail could not be kept: {error}", returncode=TRY_LATER) from error
