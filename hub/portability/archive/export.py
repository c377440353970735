"""Writes the archive of a blog: the pages, the files, the truth as JSON, and the sums of all of it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from django.contrib.staticfiles import finders
from django.utils.translation import gettext as _

from hub.audience.viewer import Viewer
from hub.blogs.models import Blog
from hub.portability.archive import records
from hub.portability.archive.bag import Bag
from hub.portability.archive.plan import MEDIA, Plan
from hub.portability.archive.public_feed import FEED, PublicFeed
from hub.portability.archive.readme import readme
from hub.portability.archive.signing import SIGNATURE, sign
from hub.portability.archive.site import Site
from hub.portability.leaving.belongings import Belongings
from hub.portability.leaving.exported import Exported, Part, Progress, counted, silent
from hub.portability.leaving.portions import Gathered, in_portions
from hub.portability.leaving.wishes import USUAL, Wish, Wishes
from hub.portability.leaving.zipping import part, read_again

ASSETS = Path(__file__).parent / "assets"
STYLES = ("tokens.css", "accents.css")
TRUTH, SCHEMA = "data/portfolio.json", "data/portfolio.schema.json"


def export_archive(
    blog: Blog, viewer: Viewer, target: Path, *, wishes: Wishes = USUAL, on_progress: Progress = silent
) -> Exported:
    """Write the zip and read it again. Raises NotWhole when a part of it is not what was written."""
    belongings = Belongings(blog, viewer, with_history=Wish.NO_HISTORY not in wishes)
    plan = Plan.of(belongings, names_school=Wish.NO_SCHOOL not in wishes)
    done = Exported(left_out=[(name, _("The file is not in the hub’s store.")) for name in plan.missing])
    site = Site(plan)
    with zipfile.ZipFile(target, "w", allowZip64=True) as archive:
        bag, feed = Bag(archive), PublicFeed(plan)
        bag.pieces(TRUTH, records.written(plan, counted(_entries(plan), Part.TEXTS, on_progress)))
        for place, (file, path) in enumerate(plan.files, start=1):
            with file.file.open("rb") as stream:
                bag.copy(f"{MEDIA}/{path}", stream)
            on_progress(Part.FILES, place, file.size)
        for entry in counted(_entries(plan), Part.PAGES, on_progress):
            bag.text(*site.entry(entry))
            feed.note(entry)
        for path, html in site.others():
            bag.text(path, html)
        for path, pieces in site.whole_years():
            bag.pieces(path, pieces)
        bag.pieces(FEED, feed.pieces())
        _add_assets(bag)
        bag.text("README.txt", readme(blog, viewer, plan.school))
        bag.text(SCHEMA, (Path(__file__).parent / "portfolio.schema.json").read_text())
        told = _told(plan)
        bag.close(told)
        if plan.school:
            archive.writestr(part(SIGNATURE, zipfile.ZIP_DEFLATED), sign(blog.school, _signed(blog, told), bag.sums))
    done.left_out += plan.left_behind
    done.counts = _counts(plan, site)
    read_again(target, on_progress)
    return done


def _entries(plan: Plan) -> Iterator[Gathered]:
    entries = plan.belongings.posts_and_pages.order_by("kind", "written_at", "pk")
    for portion in in_portions(plan.belongings, entries):
        yield from portion


def _add_assets(bag: Bag) -> None:
    """The colours are the hub's own; the rest is made for pages without a server."""
    for name in STYLES:
        found = finders.find(f"design/css/{name}")
        bag.text(f"assets/{name}", Path(str(found)).read_text())
    for asset in sorted(ASSETS.iterdir()):
        bag.text(f"assets/{asset.name}", asset.read_text())


def _told(plan: Plan) -> dict[str, str]:
    told = {
        "Source-Organization": plan.school,
        "Bagging-Date": f"{plan.belongings.viewer.now:%Y-%m-%d}",
        "External-Description": plan.blog.title,
        "External-Identifier": plan.blog.public_id,
    }
    return {name: words for name, words in told.items() if words}


def _signed(blog: Blog, told: dict[str, str]) -> dict[str, str]:
    """What the school vouches for beside the parts."""
    return {
        "school": blog.school.name, "hub": blog.school.address, "day": told["Bagging-Date"],
        "blog": told["External-Identifier"],
    }  # fmt: skip


def _counts(plan: Plan, site: Site) -> dict[str, int]:
    posts = sum(line["is_post"] for line in site.listed)
    counts = {"post": posts, "page": len(site.listed) - posts, "room": len(plan.rooms), "media": len(plan.files)}
    return counts | {"category": len(plan.shelves), "tag": len(plan.tags)}
