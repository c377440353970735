"""Asks another hub for a file, carefully: public addresses only, checked as they are connected to, no redirects, no
cookies, an end to size and time (safety.md X6)."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import SplitResult, urlencode, urlsplit

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hub.portability.wxr.findings import NotAnExport

CHUNK = 1 << 16
PATIENCE = 30.0
"""Seconds for each step of the talk, and for all that comes before the file itself."""
_NOT_AN_ADDRESS = _("This is no code of a hub. Copy all of it, from https:// on.")
_NOT_OURS_TO_ASK = _("We do not fetch from there. Bring the file instead, or ask whoever looks after this hub.")
_NO_ANSWER = _("The other hub does not answer. Try again later, or bring the file instead.")
_REFUSED = _("This code does not work any more. Ask for a new one where your work is.")
_NOT_YET = _("The other hub is still packing. Look there whether it is done, and try again then.")
_TOO_LARGE = _("What the other hub sends is too large, or takes too long. Bring the file instead.")
# Addresses that stand for others, behind which anything may be.
_STAND_FOR_OTHERS = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("2002::/16"))


@dataclass(frozen=True)
class Place:
    """Where a code leads to: a hub, and the path there."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def is_allowed(self) -> bool:
        """Whether the operator has named this hub, so that it may be one of one's own network."""
        return f"{self.host}:{self.port}" in settings.HUB_MOVES_FROM

    @property
    def hub(self) -> str:
        """The hub without the path, which is a secret."""
        usual = {"https": 443, "http": 80}[self.scheme]
        return f"{self.scheme}://{self.host}" + ("" if self.port == usual else f":{self.port}")


def place_of(code: str) -> Place:
    """Reads a code as people paste it. Raises NotAnExport in words."""
    try:
        split = urlsplit(code.strip())
        place = _place(split)
    except ValueError as problem:
        raise NotAnExport(_NOT_AN_ADDRESS) from problem
    if place.scheme != "https" and not place.is_allowed:
        raise NotAnExport(_NOT_AN_ADDRESS)
    if place.port != 443 and not place.is_allowed:
        raise NotAnExport(_NOT_OURS_TO_ASK)
    return place


@contextmanager
def asked(place: Place, path: str, words: Mapping[str, str]) -> Iterator[http.client.HTTPResponse]:
    """The answer of the other hub to these words. Raises NotAnExport for every other answer than the one hoped for."""
    connection = _connected(place)
    try:
        body = urlencode(words)
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept-Encoding": "identity"}
        with _cut_off_after(PATIENCE, connection.sock):
            connection.request("POST", path, body, headers)
            answer = connection.getresponse()
        if answer.status == 503:
            raise NotAnExport(_NOT_YET)
        elif answer.status not in {200, 204}:
            raise NotAnExport(_REFUSED)
        yield answer
    except (OSError, http.client.HTTPException) as problem:
        raise NotAnExport(_NO_ANSWER) from problem
    finally:
        connection.close()


def chunks(answer: http.client.HTTPResponse, *, most: int, seconds: float) -> Iterator[bytes]:
    """What is sent, as it comes. Raises NotAnExport when it is more, takes longer, or breaks off."""
    ends, size = time.monotonic() + seconds, 0
    told = answer.getheader("Content-Length")
    while str(size) != told and (chunk := answer.read1(CHUNK)):
        size += len(chunk)
        if size > most or time.monotonic() > ends:
            raise NotAnExport(_TOO_LARGE)
        yield chunk
    if told is not None and told != str(size):
        raise NotAnExport(_NO_ANSWER)


def _place(split: SplitResult) -> Place:
    if split.scheme not in {"https", "http"} or not split.hostname or split.username or split.password:
        raise ValueError(split.scheme)
    path = split.path or "/"
    if not path.isascii() or any(sign <= " " for sign in path) or split.query or split.fragment or len(path) > 200:
        raise ValueError(path)
    host = split.hostname.encode("idna").decode() if not split.hostname.isascii() else split.hostname
    return Place(split.scheme, host, split.port or (443 if split.scheme == "https" else 80), path)


@contextmanager
def _cut_off_after(seconds: float, line: socket.socket) -> Iterator[None]:
    """Ends the talk when it takes longer: somebody may send a letter now and then, for ever. Raises OSError."""
    ends = time.monotonic() + seconds
    alarm = threading.Timer(seconds, socket.socket.shutdown, (line, socket.SHUT_RDWR))
    alarm.daemon = True
    alarm.start()
    try:
        yield
    finally:
        alarm.cancel()
    if time.monotonic() > ends:
        raise TimeoutError


def _connected(place: Place) -> http.client.HTTPConnection:
    """A connection to the very address that was looked at, so that a name cannot mean another one a moment later."""
    try:
        found = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as problem:
        raise NotAnExport(_NO_ANSWER) from problem
    addresses = [str(one[4][0]) for one in found]
    if not place.is_allowed and not all(is_public(address) for address in addresses):
        raise NotAnExport(_NOT_OURS_TO_ASK)
    connection = http.client.HTTPConnection(place.host, place.port, timeout=PATIENCE)
    try:
        plain = socket.create_connection((addresses[0], place.port), timeout=PATIENCE)
        if place.scheme == "https":
            connection.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=place.host)
        else:
            connection.sock = plain
    except OSError as problem:
        raise NotAnExport(_NO_ANSWER) from problem
    return connection


def is_public(address: str) -> bool:
    """Whether anybody on the internet could ask this address: none of one's own machine, network or provider."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            return is_public(str(found.ipv4_mapped))
        if found.teredo is not None or any(found in network for network in _STAND_FOR_OTHERS):
            return False
        if found.is_site_local:
            return False
    return found.is_global and not found.is_multicast and not found.is_reserved
