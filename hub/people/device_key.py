"""The key with which a browser locks what it keeps of somebody's writing; only pages on which they write have it."""

from __future__ import annotations

import base64

from django.utils.crypto import salted_hmac

from hub.people.models import Person


def device_key(person: Person) -> str:
    """32 bytes in base64: always the same for one person, and not to be reckoned from anything a browser holds."""
    digest = salted_hmac("hub.desk.device-key", person.public_id, algorithm="sha256").digest()
    return base64.b64encode(digest).decode()
