"""Slows down who looks as a member of staff at very many blogs or files in a short time, as somebody does who has taken
their account (safety.md C9); whose account it is and the activity log are told."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from hub.activity.models import Kind
from hub.audience.http import HubRequest
from hub.people.news import tell
from hub.school.noting import note

GetResponse = Callable[[HttpRequest], HttpResponse]
SPAN = 600
"""Seconds: in any ten minutes so many different ones."""
MOST = {"blogs": 50, "files": 500}
CALLED = {"blogs": gettext_lazy("blogs"), "files": gettext_lazy("files")}
TOO_MANY_REQUESTS = 429
TOLD_EVERY = 24 * 3600
"""Seconds in which nobody is told twice."""


@dataclass
class Pace:
    """What one person has looked at lately, by the kind of thing: when it was counted, the oldest first."""

    seen: dict[str, dict[str, float]] = field(default_factory=lambda: {kind: {} for kind in MOST})
    last_at: float = 0
    told_at: float = -TOLD_EVERY

    def wait_for(self, kind: str, thing: str, now: float) -> int:
        """Count it, once however often it is looked at; for how many whole seconds it has to wait instead; 0: none."""
        self.last_at = now
        seen = self.seen[kind] = {one: at for one, at in self.seen[kind].items() if now - at < SPAN}
        if thing not in seen and len(seen) >= MOST[kind]:
            return int(SPAN - (now - next(iter(seen.values())))) + 1
        seen.setdefault(thing, now)
        return 0

    def is_to_be_told(self, now: float) -> bool:
        """Whether nobody was told of it lately."""
        if now - self.told_at < TOLD_EVERY:
            return False
        self.told_at = now
        return True

    def is_over(self, now: float) -> bool:
        """Whether nothing of it counts any more."""
        return max(self.last_at + SPAN, self.told_at + TOLD_EVERY) < now


class PaceMiddleware:
    """Counts the blogs and the files that each member of staff opens; in memory, each process for itself."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.paces: dict[int, Pace] = {}
        self.lock = Lock()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HubRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Answer that it takes a while, where it was too much."""
        kind, thing = _looked_at(request, kwargs)
        if not thing or not request.viewer.is_staff_member:
            return None
        now = time.time()
        with self.lock:
            pace = self._pace_of(request.person.pk, now)
            wait = pace.wait_for(kind, thing, now)
            is_to_be_told = bool(wait) and pace.is_to_be_told(now)
        if is_to_be_told:
            note(Kind.LOOKED_AT_MANY, request.school, by=request.person, outcome=kind)
            tell(request.person, "many-looked-at")
        return _slowed(request, wait) if wait else None

    def _pace_of(self, person: int, now: float) -> Pace:
        if person not in self.paces:
            self.paces = {one: pace for one, pace in self.paces.items() if not pace.is_over(now)}
        return self.paces.setdefault(person, Pace())


def _looked_at(request: HttpRequest, kwargs: dict[str, Any]) -> tuple[str, str]:
    if request.path.startswith("/@"):
        return "blogs", str(kwargs.get("slug", ""))
    is_file = request.resolver_match is not None and request.resolver_match.url_name == "media"
    return "files", str(kwargs.get("public_id", "")) if is_file else ""


def _slowed(request: HubRequest, seconds: int) -> HttpResponse:
    context = {"minutes": -(-seconds // 60)}
    response = render(request, "safety/slowed.html", context, status=TOO_MANY_REQUESTS)
    response.headers["Retry-After"] = str(seconds)
    return response
