"""The files of the old blog, each through the one way in that all files take: looked into and freed of metadata."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from django.utils.translation import gettext as _

from hub.fetching import NotFetched
from hub.media.models import MediaFile
from hub.media.taking_in import FileRefused
from hub.portability.importing.old_site import why_not
from hub.portability.importing.run import Run
from hub.portability.models import ImportedItem
from hub.portability.wxr.embedding import kind_of
from hub.portability.wxr.records import Item, Outline
from hub.portability.wxr.titles import plain
from hub.portability.wxr.uploads import Match, UploadUnreadable

# What a text shows as a picture, or plays, has to be that; a link leads to any kind.
_PLAYED = (MediaFile.Kind.AUDIO, MediaFile.Kind.VIDEO)
_KINDS = {"picture": (MediaFile.Kind.IMAGE,), "sound": _PLAYED, "film": _PLAYED}


def bring_media(run: Run) -> None:
    """One file after the other; what is missing or cannot be taken is left out with a reason."""
    for outline in run.source.outlines("attachment"):
        if outline.key not in run.known:
            _bring(run, outline, run.source.attachments[outline.key])
        run.step(_("Pictures and files"))


def file_name(outline: Outline) -> str:
    """What a file is called in reports."""
    return PurePosixPath(outline.file or outline.attachment_url or outline.title or outline.key).name


def _bring(run: Run, outline: Outline, item: Item) -> None:
    match = run.source.uploads.match_item(outline)
    if match is None and not run.source.fetches:
        run.fail(file_name(outline), _("Its file did not come along. Bring the uploads too, and start once more."))
        return
    place = run.source.uploads.open(match.key) if match else run.old_site.open(outline.attachment_url)
    try:
        with place as stream:
            name, words = file_name(outline), plain(item.alternative_text)
            media = run.take_in(stream, name=name, kinds=_KINDS.get(kind_of(name), ()), alternative=words)
    except FileRefused as refused:
        run.fail(file_name(outline), str(refused))
    except NotFetched as refused:
        run.fail(file_name(outline), why_not(refused))
    except (UploadUnreadable, OSError):
        run.fail(file_name(outline), _("Its file is damaged."))
    else:
        _note(run, outline, item, media, match)


def _note(run: Run, outline: Outline, item: Item, media: MediaFile, match: Match | None) -> None:
    was_here = media.added_at < run.transfer.made_at
    words = {"title": plain(item.title)[:200], "caption": plain(item.excerpt), "description": plain(item.content)}
    known = {name: getattr(media, name) for name in words}
    with run.portion([outline.key]) as here:
        if outline.key in here:
            return
        missing: dict[str, Any] = {name: value for name, value in words.items() if value and not known[name]}
        if not was_here:
            missing["added_at"] = item.published or media.added_at
        if missing:
            run.amend(media, **missing)
        told = [_("The original was not there; the largest smaller size was taken.")] if match and match.smaller else []
        told += [] if match else [_("It was fetched from the old site.")]
        line = run.noted(
            outline.key, ImportedItem.Kind.MEDIA, file_name(outline), status=item.status, media=media,
            was_here=was_here, changed=told, leftovers=_leftovers(item),
        )  # fmt: skip
        run.write([line])
    run.known.add(outline.key)
    run.media[outline.key] = (media.pk, media.public_id)
    run.new_media += 1


def _leftovers(item: Item) -> dict[str, object]:
    fields = {meta.key: meta.value for meta in item.meta if not meta.key.startswith("_")}
    return {"fields": fields} if fields else {}
