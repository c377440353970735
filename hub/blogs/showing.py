"""How entries show files, told to media as conditions on MediaFile.

Each is asked for one file at a time, so it begins at the file and looks only at the entries that use it.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from hub.audience.viewer import NOBODY, Viewer
from hub.blogs.models import Category, Entry, EntryMedia, Revision
from hub.media.withheld import OWNER, withholds_nothing


def shown_in_entries(viewer: Viewer) -> Q:
    """The file is in the text of an entry that the viewer sees, on top of it, or attached to it: Entry.note_media."""
    seen = Entry.objects.visible_to(viewer).holding("entry")
    return Q(Exists(EntryMedia.objects.filter(seen, media=OuterRef("pk"))))


def shown_in_changes(viewer: Viewer) -> Q:
    """The file is in a change of an entry that the viewer reads first."""
    if not viewer.is_staff_member:
        return NOBODY
    return Q(Exists(Revision.objects.moderated_by(viewer).proposed().filter(shown_files=OuterRef("pk"))))


def shown_on_shelves(viewer: Viewer) -> Q:
    """The file is the picture of a shelf that the school gives to blogs: for its people, and wherever a post of the
    shelf can be read."""
    shelves = Category.objects.filter(picture=OuterRef("pk"), blog=None, school=viewer.school)
    if not viewer.is_inside:
        read = Entry.objects.visible_to(viewer).out(viewer.now).filter(categories=OuterRef("pk"))
        shelves = shelves.filter(Exists(read))
    return Q(Exists(shelves)) & withholds_nothing(viewer, OWNER, "media")
