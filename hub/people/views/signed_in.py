"""Who is signed in, for views below the audience rule."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from hub.people.models import Person


def signed_in_person(request: HttpRequest) -> Person:
    """The person themselves, as a row and not as Django's lazy stand-in."""
    if not request.user.is_authenticated:
        raise PermissionDenied
    return Person.objects.get_queryset().active().get(pk=request.user.pk)
