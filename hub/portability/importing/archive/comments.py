"""What was said about the entries, with the names of those who said it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from hub.audience.models import Approval
from hub.comments.models import Comment, Saying, with_pictures
from hub.media.models import MediaFile
from hub.portability.archive.kept import Record
from hub.portability.archive.reading import listed
from hub.portability.importing.archive import fields
from hub.portability.importing.archive.run import ArchiveRun
from hub.portability.models import ImportedItem
from hub.text.cleaning import TextRefused, clean_comment

Spoken = TypeVar("Spoken", bound=Saying)


def bring_comments(run: ArchiveRun, entries: list[Record]) -> None:
    """All comments on these entries that are not there yet; what they belong to is here."""
    waiting: dict[str, tuple[Record, Record]] = {}
    for entry in entries:
        for record in listed(entry, "comments"):
            key = fields.text(record, "key", 300)
            if not fields.public_id(record) or key in run.known or key in waiting:
                continue
            if run.number("entry", entry, "id") is None:
                run.leave_out(_name(entry, record), _("What it belongs to did not come along."))
            else:
                waiting[key] = (entry, record)
    if waiting:
        with run.portion(waiting) as here:
            _write(run, {key: said for key, said in waiting.items() if key not in here})
        run.known.update(waiting)


def said_by(run: ArchiveRun, record: Record) -> dict[str, object]:
    """Who said it: the owner of the blog, or a name."""
    if fields.flag(record, "is_own") and run.blog.owner_id:
        return {"writer": run.owner, "writer_name": ""}
    return {"writer": None, "writer_name": fields.line(record, "by", 120)}


def words_of(run: ArchiveRun, record: Record) -> str:
    """What was said, cleaned as all comments are, with the pictures that came with it."""
    try:
        words = clean_comment(fields.text(record, "body"))
    except TextRefused:
        words = ""
    return with_pictures(words, (MediaFile(public_id=one) for one in _pictures_of(run, record)))


def write_said(run: ArchiveRun, said: Iterable[Spoken], records: Iterable[Record]) -> list[Spoken]:
    """Store these words, each with its pictures."""
    stored = run.write(said)
    for one, record in zip(stored, records, strict=True):
        through: Any = type(one).pictures.through
        place = f"{type(one)._meta.model_name}_id"  # noqa: SLF001 - a model's.
        run.write(through(mediafile_id=number, **{place: one.pk}) for number in _pictures_of(run, record).values())
    return stored


def _pictures_of(run: ArchiveRun, record: Record) -> dict[str, int]:
    """Those of its pictures that came in, the numbers by their ids; of two of one content the last."""
    media = run.numbers["media"]
    came = {media[one]: one for one in fields.words(record, "pictures") if one in media}
    return {one: number for number, one in came.items()}


def _write(run: ArchiveRun, waiting: dict[str, tuple[Record, Record]]) -> None:
    """A reply needs the number of what it answers, so a thread is written level by level."""
    brought = _brought(run, [entry for entry, _record in waiting.values()])
    while waiting:
        coming = {fields.public_id(record) for _entry, record in waiting.values()}
        ready = {key: said for key, said in waiting.items() if said[1].get("answers") not in coming} or waiting
        here = [key for key, (entry, _record) in ready.items() if fields.public_id(entry) not in brought]
        asked = dict(zip(here, run.write(Approval(school=run.blog.school) for _key in here), strict=True))
        told = [record for _entry, record in ready.values()]
        comments = write_said(run, [_comment(run, *said, asked.get(key)) for key, said in ready.items()], told)
        lines = [
            run.noted(
                key, ImportedItem.Kind.COMMENT, _name(entry, record), comment=comment, entry_id=comment.entry_id,
                status="waiting" if key in asked else "approved",
            )
            for (key, (entry, record)), comment in zip(ready.items(), comments, strict=True)
        ]  # fmt: skip
        run.write(lines)
        run.numbers["comment"] |= {comment.public_id: comment.pk for comment in comments}
        waiting = {key: said for key, said in waiting.items() if key not in ready}


def _brought(run: ArchiveRun, entries: list[Record]) -> set[str]:
    """The ids of those of these entries that came with this import and wait for its one yes. What is said on others,
    which may be shown already, waits for a yes of its own."""
    numbers = {run.numbers["entry"][fields.public_id(entry)]: fields.public_id(entry) for entry in entries}
    if run.transfer.pk < 0:
        return {public_id for number, public_id in numbers.items() if number < 0}
    kinds = (ImportedItem.Kind.POST, ImportedItem.Kind.PAGE)
    came = run.transfer.items.filter(entry__in=list(numbers), kind__in=kinds).values_list("entry", flat=True)
    return {numbers[number] for number in came}


def _comment(run: ArchiveRun, entry: Record, record: Record, approval: Approval | None) -> Comment:
    return Comment(
        school=run.blog.school, public_id=fields.public_id(record),
        entry_id=run.numbers["entry"][fields.public_id(entry)], parent_id=run.number("comment", record, "answers"),
        body=words_of(run, record), written_at=fields.moment(record, "written_at") or run.transfer.made_at,
        approval=approval, **said_by(run, record),
    )  # fmt: skip


def _name(entry: Record, record: Record) -> str:
    """What a comment is called in reports: whose, and where."""
    name, title = fields.line(record, "by", 120), fields.line(entry, "title", 250)
    return _("Comment by %(name)s on “%(title)s”") % {"name": name or _("somebody"), "title": title or "#"}
