"""The request as our views get it."""

from __future__ import annotations

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from hub.audience.viewer import Viewer
from hub.people.models import Person
from hub.school.models import School


class HubRequest(HttpRequest):
    """A request with its school, its viewer and whoever is signed in."""

    school: School
    viewer: Viewer
    htmx: HtmxDetails
    # Whoever is signed in; set for views that ask for signing in.
    person: Person
