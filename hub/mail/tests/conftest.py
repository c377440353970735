"""What tests of mail need."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from hub.mail import kinds
from hub.mail.kinds import Message
from hub.mail.models import Outgoing
from hub.mail.tests.post_office import PostOffice


@pytest.fixture
def post_office(settings: Settings) -> Iterator[PostOffice]:
    """A mail server that the hub sends by."""
    office = PostOffice()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", office.port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    office.open()
    yield office
    office.close()


@pytest.fixture
def note(monkeypatch: pytest.MonkeyPatch) -> str:
    """A kind of mail for tests: `number` tells one from another; number 13 is nobody's any more."""

    def make(outgoing: Outgoing) -> Message | None:
        number = outgoing.about["number"]
        if number == 13:
            return None
        return Message(f"one-{number}@home.example", f"Number {number}", f"This is {number}.", can_be_answered=True)

    monkeypatch.setitem(kinds.KINDS, "note", make)
    return "note"
