"""Which school an operator means."""

from django.core.management.base import CommandError

from hub.school.models import School


def which_school(name: str | None) -> School:
    """The school of this name or host name, or the only one there is. Raises CommandError."""
    found = list(School.objects.known_as(name) if name else School.objects.all())
    if not found:
        raise CommandError("There is no such school on this hub." if name else "This hub has no school yet.")
    if len(found) > 1:
        names = ", ".join(f"“{school}”" for school in found)
        raise CommandError(f"Which school? Say it with --school NAME: {names}.")
    return found[0]
