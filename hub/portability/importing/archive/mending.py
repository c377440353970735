"""Files that came later than what shows them, with a whole file after a damaged one: posts and rooms show them now."""

from __future__ import annotations

from hub.blogs.models import Entry, EntryMedia
from hub.portability.archive.kept import Record
from hub.portability.archive.reading import listed
from hub.portability.importing.archive import fields
from hub.portability.importing.archive.run import ArchiveRun
from hub.showcase.models import Piece
from hub.text.references import media_ids


def mend(run: ArchiveRun, before: set[str]) -> None:
    """Join what was here before this run, by key, with the files that it brought."""
    new = {numbers: public_id for public_id, numbers in run.numbers["media"].items()}
    came = set(run.transfer.items.filter(media__isnull=False, was_here=False).values_list("media", flat=True))
    files = {new[number]: number for number in came if number in new}
    if not files:
        return
    for key, record in run.records("entries"):
        if key in before:
            _mend_entry(run, record, files)
    for key, record in run.records("rooms"):
        hung = enumerate(listed(record, "pieces")) if key in before else ()
        for place, piece in hung:
            if number := files.get(fields.public_id(piece, "picture")):
                there = Piece.objects.filter(section=run.number("section", record, "id"), position=place)
                there.filter(title=fields.line(piece, "title", 160), picture=None).update(picture=number)


def _mend_entry(run: ArchiveRun, record: Record, files: dict[str, int]) -> None:
    """As long as its text still names them."""
    number = run.number("entry", record, "id")
    attached = [files[one] for one in fields.words(record, "attached") if one in files]
    featured = files.get(fields.public_id(record, "featured"))
    shown = [files[one] for one in media_ids(fields.text(record, "body", 8_000_000)) if one in files]
    if number is None or not (attached or featured or shown):
        return
    with run.portion([]):
        entry = Entry.objects.get(pk=number)
        named = set(media_ids(entry.body))
        uses = {one: False for one in shown if any(files.get(name) == one for name in named)}
        if featured and entry.featured_id is None:
            entry.featured_id = featured
            entry.save(update_fields=["featured"])
            uses[featured] = False
        uses |= dict.fromkeys(attached, True)
        rows = (EntryMedia(entry=entry, media_id=one, is_attached=is_attached) for one, is_attached in uses.items())
        EntryMedia.objects.bulk_create(rows, ignore_conflicts=True)
        entry.choose_cover(entry.media.all())
