"""Texts that came before their pictures: when the pictures come with a later import, the texts show them."""

from __future__ import annotations

from django.db.models import Q

from hub.blogs.models import Entry, EntryMedia
from hub.media.models import MediaFile
from hub.portability.importing.references import HubReferences
from hub.portability.importing.run import Run
from hub.portability.models import ImportedItem
from hub.portability.wxr.converting import convert
from hub.portability.wxr.records import Item
from hub.showcase.models import Section
from hub.showcase.of_page import text_of_page
from hub.text.excerpts import excerpt, plain, reading_minutes


def mend_entries(run: Run) -> None:
    """Convert once more what missed a file, as long as nobody has edited it here."""
    if not run.new_media:
        return
    references = HubReferences(run, {})
    media = {public_id: number for number, public_id in run.media.values()}
    lines = {line.key: line for line in _unfinished(run)}
    for item in run.export.items():
        line = lines.get(item.key)
        if line is not None and line.entry is not None:
            _mend(run, item, line, line.entry, references, media)


def _unfinished(run: Run) -> list[ImportedItem]:
    featuring = [item.key for item in run.export.items() if item.featured]
    missed = Q(leftovers__has_key="missing") | Q(key__in=featuring, entry__featured=None)
    lines = ImportedItem.objects.filter(missed, blog=run.blog).exclude(transfer=run.transfer)
    return list(lines.filter(entry__source_format=Entry.SourceFormat.WORDPRESS).select_related("entry__featured"))


def _mend(
    run: Run, item: Item, line: ImportedItem, entry: Entry, references: HubReferences, media: dict[str, int]
) -> None:
    converted = convert(entry.source, references, number=item.number, footnotes=item.field("footnotes"))
    featured = references.media_for(item.featured) if item.featured else None
    before = text_of_page(entry)
    with run.portion([]):
        entry.body, entry.plain = converted.html, plain(converted.html)
        entry.excerpt, entry.minutes = excerpt(entry.summary or entry.body, 280), reading_minutes(entry.body)
        entry.featured_id = entry.featured_id or media.get(featured or "")
        entry.save(update_fields=["body", "plain", "excerpt", "minutes", "featured"])
        attached = [references.media_for(number) for number in references.attached(item.number or 0)]
        uses = dict.fromkeys((media[one] for one in converted.media if one in media), False)
        uses |= {entry.featured_id: False} if entry.featured_id else {}
        uses |= dict.fromkeys((media[one] for one in attached if one in media), True)
        EntryMedia.objects.bulk_create(
            (EntryMedia(entry=entry, media_id=number, is_attached=told) for number, told in uses.items()),
            ignore_conflicts=True,
        )
        entry.choose_cover(MediaFile.objects.filter(pk__in=uses))
        _mend_room(entry, before)
        line.leftovers = {key: value for key, value in line.leftovers.items() if key != "missing"}
        if converted.missing:
            line.leftovers["missing"] = converted.missing
        line.save(update_fields=["leftovers"])


def _mend_room(page: Entry, before: str) -> None:
    """The room that was made of this page shows the pictures, too."""
    if page.kind == Entry.Kind.PAGE and before:
        rooms = Section.objects.filter(page__blog=page.blog_id, body=before)
        rooms.update(body=text_of_page(page))
