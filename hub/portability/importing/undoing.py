"""Taking an import out again, while nobody has built on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from hub.audience.models import Approval
from hub.blogs.models import Category, Entry, MenuItem, Tag, WorkingCopy
from hub.comments.models import Comment
from hub.media.models import MediaFile, MediaFileQuerySet
from hub.portability.importing.writers import main_writer
from hub.portability.models import ImportedItem, Transfer
from hub.reflections.models import Goal, Thought
from hub.showcase.models import Candidate, Piece, Section

if TYPE_CHECKING:
    from django_stubs_ext import ValuesQuerySet

_THINGS = ("comment", "entry", "menu_item", "media", "category", "tag", "goal", "thought", "section", "candidate")


class InUse(Exception):
    """Some of it was edited or used since; `titles` names what."""

    def __init__(self, titles: list[str]) -> None:
        super().__init__(", ".join(titles))
        self.titles = titles


def used_since(transfer: Transfer) -> list[str]:
    """The titles of entries that were edited, commented on or hung in a showcase since they came."""
    mine = _lines(transfer, "entry")
    comments = Comment.objects.filter(entry__in=mine).exclude(pk__in=_lines(transfer, "comment"))
    if transfer.kind in Transfer.Kind.in_own_form():
        edited = Q(changed_at__gt=transfer.finished_at) | Q(revisions__at__gt=transfer.finished_at)
    else:
        edited = Q(source_format="") | Q(revisions__isnull=False)
    pieces = Piece.objects.filter(entry__in=mine).exclude(section__in=_lines(transfer, "section"))
    touched = (
        edited
        | Q(pk__in=WorkingCopy.objects.values("entry_id"))
        | Q(pk__in=comments.values("entry_id"))
        | Q(pk__in=pieces.values("entry_id"))
        | Q(pk__in=Section.objects.filter(page__in=mine).exclude(pk__in=_lines(transfer, "section")).values("page_id"))
    )
    found = Entry.objects.filter(touched, pk__in=mine).distinct().order_by("pk")
    return [*map(str, found.only("pk", "title", "excerpt")), *_written_on(transfer)]


def undo(transfer: Transfer) -> None:
    """Take out exactly what this import brought; what was here before stays, and says again what it said before a
    newer text came. What a lead was told stays with the lead. Raises InUse when it was built on."""
    with transaction.atomic():
        Transfer.objects.select_for_update().only("pk").get(pk=transfer.pk)
        if titles := used_since(transfer):
            raise InUse(titles)
        numbers = {name: list(_lines(transfer, name)) for name in _THINGS}
        asked = Comment.objects.filter(pk__in=numbers["comment"]).exclude(approval=None)
        approvals = [*asked.values_list("approval", flat=True), transfer.approval_id]
        _give_back(transfer)
        Candidate.objects.filter(pk__in=numbers["candidate"]).delete()
        Section.objects.filter(pk__in=numbers["section"]).delete()
        Thought.objects.filter(pk__in=numbers["thought"]).delete()
        Goal.objects.filter(pk__in=numbers["goal"]).delete()
        Comment.objects.filter(pk__in=numbers["comment"]).delete()
        MenuItem.objects.filter(pk__in=numbers["menu_item"]).delete()
        Entry.objects.filter(pk__in=numbers["entry"]).delete()
        Category.objects.filter(pk__in=numbers["category"], entries=None, blog=transfer.blog).delete()
        Tag.objects.filter(pk__in=numbers["tag"], entries=None).delete()
        _unused(numbers["media"]).delete()
        ImportedItem.objects.filter(transfer=transfer).delete()
        transfer.state, transfer.approval = Transfer.State.UNDONE, None
        transfer.save(update_fields=["state", "approval"])
        Approval.objects.filter(pk__in=[number for number in approvals if number], worry=None).delete()


def _replaced(transfer: Transfer) -> Iterator[tuple[Entry, dict[str, str], dict[str, str]]]:
    """The entries in which a text that came stands in the place of an older one: what came, and what was."""
    lines = transfer.items.filter(kind=ImportedItem.Kind.DIFFERS, leftovers__has_key="was", entry__isnull=False)
    for line in lines.select_related("entry").order_by("pk"):
        if line.entry is not None:
            yield line.entry, line.leftovers["theirs"], line.leftovers["was"]


def _written_on(transfer: Transfer) -> list[str]:
    """Those that somebody has given a third text since."""
    texts = ((entry, (entry.title, entry.body), came, was) for entry, came, was in _replaced(transfer))
    return [str(entry) for entry, now, *known in texts if now not in {(one["title"], one["body"]) for one in known}]


def _give_back(transfer: Transfer) -> None:
    """The older texts stand there again; a newer one that still waits for a teacher waits no more."""
    for entry, came, was in _replaced(transfer):
        entry.revisions.filter(approval__decision=Approval.Decision.WAITING, **came).delete()
        if {"title": entry.title, "body": entry.body} == came:
            by = transfer.asked_by or main_writer(transfer.blog, None)
            entry.replace_text(was["title"], was["body"], by=by)
            Entry.objects.filter(pk=entry.pk).update(source=was["source"], source_format=was["source_format"])


def _lines(transfer: Transfer, name: str) -> ValuesQuerySet[ImportedItem, int]:
    """The numbers of what came, not of what was here before."""
    lines = ImportedItem.objects.filter(transfer=transfer, was_here=False, **{f"{name}__isnull": False})
    if name == "entry":
        lines = lines.filter(kind__in=("post", "page"))
    return lines.values_list(f"{name}_id", flat=True)


def _unused(numbers: list[int]) -> MediaFileQuerySet:
    """Files that nothing else shows; the broom takes the bytes away."""
    return MediaFile.objects.filter(pk__in=numbers, uses=None, featured_in=None, pieces=None)
