"""Lets a teacher look with a student's eyes, and do nothing else meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from hub.audience.http import HubRequest
from hub.audience.viewer import Viewer
from hub.safety.models import Looking, students_to_look_as

GetResponse = Callable[[HttpRequest], HttpResponse]
KEY = "looking"
SEEN = frozenset(
    (
        *("hub", "classes", "class", "showcases", "search", "search-at-once", "desk", "my-blog", "sort-posts"),
        *("blog", "blog-category", "blog-tag", "blog-grade", "blog-month", "entry", "media"),
        *("showcase", "showcase-section", "piece-as-chosen", "piece-talk", "present-section", "edition"),
        *("my-goals", "goal", "my-thoughts", "thought", "tries", "my-showcase"),
    )
)
"""The pages that they see: those on which students read. Where somebody writes, signs in, packs or keeps keys is left
out; so is each new page, until somebody has thought about it."""
AS_ONESELF = frozenset({"stop-looking", "sign-out"})


class NothingIsChanged(Exception):
    """A page was about to write."""


class LookingMiddleware:
    """Gives the pages the student for a viewer, as long as a look lasts and its teacher still may."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HubRequest) -> HttpResponse:
        looking = _going_on(request) if request.user.is_authenticated and KEY in request.session else None
        if looking is None:
            return self.get_response(request)
        request.looking = looking  # type: ignore[attr-defined]  # For pages, which tell of it.
        return self.get_response(request)

    def process_view(
        self, request: HubRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Answer the page as the student gets it; refuse everything else that is not looking."""
        looking = getattr(request, "looking", None)
        name = request.resolver_match.url_name if request.resolver_match else None
        if looking is None or name in AS_ONESELF:
            return None
        if request.method not in ("GET", "HEAD") or name not in SEEN:
            return _refused(request)
        request.viewer = Viewer(request.school, looking.student, beside=_eyes(request.viewer, looking))
        request.person = looking.student
        try:
            with connection.execute_wrapper(_read_only):
                response = view(request, *args, **kwargs)
        except NothingIsChanged:
            return _refused(request)
        response.headers["Cache-Control"] = "private, no-store"
        return response


def begin(request: HubRequest, looking: Looking) -> None:
    """This session looks from now on."""
    request.session[KEY] = looking.pk


def end(request: HubRequest) -> None:
    """This session looks no more."""
    number = request.session.pop(KEY, None)
    looking = Looking.objects.filter(pk=number, by=request.person).select_related("school", "by", "student").first()
    if looking is not None:
        looking.end()


def _going_on(request: HubRequest) -> Looking | None:
    """The look of this session, if it is not over and the teacher may still look as this student."""
    found = Looking.objects.going_on(timezone.now()).filter(pk=request.session[KEY], by=request.person)
    found = found.filter(school=request.school, student__in=students_to_look_as(request.viewer))
    looking = found.select_related("student").first()
    if looking is None:
        end(request)
    return looking


def _eyes(viewer: Viewer, looking: Looking) -> Viewer:
    """Who looks. To a lead the work of this one student is open meanwhile as it is to a teacher of theirs."""
    if not viewer.is_lead:
        return viewer
    return Viewer(viewer.school, viewer.person, opened=frozenset({looking.student_id}))


def _refused(request: HubRequest) -> HttpResponse:
    return render(request, "safety/only_looking.html", status=403)


def _read_only(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
    """Let nothing through to the database but questions."""
    if not sql.lstrip("( \n").upper().startswith(("SELECT", "WITH", "SAVEPOINT", "RELEASE", "ROLLBACK")):
        raise NothingIsChanged
    return execute(sql, params, many, context)
