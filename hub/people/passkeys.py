"""Adding a passkey, and coming in with one (WebAuthn).

The key's device must have been unlocked for it, so that no second step is asked after it.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from fido2.server import Fido2Server
from fido2.webauthn import (
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from hub.people.models import Passkey, Person
from hub.people.network import public_address

QUESTION = "hub_passkey_question"
LASTS = 5 * 60  # seconds to answer a question
LONGEST_ANSWER = 20_000
UNLOCKED = UserVerificationRequirement.REQUIRED
# What reading something else than such an answer may raise.
_NO_ANSWER = (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError)


class Refused(Exception):
    """The answer is not that of a passkey which the hub knows, to the question that it has just asked."""


def ask_for_new(request: HttpRequest, person: Person) -> dict[str, Any]:
    """What the browser needs to make a new passkey for this person."""
    user = PublicKeyCredentialUserEntity(
        id=person.public_id.encode(), name=person.email or person.first_name, display_name=person.full_name
    )
    known = [passkey.credential for passkey in person.passkeys.all()]
    options, question = _server(request).register_begin(user, known, ResidentKeyRequirement.REQUIRED, UNLOCKED)
    _remember(request, question)
    return dict(options)


def add(request: HttpRequest, person: Person, name: str, answer: str) -> Passkey:
    """Keep the passkey that the browser has made. Raises Refused."""
    question = _question(request)
    try:
        told = _server(request).register_complete(question, _read(answer))
    except _NO_ANSWER as error:
        raise Refused from error
    if told.credential_data is None:
        raise Refused
    return Passkey.keep(person, name, told.credential_data, told.counter)


def ask(request: HttpRequest) -> dict[str, Any]:
    """What the browser needs to show a passkey, whosever it is."""
    options, question = _server(request).authenticate_begin(None, UNLOCKED)
    _remember(request, question)
    return dict(options)


def shown(request: HttpRequest, answer: str) -> Person:
    """Whose passkey the browser has shown. Raises Refused."""
    question = _question(request)
    try:
        told = _read(answer)
        passkey = Passkey.objects.select_related("person").get(credential_id=told["id"], person__is_active=True)
        _server(request).authenticate_complete(question, [passkey.credential], told)
        counter = AuthenticationResponse.from_dict(told).response.authenticator_data.counter
    except (Passkey.DoesNotExist, *_NO_ANSWER) as error:
        raise Refused from error
    if not passkey.was_used(counter):
        raise Refused
    return passkey.person


def _server(request: HttpRequest) -> Fido2Server:
    """Keys are bound to the host name, and answers to the very address of this hub."""
    address = public_address(request)
    host = address.partition("://")[2].partition(":")[0]
    return Fido2Server(
        PublicKeyCredentialRpEntity(id=host, name="Learning Hub"), verify_origin=lambda origin: origin == address
    )


def _remember(request: HttpRequest, question: Mapping[str, Any]) -> None:
    request.session[QUESTION] = [int(time.time()), question["challenge"]]


def _question(request: HttpRequest) -> dict[str, Any]:
    """What was asked last; each question is answered once."""
    asked_at, challenge = request.session.pop(QUESTION, (0, ""))
    if time.time() - asked_at > LASTS:
        raise Refused
    return {"challenge": challenge, "user_verification": UNLOCKED}


def _read(answer: str) -> Mapping[str, Any]:
    told = json.loads(answer[:LONGEST_ANSWER])
    if not isinstance(told, dict):
        raise ValueError("not an answer")
    return told
