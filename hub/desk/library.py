"""One's own pictures and files: what there is, and where each is used."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hub.audience.models import Approval
from hub.audience.viewer import Viewer
from hub.blogs.models import Entry, EntryQuerySet
from hub.desk.recordings import names_of
from hub.media.credits import word_about_credit
from hub.media.models import MediaFile, MediaFileQuerySet
from hub.showcase.models import EditionPiece, Piece

KINDS = {
    "image": gettext_lazy("Pictures"), "audio": gettext_lazy("Sounds"), "video": gettext_lazy("Films"),
    "file": gettext_lazy("Files"),
}  # fmt: skip
PAGE = 48


def kinds(words: str, chosen: str) -> list[dict[str, Any]]:
    """The chips above the list."""
    all_kinds = {"": gettext_lazy("All"), **KINDS}
    return [
        {"label": label, "url": f"?{urlencode({'q': words, 'kind': kind})}", "on": kind == chosen}
        for kind, label in all_kinds.items()
    ]


def older(last: MediaFile, words: str, kind: str) -> str:
    """The way to the next page."""
    return f"?{urlencode({'q': words, 'kind': kind, 'before': last.public_id})}"


def with_uses(files: MediaFileQuerySet) -> QuerySet[MediaFile]:
    """The files with the number of places that show each, and whether somebody is just writing with it."""
    typed = Entry.authors.through.objects.filter(
        person=OuterRef("owner"), entry__working_copy__body__contains=OuterRef("public_id")
    )
    return files.with_renditions().annotate(
        in_typing=Exists(typed),
        in_entries=Count("entries", distinct=True), on_top=Count("featured_in", distinct=True),
        in_rooms=Count("pieces", distinct=True),
    )  # fmt: skip


def row(file: Any) -> dict[str, Any]:
    """A file as the library shows it; it comes from with_uses."""
    shown = file.for_card
    count = max(file.in_entries, file.on_top, int(file.in_typing)) + file.in_rooms
    used = ngettext("in %(count)d place", "in %(count)d places", count) % {"count": count}
    return {
        "title": file.title or file.alternative or file.transcript[:80] or file.name,
        "url": reverse("my-file", args=[file.public_id]),
        "picture": shown.poster or (shown.src if file.kind == MediaFile.Kind.IMAGE else ""),
        "icon": {"audio": "speaker-high-bold", "video": "video-camera-bold"}.get(file.kind, "file-bold"),
        "line": used if count else _("not used yet"),
        "badge": _("Who made it?") if file.lacks_credit else "",
    }


def places(file: MediaFile, viewer: Viewer) -> list[dict[str, str]]:
    """Where it is used: posts, pages and pieces that the viewer sees."""
    entries = Entry.objects.visible_to(viewer).select_related("blog", "working_copy")
    ways = [entries.filter(media=file), entries.filter(featured=file), written_with(file, viewer)]
    using = {entry.pk: entry for way in ways for entry in way}
    names = names_of(using.values(), viewer)
    pieces = Piece.objects.visible_to(viewer).filter(picture=file)
    pieces = pieces.select_related("section__grade", "section__year", "section__page")
    return [
        *({"title": names[entry.pk], "url": _address(entry, viewer)} for entry in using.values()),
        *(
            {"title": str(piece), "url": f"{piece.section.get_absolute_url()}#piece-{piece.public_id}"}
            for piece in pieces
        ),
    ]


def written_with(file: MediaFile, viewer: Viewer) -> EntryQuerySet:
    """Entries of one's own with a text that holds it and that readers do not see yet."""
    typed = Q(working_copy__body__contains=file.public_id)
    waits = Q(revisions__approval__decision=Approval.Decision.WAITING, revisions__body__contains=file.public_id)
    mine = Entry.objects.editable_by(viewer).select_related("blog", "working_copy")
    return mine.filter(typed | waits, binned_at=None).distinct()


def is_used(file: MediaFile, viewer: Viewer) -> bool:
    """Whether anything at all shows it or is about to, a thing in the bin too."""
    shown = file.entries.exists() or file.featured_in.exists() or file.pieces.exists()
    kept = EditionPiece.objects.visible_to(viewer).filter(Q(picture=file) | Q(cover=file))
    return shown or kept.exists() or written_with(file, viewer).exists()


def about(file: MediaFile) -> dict[str, str]:
    """What the form about a file says beside its fields."""
    return {"word": word_about_credit(file), "address": reverse("my-file", args=[file.public_id])}


def _address(entry: Entry, viewer: Viewer) -> str:
    return entry.get_absolute_url() if entry.is_out(viewer.now) else reverse("write-entry", args=[entry.public_id])
