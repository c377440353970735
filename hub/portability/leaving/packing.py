"""Packs what somebody asked for, in the background."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from django.core.files import File
from django.utils import timezone, translation

from hub.audience.viewer import Viewer
from hub.portability.archive.export import export_archive
from hub.portability.leap2a.export import export_leap2a
from hub.portability.leaving.belongings import Belongings
from hub.portability.leaving.exported import Exported, Part, Progress
from hub.portability.leaving.how_far import HowFar
from hub.portability.leaving.who import may_take
from hub.portability.leaving.wishes import OF_ARCHIVE, OF_WORDPRESS, Wish, Wishes
from hub.portability.markdown.export import export_markdown
from hub.portability.models import Departure
from hub.portability.models.departure import departure_storage
from hub.portability.wxr.export import export_wordpress

WRITERS: dict[str, Callable[..., Exported]] = {
    Departure.Kind.ARCHIVE: export_archive,
    Departure.Kind.WORDPRESS: export_wordpress,
    Departure.Kind.SCHOOL: export_archive,
    Departure.Kind.LEAP2A: export_leap2a,
    Departure.Kind.MARKDOWN: export_markdown,
}
OFFERED: dict[str, tuple[Wish, ...]] = {
    Departure.Kind.ARCHIVE: OF_ARCHIVE,
    Departure.Kind.WORDPRESS: OF_WORDPRESS,
    Departure.Kind.SCHOOL: (Wish.NO_HISTORY,),
}
"""What may be wished for each; the other formats have neither earlier texts nor the name of a school in them."""
_SECONDS_BETWEEN = 1.0
PACKING = "packing-"
"""How the names of folders begin in which something is being packed."""


class Stopped(Exception):
    """Whoever asked for it does not want it any more."""


def pack(departure: Departure) -> None:
    """Write the file and let it lie ready. Begins anew when it was broken off; ends without a file when it was stopped,
    or when its asker may not take the blog any more."""
    viewer = Viewer(departure.school, departure.asked_by)
    blog = departure.blog
    if not may_take(viewer).filter(pk=blog.pk).exists():
        departure.end(Departure.State.STOPPED)
        return
    counts = Belongings(blog, viewer).counts(with_pictures_sent=departure.kind != Departure.Kind.WORDPRESS)
    if not departure.begin(counts):
        return
    folder = Path(departure_storage().location)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=PACKING, dir=folder) as place:
        target = Path(place) / departure.file_name
        try:
            with translation.override(blog.language or departure.school.language):
                write = WRITERS[departure.kind]
                wished = {"wishes": Wishes.of(departure.wishes)} if departure.wishes else {}
                done = write(blog, viewer, target, on_progress=_slowly(departure), **wished)
        except Stopped:
            return
        with target.open("rb") as stream:
            departure.file.save(f"{departure.public_id}.zip", File(stream), save=False)
    departure.finish(done.left_out)


def _slowly(departure: Departure) -> Progress:
    """Tells it once a second, however quickly it goes."""
    how_far, last = HowFar(departure.counts, has_pages=departure.has_pages), 0.0

    def on_progress(part: Part, done: int, size: int = 0) -> None:
        nonlocal last
        how_far.note(part, done, size)
        if time.monotonic() - last >= _SECONDS_BETWEEN:
            last = time.monotonic()
            if not departure.move(part, done, percent=how_far.percent, ready_at=how_far.ready_at(timezone.now())):
                raise Stopped

    return on_progress
