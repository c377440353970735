"""Pages for visitors, given again from memory for as long as nothing at all was written.

A withdrawn consent, a held comment, a new post: whatever is committed, by any process, ends all of them at once.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from hub.audience.changes import version_of_all
from hub.audience.languages import first_spoken

GetResponse = Callable[[HttpRequest], HttpResponse]
MOST = 500
"""Pages in memory, of each process; about 20 kB each."""
SECONDS = 5
"""After which a page is made again all the same: what was planned for a time comes out without a write."""
_NOT_PLAIN = ("HTTP_COOKIE", "HTTP_HX_REQUEST", "HTTP_RANGE")


@dataclass(frozen=True)
class Kept:
    """A page as it was sent."""

    version: str
    until: float
    content: bytes
    headers: dict[str, str]

    def again(self, request: HttpRequest) -> HttpResponse:
        """The page, or 304 for whoever has it."""
        response = HttpResponse(self.content, headers=self.headers)
        return get_conditional_response(request, etag=response["ETag"], response=response) or response


class EarlyPagesMiddleware:
    """Answers visitors before sessions, viewers and views are needed. Whoever brings a cookie goes on as ever."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.pages: dict[tuple[str, ...], Kept] = {}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not settings.EARLY_PAGES or not _is_plain(request):
            return self.get_response(request)
        key, version, now = _key(request), version_of_all(), time.monotonic()
        kept = self.pages.get(key)
        if kept is not None and kept.version == version and now < kept.until:
            return kept.again(request)
        response = self.get_response(request)
        if _may_be_kept(response):
            self._keep(key, Kept(version, now + SECONDS, response.content, dict(response.items())))
        return response

    def _keep(self, key: tuple[str, ...], page: Kept) -> None:
        if len(self.pages) >= MOST:
            self.pages.clear()
        self.pages[key] = page


def _is_plain(request: HttpRequest) -> bool:
    return request.method == "GET" and not any(request.META.get(name) for name in _NOT_PLAIN)


def _key(request: HttpRequest) -> tuple[str, ...]:
    """All that a visitor's page can depend on."""
    said = (request.META.get(name, "") for name in ("HTTP_HOST", "QUERY_STRING"))
    language = first_spoken(request.META.get("HTTP_ACCEPT_LANGUAGE", ""))
    return (str(request.scheme), request.path_info, language, *said)


def _may_be_kept(response: HttpResponse) -> bool:
    """A whole page that SameAgainMiddleware found the same for all visitors: it has an ETag, and no form's cookie."""
    varies = {name.strip().lower() for name in response.get("Vary", "").split(",")}
    return (
        response.status_code == 200
        and not response.streaming
        and "ETag" in response
        and not response.cookies
        and varies <= {"cookie", "accept-language"}
        and not {"no-store", "private"} & set(response.get("Cache-Control", "").replace(",", " ").split())
    )
