"""Where an entry belongs: shelves, words, its picture, its place among the pages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from hub.audience.viewer import Numbers, Viewer
from hub.blogs.models import Category, Entry, Tag
from hub.media.models import MediaFile
from hub.media.taking_in import FileRefused, take_in
from hub.people.models import Person
from hub.school.models import School
from hub.text.cleaning import tree_of
from hub.text.references import media_ids
from hub.text.words import slugify

AUTOMATIC, NO_PICTURE = "first", "none"
_COMMAS = re.compile("[,\uff0c\u3001\u060c]")  # Latin, full-width, Japanese, Arabic.


def shelves_for(entry: Entry) -> QuerySet[Category]:
    """The shelves it can stand on: those offered to the blog now, and those it stands on already (`stands`)."""
    blog = entry.blog
    classes: Numbers = frozenset({blog.classroom_id} if blog.classroom_id else ())
    if blog.owner is not None:
        classes = blog.owner.enrolments.current().values("classroom")
    lines: Any = Entry.categories.through  # The stubs do not know this made table.
    stands = Exists(lines.objects.filter(entry=entry.pk, category=OuterRef("pk")))
    offered = Q(pk__in=Category.objects.offered_to(blog, classes).values("pk"))
    return Category.objects.annotate(stands=stands).filter(offered | Q(stands=True), school=blog.school_id)


def parents_for(entry: Entry, viewer: Viewer) -> list[Entry]:
    """The pages of the blog that it can stand under: not itself, and none below it."""
    pages = Entry.objects.editable_by(viewer).pages().filter(blog=entry.blog_id, binned_at=None).order_by("title")
    if not entry.pk:
        return list(pages)
    others, below = [page for page in pages if page.pk != entry.pk], {entry.pk}
    while more := {page.pk for page in others if page.parent_id in below} - below:
        below |= more
    return [page for page in others if page.pk not in below]


def media_for(entry: Entry, body: str, viewer: Viewer) -> list[MediaFile]:
    """The files of a text, in order, and the picture that stands on top now; all in two queries."""
    order = media_ids(body)
    if not order and not entry.featured_id:
        return []  # Most texts have none, and the ways in which files are shown take long to put together.
    wanted = Q(public_id__in=order) | Q(pk__in=[entry.featured_id] if entry.featured_id else ())
    found = MediaFile.objects.visible_to(viewer).filter(wanted).with_renditions()
    place = {public_id: number for number, public_id in enumerate(order)}
    return sorted(found, key=lambda file: place.get(file.public_id, len(order)))


def first_picture(body: str, among: Iterable[MediaFile]) -> MediaFile | None:
    """The first picture of a text, found among these files; it is proposed for the top."""
    found = {file.public_id: file for file in among if file.kind == MediaFile.Kind.IMAGE}
    return next((found[public_id] for public_id in media_ids(body) if public_id in found), None)


def by_own_hand(entry: Entry) -> set[tuple[str, int]]:
    """What stands around the text by the student's own hand: shelves of the blog, words, a picture on top that is not
    in the text. What the school or the class put up is the words of its staff."""
    shelves = entry.categories.filter(blog=entry.blog_id).values_list("pk", flat=True)
    found = {("shelf", number) for number in shelves}
    found |= {("word", number) for number in entry.tags.values_list("pk", flat=True)}
    if entry.featured is not None and entry.featured.public_id not in media_ids(entry.body):
        found.add(("picture", entry.featured.pk))
    return found


def words_in(typed: str) -> list[str]:
    """The words of a line, with the commas of any script between them."""
    return [word for word in _COMMAS.split(typed) if word.strip()]


def file_away(entry: Entry, chosen: dict[str, Any]) -> None:
    """Take over shelves, words, place and the small things, as FilingForm cleaned them; a new shelf is put up."""
    shelves = list(chosen["shelves"])
    name = " ".join(chosen["new_shelf"].split())
    if name:
        defaults = {"name": name}
        slug = slugify(name) or "shelf"
        shelf, _made = Category.objects.get_or_create(
            school=entry.school, blog=entry.blog, slug=slug, defaults=defaults
        )
        shelves.append(shelf)
    entry.file_under(shelves)
    entry.name_with(Tag.objects.named(entry.blog, words_in(chosen["words"])[:30]))
    entry.is_sticky, entry.comments_open = chosen["is_sticky"], chosen["comments_open"]
    if entry.kind == Entry.Kind.PAGE:
        entry.parent, entry.position = chosen["parent"], chosen["position"] or 0
    entry.save(update_fields=["is_sticky", "comments_open", "parent", "position"])


def choose_picture(entry: Entry, body: str, chosen: dict[str, Any], viewer: Viewer, *, by: Person) -> None:
    """Put the chosen picture on top: one that was brought, one of the text (its `body`), the first of it, or none.

    Raises FileRefused for a file that is not taken.
    """
    brought: UploadedFile[bytes] | None = chosen["picture_file"]
    if brought is not None:
        picture: MediaFile | None = take_in_picture(brought, entry.school, owner=by)
    elif chosen["picture"] == NO_PICTURE:
        picture = None
    elif chosen["picture"] in {"", AUTOMATIC}:
        picture = first_picture(body, media_for(entry, body, viewer))
    else:
        picture = MediaFile.objects.visible_to(viewer).pictures().filter(public_id=chosen["picture"]).first()
    note_descriptions(entry, body, viewer)
    entry.feature(picture)


def take_in_picture(brought: UploadedFile[bytes], school: School, *, owner: Person) -> MediaFile:
    """A picture that came with a form. Raises FileRefused for anything else."""
    media = take_in(brought, school=school, owner=owner, name=brought.name or "")
    if media.kind != MediaFile.Kind.IMAGE:
        raise FileRefused(_("This file is not a picture. Choose a photo or a drawing."))
    return media


def note_descriptions(entry: Entry, body: str, viewer: Viewer) -> None:
    """Remember what its new text `body` says is in its pictures: cards and rooms show it too. What was typed for this
    text wins; what it said before fills only what nobody else has described."""
    before, told = _descriptions(entry.body), _descriptions(body)
    for media in MediaFile.objects.editable_by(viewer).filter(public_id__in=told):
        words = told[media.public_id]
        if before.get(media.public_id) != words or not (media.alternative or media.is_decorative):
            media.describe(words)


def _descriptions(body: str) -> dict[str, str]:
    """The descriptions of pictures in a text, by the public id of the picture."""
    return {
        element.attributes["data-media"]: element.attributes.get("alt", "")
        for element in tree_of(body).walk()
        if element.name == "img" and "data-media" in element.attributes
    }
