"""Answers a monitor before anything else of a request needs the database."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from hub.jobs.views import health

ADDRESS = "/health/"


class HealthFirst:
    """/health/ needs no session, no school and no host name: it must answer when those are what is ill."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer for the one address, pass on the others."""
        return health(request) if request.path == ADDRESS else self.get_response(request)
