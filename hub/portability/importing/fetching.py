"""Asks another hub for a blog with a code that its owner got there."""

from __future__ import annotations

import http.client
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

from hub import fetching
from hub.fetching import NotFetched, Place, Why, cut_off_after, talking
from hub.portability.wxr.findings import NotAnExport

PATIENCE = 30.0
"""Seconds for each step of the talk, and for all that comes before the file itself."""
_REFUSED = _("This code does not work any more. Ask for a new one where your work is.")
_NOT_YET = _("The other hub is still packing. Look there whether it is done, and try again then.")
_WORDS = {
    Why.NO_ADDRESS: _("This is no code of a hub. Copy all of it, from https:// on."),
    Why.NOT_OURS: _("We do not fetch from there. Bring the file instead, or ask whoever looks after this hub."),
    Why.NO_ANSWER: _("The other hub does not answer. Try again later, or bring the file instead."),
    Why.TOO_LARGE: _("What the other hub sends is too large, or takes too long. Bring the file instead."),
}
LONGEST = 200


def place_of(code: str) -> Place:
    """Reads a code as people paste it. Raises NotAnExport in words."""
    with _in_words():
        place = fetching.place_of(code)
        is_plain = place.path.isascii() and len(place.path) <= LONGEST and not set(code.strip()) & set(" ?#")
        if not is_plain or (place.scheme != "https" and not place.is_allowed):
            raise NotFetched(Why.NO_ADDRESS)
        if place.port != fetching.PORTS["https"] and not place.is_allowed:
            raise NotFetched(Why.NOT_OURS)
    return place


@contextmanager
def asked(place: Place, path: str, words: Mapping[str, str]) -> Iterator[http.client.HTTPResponse]:
    """The answer of the other hub to these words. Raises NotAnExport for every other answer than the one hoped for."""
    with _in_words(), talking(place, PATIENCE) as connection:
        body = urlencode(words)
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept-Encoding": "identity"}
        with cut_off_after(PATIENCE, connection.sock):
            connection.request("POST", path, body, headers)
            answer = connection.getresponse()
        if answer.status == 503:
            raise NotAnExport(_NOT_YET)
        elif answer.status not in {200, 204}:
            raise NotAnExport(_REFUSED)
        yield answer


def chunks(answer: http.client.HTTPResponse, *, most: int, seconds: float) -> Iterator[bytes]:
    """What is sent, as it comes. Raises NotAnExport when it is more, takes longer, or breaks off."""
    with _in_words():
        yield from fetching.chunks(answer, most=most, seconds=seconds)


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except NotFetched as refused:
        raise NotAnExport(_WORDS[refused.why]) from refused
