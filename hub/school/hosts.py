"""Host names: as a browser asks for one, and as an operator writes one down."""

from __future__ import annotations

import re

from django.conf import settings
from django.http import HttpRequest
from django.http.request import split_domain_port, validate_host

LONGEST = 253
_NAME = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))*")


class HostRefused(Exception):
    """Why a school cannot have a host name, in a sentence."""


def host_of(request: HttpRequest) -> str:
    """The host name that was asked for, in small letters, without the port."""
    return split_domain_port(request.get_host())[0]


def read_host(written: str) -> str:
    """A host name as browsers send it. Raises HostRefused for what is none: an address, a port, a space."""
    try:
        name = written.strip().lower().rstrip(".").encode("idna").decode()
    except UnicodeError:
        name = ""
    if len(name) > LONGEST or not _NAME.fullmatch(name):
        raise HostRefused(f"{written!r} is no host name. Write it alone, such as hub.example.org.")
    return name


def address_at(host: str) -> str:
    """The address of the hub at this host name, without a slash at the end."""
    return f"{'https' if settings.SECURE else 'http'}://{host}"


def advice(host: str) -> list[str]:
    """What the operator still has to do before the hub listens to this name; nothing when it does already."""
    if validate_host(host, settings.ALLOWED_HOSTS):
        return []
    return [f"Add {host} to HUB_HOSTS and start the hub again; until then it does not listen to that name."]
