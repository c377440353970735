"""“This is special” on the page of a post or a file: for whoever made it, and for a teacher who suggests it."""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from hub.audience.viewer import Viewer
from hub.blogs.models import Entry
from hub.media.models import MediaFile
from hub.showcase.models import Candidate, PieceKind


def special_context(entry: Entry, viewer: Viewer, *, is_author: bool) -> dict[str, Any]:
    """The context of showcase/_special.html; empty for whoever has nothing to say there. One question."""
    if viewer.person is None or entry.kind != Entry.Kind.POST or not entry.is_out(viewer.now):
        return {}
    if is_author:
        said = Candidate.objects.editable_by(viewer).filter(entry=entry).select_related("suggested_by").first()
        return _special(said, reverse("call-special", args=[entry.public_id]))
    if not viewer.is_staff_member:
        return {}
    own = Candidate.objects.visible_to(viewer).filter(entry=OuterRef("pk"), suggested_by=viewer.person)
    may = Entry.objects.moderated_by(viewer).filter(pk=entry.pk).exclude(blog__owner=None)
    found = may.annotate(words=Subquery(own.values("suggestion")[:1])).values("words").first()
    return {"suggestion": found} if found else {}


def special_file_context(file: MediaFile, viewer: Viewer) -> dict[str, Any]:
    """The same for a picture of one's own; empty for other files."""
    if file.kind != MediaFile.Kind.IMAGE:
        return {}
    said = Candidate.objects.editable_by(viewer).filter(picture=file).first()
    return _special(said, reverse("call-file-special", args=[file.public_id]))


def _special(candidate: Candidate | None, address: str) -> dict[str, Any]:
    return {"special": {"candidate": candidate, "kinds": PieceKind.values, "address": address}}
