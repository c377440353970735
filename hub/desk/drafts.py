"""Finding what somebody writes on; a new entry is made by the first thing that is typed, not by opening the page."""

from __future__ import annotations

from django.core.signing import BadSignature, Signer
from django.db import IntegrityError, transaction
from django.http import Http404
from django.shortcuts import get_object_or_404

from hub.audience.http import HubRequest
from hub.audience.viewer import Viewer
from hub.blogs.models import Blog, Entry, EntryQuerySet, Revision
from hub.desk.simple_writing import in_simple_class
from hub.ids import new_public_id
from hub.people.models import Person

SALT = "an entry to be"


def new_entry(blog: Blog, kind: str, *, by: Person) -> tuple[Entry, str]:
    """An entry that is nowhere yet, and the ticket with which the page that shows it may start it, once."""
    entry = Entry(school=blog.school, blog=blog, kind=kind, public_id=new_public_id())
    ticket = {"entry": entry.public_id, "blog": blog.pk, "kind": kind, "by": by.pk}
    return entry, Signer(salt=SALT).sign_object(ticket)


def written_for(entry: Entry, person: Person) -> Person | None:
    """The student for whom this person puts it there; None for what is the person's own."""
    is_posted = not entry.pk or entry.posted_by_id == person.pk
    return entry.blog.owner if is_posted and entry.blog.owner_id != person.pk else None


def find_entry(viewer: Viewer, public_id: str) -> Entry:
    """The entry, for one who may change it; binned ones are not there."""
    return get_object_or_404(_editable(viewer), public_id=public_id)


def find_or_new(request: HubRequest, public_id: str) -> Entry:
    """The entry, or an unsaved one when the form carries the ticket for it. POST `start`: the ticket."""
    viewer = request.viewer
    found = _editable(viewer).filter(public_id=public_id).first()
    if found is not None:
        return found
    try:
        ticket = Signer(salt=SALT).unsign_object(request.POST.get("start", ""))
    except (BadSignature, ValueError) as forged:
        raise Http404 from forged
    if ticket["entry"] != public_id or ticket["by"] != request.person.pk:
        raise Http404
    blogs = Blog.objects.editable_by(viewer) | Blog.objects.visible_to(viewer).of_students_of(viewer)
    blog = get_object_or_404(blogs.select_related("owner", "classroom"), pk=ticket["blog"])
    return Entry(school=viewer.school, blog=blog, kind=ticket["kind"], public_id=public_id)


def started(entry: Entry, *, by: Person, viewer: Viewer) -> Entry:
    """The entry as a row: made now when it is new. Two that come at once make one."""
    if entry.pk:
        return entry
    try:
        with transaction.atomic():
            return Entry.start(entry.blog, by=by, kind=entry.kind, public_id=entry.public_id)
    except IntegrityError:
        return find_entry(viewer, entry.public_id)


def _editable(viewer: Viewer) -> EntryQuerySet:
    """With all that the page for writing needs to know of the entry itself and of its writer, in one query."""
    entries = Entry.objects.editable_by(viewer).filter(binned_at=None).telling_withheld(viewer.school)
    return entries.annotate(
        has_change=Revision.change_exists(), in_simple_class=in_simple_class(viewer)
    ).select_related(
        *("blog__owner", "blog__classroom", "blog__school", "school__policy"),
        *("approval", "featured", "working_copy", "ask"),
    )
