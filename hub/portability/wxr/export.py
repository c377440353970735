"""A blog as a zip for WordPress: the export, the files in their folders, and a page that says how to bring it in."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections import Counter
from pathlib import Path
from typing import IO
from xml.parsers.expat import ExpatError  # see parsing.py

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from hub.audience.viewer import Viewer
from hub.blogs.models import Blog
from hub.portability.leaving.belongings import Belongings
from hub.portability.leaving.exported import Exported, NotWhole, Part, Progress, silent
from hub.portability.leaving.wishes import USUAL, Wish, Wishes
from hub.portability.leaving.zipping import part
from hub.portability.numbers import numbers_of
from hub.portability.wxr.findings import NotAnExport
from hub.portability.wxr.parsing import Parser, Raw
from hub.portability.wxr.writing.channel import Channel
from hub.portability.wxr.writing.index import Index
from hub.portability.wxr.writing.lines import Lines

_OWN_WORDS = {"attachment": "media", "nav_menu_item": "menu_item"}
XML, GUIDE, GUIDE_PAGE = "wordpress.xml", "READ-ME.html", "portability/wordpress_guide.html"


def export_wordpress(
    blog: Blog, viewer: Viewer, target: Path, *, base: str = "", as_published: bool = False, wishes: Wishes = USUAL,
    on_progress: Progress = silent,
) -> Exported:  # fmt: skip
    """Write the zip and read it again.

    `base` is the public address under which the files can be fetched while the export is valid; without one they can
    be copied only. `as_published` makes all public that is out, for a private site. Raises NotWhole.
    """
    index = Index.of(Belongings(blog, viewer), (base or f"https://{blog.slug}.hub.invalid").rstrip("/"))
    done = Exported(left_out=[(name, _("The file is not in the hub’s store.")) for name in index.missing])
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
        with archive.open(part(XML, zipfile.ZIP_DEFLATED), "w", force_zip64=True) as stream:
            lines = Lines(io.BufferedWriter(stream, 1 << 16))
            channel = Channel(lines, index, as_published=as_published, wishes=wishes)
            written = channel.write(viewer.now, on_progress)
            lines.stream.flush()
        _pack_files(archive, index, on_progress)
        done.counts = {_OWN_WORDS.get(kind, kind): number for kind, number in written.items()}
        numbers = numbers_of(done.counts, 0)
        guide = {
            "blog": blog,
            "done": done,
            "numbers": numbers,
            "base": index.base,
            "can_fetch": bool(base),
            "large": index.large,
            "xml": XML,
            "talk": Wish.TALK in wishes,
        }
        archive.writestr(part(GUIDE, zipfile.ZIP_DEFLATED), render_to_string(GUIDE_PAGE, guide))
    if lines.removed:
        done.left_out.append((blog.title, _("Signs that no such file can hold were left out.")))
    on_progress(Part.CHECK, 0)
    _read_again(target, written)
    return done


def _pack_files(archive: zipfile.ZipFile, index: Index, on_progress: Progress) -> None:
    """The files as they are; what a WordPress would not take is packed once more (W45)."""
    there = (media for media in index.belongings.files_and_pictures_of_talk if media.pk in index.files)
    for place, media in enumerate(there, start=1):
        out = index.files[media.pk]
        with (
            media.file.open("rb") as stream,
            archive.open(part(f"uploads/{out.place}"), "w", force_zip64=True) as to,
        ):
            if out.is_packed:
                with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as inner:
                    _copy(stream, inner, media.name)
            else:
                shutil.copyfileobj(stream, to, 1 << 20)
        on_progress(Part.FILES, place, media.size)


def _copy(stream: IO[bytes], inner: zipfile.ZipFile, name: str) -> None:
    with inner.open(part(name.replace("/", "-") or "file", zipfile.ZIP_DEFLATED), "w") as to:
        shutil.copyfileobj(stream, to, 1 << 20)


def _read_again(target: Path, counts: dict[str, int]) -> None:
    """By the parser of our own reader, once. Nothing is mended: what we write has to be right as it is."""
    found: Counter[str] = Counter()

    def count(raw: Raw) -> None:
        if raw.name == "item":
            found[raw.get("wp:post_type")] += 1
            found["comment"] += len(raw.comments)

    parser = Parser(count)
    try:
        with zipfile.ZipFile(target) as archive, archive.open(XML) as stream:
            while chunk := stream.read(1 << 18):
                parser.feed_bytes(chunk)
        parser.close()
    except (ExpatError, NotAnExport, zipfile.BadZipFile) as problem:
        raise NotWhole(_("Something went wrong while it was packed. Try again.")) from problem
    kinds = {kind: count for kind, count in counts.items() if kind not in ("category", "tag")}
    if {kind: found[kind] for kind in kinds} != kinds:
        raise NotWhole(_("Something went wrong while it was packed. Try again."))
