"""A blog as a zip for Mahara and whatever else reads LEAP2A: the feed, and the files beside it."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from hub.audience.viewer import Viewer
from hub.blogs.models import Blog
from hub.portability.archive.plan import Plan
from hub.portability.archive.records import head, lists
from hub.portability.leap2a.entries import Writer
from hub.portability.leap2a.feed import EntryOut, Feed
from hub.portability.leap2a.relations import Relations
from hub.portability.leap2a.terms import ARCHIVE, CLASSIC, FILE
from hub.portability.leaving.belongings import Belongings
from hub.portability.leaving.exported import Exported, Part, Progress, counted, silent
from hub.portability.leaving.portions import in_portions
from hub.portability.leaving.zipping import part, read_again
from hub.portability.pile import Pile
from hub.portability.wxr.writing.lines import Lines


def export_leap2a(
    blog: Blog, viewer: Viewer, target: Path, *, classic: bool = False, on_progress: Progress = silent
) -> Exported:
    """Write the zip and read it again. `classic` is for a Mahara before 22.10. Raises NotWhole."""
    plan = Plan.of(Belongings(blog, viewer))
    done = Exported(left_out=[(name, _("The file is not in the hub’s store.")) for name in plan.missing])
    pile = pile_of(plan, on_progress)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
        with archive.open(part(FILE, zipfile.ZIP_DEFLATED), "w", force_zip64=True) as stream:
            lines = Lines(io.BufferedWriter(stream, 1 << 16))
            _write(lines, pile, plan.belongings, classic=classic)
            lines.stream.flush()
        for place, (file, path) in enumerate(plan.files, start=1):
            with file.file.open("rb") as source, archive.open(part(f"files/{path}"), "w", force_zip64=True) as to:
                shutil.copyfileobj(source, to, 1 << 20)
            on_progress(Part.FILES, place, file.size)
    if lines.removed:
        done.left_out.append((blog.title, _("Signs that no such file can hold were left out.")))
    done.counts = counts_of(pile)
    read_again(target, on_progress)
    return done


def pile_of(plan: Plan, on_progress: Progress) -> Pile:
    """All that leaves, as records."""
    belongings = plan.belongings
    entries = belongings.posts_and_pages.order_by("kind", "written_at", "pk")
    every = (entry for portion in in_portions(belongings, entries) for entry in portion)
    return Pile.of(head(plan)["blog"], lists(plan, counted(every, Part.TEXTS, on_progress)))


def counts_of(pile: Pile) -> dict[str, int]:
    """How much there is, in the words that the pages have for it."""
    kinds = [record["kind"] for record in pile.records("entries")]
    counts = {"post": kinds.count("post"), "page": kinds.count("page"), "room": pile.counts["rooms"]}
    counts |= {"comment": pile.counts["comments"], "media": pile.counts["media"], "goal": pile.counts["goals"]}
    return counts | {"reflection": pile.counts["reflections"], "category": pile.counts["shelves"]}


def _write(lines: Lines, pile: Pile, belongings: Belongings, *, classic: bool) -> None:
    blog, viewer = pile.blog, belongings.viewer
    relations = Relations.of(pile)
    tries = {record["later"]: record for record in pile.records("tries")}
    writer = Writer(relations, belongings.open_ids, tries)
    now = viewer.now.strftime("%Y-%m-%dT%H:%M:%SZ")
    portfolio = f"urn:learning-hub:{blog['id']}:"
    feed = Feed(lines, CLASSIC if classic else ARCHIVE, portfolio)
    feed.begin(portfolio + "leap2a", blog["title"], blog["owner"] or blog["title"], now, writer.person(blog))
    for out in _entries(writer, pile):
        feed.entry(out, now)
    feed.end()


def _entries(writer: Writer, pile: Pile) -> Iterator[EntryOut]:
    yield from writer.blog(pile.blog)
    for shelf in pile.records("shelves"):
        yield writer.shelf(shelf)
    for medium in pile.records("media"):
        yield writer.medium(medium)
    for entry in pile.records("entries"):
        yield from writer.entry(entry)
    for goal in pile.records("goals"):
        yield from writer.goal(goal)
    for thought in pile.records("reflections"):
        yield writer.thought(thought)
    for room in pile.records("rooms"):
        yield from writer.room(room)
