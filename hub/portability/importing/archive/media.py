"""The files, each through the one way in that all files take, with the words that were said of them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from hub.media.models import MediaFile
from hub.media.taking_in import FileRefused
from hub.portability.archive.kept import Record
from hub.portability.archive.opening import BROKEN
from hub.portability.importing.archive import fields
from hub.portability.importing.archive.run import ArchiveRun
from hub.portability.models import ImportedItem

_KNOWN = frozenset(
    (
        *("id", "path", "kind", "name", "title", "type", "size", "sha256", "width", "height", "alternative"),
        *("is_decorative", "caption", "description", "transcript", "credit_maker", "credit_source", "licence"),
        *("added_at",),
    )
)


def bring_media(run: ArchiveRun) -> None:
    """One file after the other; what cannot be taken is left out with a reason."""
    for key, record in run.records("media"):
        if key not in run.known:
            _bring(run, key, record)
        run.step(_("Pictures and files"))


def _bring(run: ArchiveRun, key: str, record: Record) -> None:
    name = fields.line(record, "name", 200) or fields.public_id(record)
    kind = fields.choice(record, "kind", MediaFile.Kind.values, "")
    try:
        with run.archive.opened.read(fields.text(record, "path", 300)) as stream:
            words = fields.text(record, "alternative", 1000)
            media = run.take_in(stream, name=name, kinds=(kind,) if kind else (), alternative=words)
    except FileRefused as refused:
        run.fail(name, str(refused))
    except (KeyError, *BROKEN):
        run.fail(name, _("Its file is damaged."))
    else:
        _note(run, key, record, media)


def _note(run: ArchiveRun, key: str, record: Record, media: MediaFile) -> None:
    """A file that was here already keeps what is said of it here; what is new gets all that was said of it there."""
    was_here = media.added_at < run.transfer.made_at
    public_id = fields.public_id(record)
    with run.portion([key]) as here:
        if key in here:
            return
        if not was_here and media.public_id != public_id:
            media.public_id = public_id
            run.amend(media, public_id=public_id, **_told(record, media))
        elif media.public_id != public_id:
            run.names[public_id] = media.public_id
            run.names[key.partition("#")[2]] = media.public_id
        kept = fields.unknown(record, _KNOWN)
        line = run.noted(
            key, ImportedItem.Kind.MEDIA, media.name or public_id, media=media, was_here=was_here,
            leftovers={"kept": kept} if kept else {},
        )  # fmt: skip
        run.write([line])
    run.known.add(key)
    run.numbers["media"][media.public_id] = media.pk


def _told(record: Record, media: MediaFile) -> dict[str, Any]:
    digest = fields.text(record, "sha256", 64)
    return {
        "title": fields.line(record, "title", 200), "caption": fields.text(record, "caption"),
        "description": fields.text(record, "description"), "transcript": fields.text(record, "transcript"),
        "is_decorative": fields.flag(record, "is_decorative"),
        "credit_maker": fields.line(record, "credit_maker", 200),
        "credit_source": fields.address(record, "credit_source"),
        "licence": fields.choice(record, "licence", MediaFile.Licence.values, ""),
        "added_at": fields.moment(record, "added_at") or media.added_at,
        "sha256": digest if len(digest) == 64 and set(digest) <= set("0123456789abcdef") else media.sha256,
    }  # fmt: skip
