"""Asks a place on the internet for something, carefully: public addresses only, checked as they are connected to, the
doors of the web alone, no cookies, an end to size and time (safety.md X6). Knows nothing of what is asked for."""

from __future__ import annotations

import enum
import http.client
import io
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import IO
from urllib.parse import quote, urljoin, urlsplit

from django.conf import settings

CHUNK = 1 << 16
PORTS = {"https": 443, "http": 80}
MOST_HOPS = 3
# Addresses that stand for others, behind which anything may be.
_STAND_FOR_OTHERS = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("2002::/16"))
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Why(enum.Enum):
    """Why something was not fetched."""

    NO_ADDRESS = "no-address"
    NOT_OURS = "not-ours"
    NO_ANSWER = "no-answer"
    TOO_LARGE = "too-large"


class NotFetched(Exception):  # noqa: N818 - it is no error: the other side, or we, would not.
    """It was not fetched; `why` says for which reason."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True)
class Place:
    """Where an address leads to: a host, and the path there, with what is asked of it."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def is_allowed(self) -> bool:
        """Whether the operator has named this host, so that it may be one of one's own network."""
        return f"{self.host}:{self.port}" in settings.HUB_MOVES_FROM

    @property
    def has_usual_port(self) -> bool:
        """Whether it is knocked at where the web is."""
        return self.port == PORTS[self.scheme]

    @property
    def origin(self) -> str:
        """The host without the path."""
        return f"{self.scheme}://{self.host}" + ("" if self.has_usual_port else f":{self.port}")


@dataclass(frozen=True)
class Got:
    """What a place answered. `address`: where it was in the end; `headers`: by their small names."""

    status: int
    address: str
    headers: Mapping[str, str]
    body: bytes


def place_of(address: str) -> Place:
    """Reads an address of the web. Raises NotFetched for one that is none, or that nobody needs to be asked at."""
    try:
        split = urlsplit(address.strip())
        if split.scheme not in PORTS or not split.hostname or split.username or split.password:
            raise ValueError(split.scheme)
        host = split.hostname if split.hostname.isascii() else split.hostname.encode("idna").decode()
        port = split.port or PORTS[split.scheme]
    except ValueError as problem:
        raise NotFetched(Why.NO_ADDRESS) from problem
    path = quote(split.path or "/", safe="/%:@!$&'()*+,;=~-._") + (f"?{_query(split.query)}" if split.query else "")
    return Place(split.scheme, host, port, path)


def get(address: str, *, headers: Mapping[str, str], most: int, seconds: float) -> Got:
    """What stands at this address; up to three times it may lead on, and each place is looked at anew.

    Raises NotFetched. `most` bytes and `seconds` in all are the end of it; what comes packed is refused.
    """
    body = io.BytesIO()
    return replace(save(address, body, headers=headers, most=most, seconds=seconds), body=body.getvalue())


def save(address: str, target: IO[bytes], *, headers: Mapping[str, str], most: int, seconds: float) -> Got:
    """The same, laid down in a file as it comes; what is given back has no body."""
    ends = time.monotonic() + seconds
    for _hop in range(MOST_HOPS + 1):
        place = place_of(address)
        if not place.has_usual_port and not place.is_allowed:
            raise NotFetched(Why.NOT_OURS)
        patience = max(0.1, ends - time.monotonic())
        with talking(place, patience) as connection:
            with cut_off_after(patience, connection.sock):
                connection.request("GET", place.path, headers={"Accept-Encoding": "identity", **headers})
                answer = connection.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            if answer.status in _REDIRECTS and found.get("location"):
                address = joined(address, found["location"])
                continue
            if found.get("content-encoding", "identity").lower() != "identity":
                raise NotFetched(Why.TOO_LARGE)
            for chunk in chunks(answer, most=most, seconds=max(0.1, ends - time.monotonic())):
                target.write(chunk)
            return Got(answer.status, address, found, b"")
    raise NotFetched(Why.NO_ANSWER)


def joined(address: str, link: str) -> str:
    """Where a link leads that stands at this address; "" when it is none."""
    try:
        return urljoin(address, link)
    except ValueError:
        return ""


@contextmanager
def talking(place: Place, patience: float) -> Iterator[http.client.HTTPConnection]:
    """A connection, to be used within the context. Raises NotFetched, also for a talk that breaks off inside."""
    connection = _connected(place, patience)
    try:
        yield connection
    except (OSError, http.client.HTTPException) as problem:
        raise NotFetched(Why.NO_ANSWER) from problem
    finally:
        connection.close()


def chunks(answer: http.client.HTTPResponse, *, most: int, seconds: float) -> Iterator[bytes]:
    """What is sent, as it comes. Raises NotFetched when it is more, takes longer, or breaks off."""
    ends, size = time.monotonic() + seconds, 0
    told = answer.getheader("Content-Length")
    while str(size) != told and (chunk := answer.read1(CHUNK)):
        size += len(chunk)
        if size > most or time.monotonic() > ends:
            raise NotFetched(Why.TOO_LARGE)
        yield chunk
    if told is not None and told != str(size):
        raise NotFetched(Why.NO_ANSWER)


@contextmanager
def cut_off_after(seconds: float, line: socket.socket) -> Iterator[None]:
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


def _connected(place: Place, patience: float) -> http.client.HTTPConnection:
    """A connection to the very address that was looked at, so that a name cannot mean another one a moment later."""
    try:
        found = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as problem:
        raise NotFetched(Why.NO_ANSWER) from problem
    addresses = [str(one[4][0]) for one in found]
    if not place.is_allowed and not all(is_public(address) for address in addresses):
        raise NotFetched(Why.NOT_OURS)
    connection = http.client.HTTPConnection(place.host, place.port, timeout=patience)
    try:
        plain = socket.create_connection((addresses[0], place.port), timeout=patience)
        if place.scheme == "https":
            connection.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=place.host)
        else:
            connection.sock = plain
    except OSError as problem:
        raise NotFetched(Why.NO_ANSWER) from problem
    return connection


def _query(words: str) -> str:
    return quote(words, safe="/%:@!$&'()*+,;=~-._?[]")
