"""Killed at any moment and started again, coming in and leaving end with the same result as if nothing had been."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from hub.portability.tests.conftest import SAMPLES
from tests.kinds import THOROUGH
from tests.prepared import new_hub
from tests.processes import ROOT, surroundings

pytestmark = pytest.mark.long
KILLS = 50 if THOROUGH else 4
# ruff: noqa: E501 - the snapshot is one expression
SNAPSHOT = """
import json
from hub.blogs.models import *
from hub.comments.models import Comment
from hub.media.models import MediaFile
from hub.portability.models import ImportedItem, ReportRow, Transfer
from hub.search.models import SearchRow
from hub.audience.models import Approval
ids = {e.public_id: e.title + e.source[:200] for e in Entry.objects.all()} | {m.public_id: m.sha256 for m in MediaFile.objects.all()}
def named(text):
    for one, name in ids.items():
        text = text.replace(one, name)
    return text
found = {
    "entries": sorted([e.kind, e.title, e.slug, named(e.body), str(e.published_at), bool(e.binned_at), e.audience,
        e.parent.title if e.parent else "", e.featured.name if e.featured else "", sorted(c.name for c in e.categories.all()),
        sorted(t.name for t in e.tags.all()), sorted(p.first_name for p in e.authors.all()), bool(e.approval_id),
        sorted((u.media.sha256, u.is_attached) for u in e.media_uses.all()),
        sorted(o.path for o in e.old_addresses.all())] for e in Entry.objects.all()),
    "comments": sorted([c.entry.title, c.body, str(c.written_at), c.parent.body if c.parent else "", c.writer_name,
        bool(c.approval_id)] for c in Comment.objects.all()),
    "media": sorted([m.sha256, m.name, m.alternative, m.caption, str(m.added_at)] for m in MediaFile.objects.all()),
    "lines": sorted([i.key, i.kind, i.title, i.status, i.was_here, i.changed, i.leftovers] for i in ImportedItem.objects.all()),
    "menu": sorted([str(m), m.position, str(m.parent or "")] for m in MenuItem.objects.all()),
    "counts": [Category.objects.count(), Tag.objects.count(), SearchRow.objects.count(), Approval.objects.count(),
        bool(Transfer.objects.filter(state="running"))],
    "report": Transfer.objects.exclude(items=None).distinct().get().report,
    "rows": list(ReportRow.objects.order_by("pk").values_list("part", "item", "words", "is_own")),
}
print(json.dumps(found))
"""


def python(home: Path, *arguments: str) -> str:
    ended = subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=ROOT, env=surroundings(home), text=True, capture_output=True
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


GRADE3 = ("wordpress", str(SAMPLES / "grade3.xml"), str(SAMPLES / "uploads-grade3.zip"))


def done(home: Path, kills: int, *work: str) -> int:
    """How often it was killed on the way."""
    command = [sys.executable, "-m", "hub.portability.tests.killing", str(kills), *work]
    ended = subprocess.run(command, cwd=ROOT, env=surroundings(home), text=True, capture_output=True)
    assert ended.returncode == 0, ended.stderr
    return int(ended.stdout)


@pytest.fixture(scope="module")
def clean_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub with a school and nothing in it."""
    home = tmp_path_factory.mktemp("clean") / "home"
    new_hub(home)
    python(home, "shell", "-v0", "-c", "from samples.cast import build_cast; build_cast()")
    return home


@pytest.mark.thorough
def test_killed_again_and_again_and_started_again_it_is_all_there_once(clean_home: Path, tmp_path: Path) -> None:
    whole, broken = tmp_path / "whole", tmp_path / "broken"
    shutil.copytree(clean_home, whole)
    shutil.copytree(clean_home, broken)

    assert done(whole, 0, *GRADE3) == 0
    killed = done(broken, KILLS, *GRADE3)

    results = [json.loads(python(home, "shell", "-v0", "-c", SNAPSHOT)) for home in (whole, broken)]
    assert killed == KILLS
    assert results[0]["entries"] == results[1]["entries"]
    assert results[0] == results[1]


# A room with a piece, a goal and what waits for it, beside all that came from WordPress.
FILL = """
from hub.blogs.models import *
from hub.reflections.models import Goal, Reflection
from hub.school.models import Grade
from hub.showcase.models import *
blog = Blog.objects.get(slug="leo"); leo = blog.owner; grade = Grade.objects.get(number=3)
goal = Goal.objects.create(school=blog.school, student=leo, words="Read more", grade=grade)
Reflection.answer(goal, state="met", why="Every day", helped="")
room = Section.start(blog, grade, by=leo)
first, second = blog.entries.filter(kind="post").order_by("pk")[:2]
Piece(section=room, title="My boat", why="It floats", entry=first).hang_last()
Candidate.objects.create(school=blog.school, student=leo, entry=second, why="I laughed")
"""


def truth(file: Path) -> str:
    """What is in it, but for the number that each hub gives the blog."""
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        told = json.loads(archive.read("data/portfolio.json"))
    told["blog"].pop("id")
    return json.dumps(told)


@pytest.mark.thorough
def test_an_archive_that_was_killed_on_its_way_out_and_in_is_whole(clean_home: Path, tmp_path: Path) -> None:
    """Whatever lies there is whole and the same as without, and what came in goes out again the same."""
    first, second = tmp_path / "first", tmp_path / "second"
    shutil.copytree(clean_home, first)
    done(first, 0, *GRADE3)
    python(first, "shell", "-v0", "-c", FILL)
    python(first, "export_archive", "leo", "--out", str(tmp_path / "whole.zip"))

    assert done(first, KILLS, "pack", "leo") == KILLS

    *others, packed = (first / "departures").glob("*.zip")
    assert {truth(file) for file in (packed, *others)} == {truth(tmp_path / "whole.zip")}

    for name, kills in (("unbroken", 0), ("second", KILLS)):
        shutil.copytree(clean_home, tmp_path / name)
        assert done(tmp_path / name, kills, "archive", str(packed)) == kills
        python(tmp_path / name, "export_archive", "leo", "--out", str(tmp_path / f"{name}.zip"))
    assert truth(tmp_path / "second.zip") == truth(tmp_path / "unbroken.zip")
    count = "from hub.portability.models import *; print(ImportedItem.objects.count(), ReportRow.objects.count())"
    assert python(second, "shell", "-v0", "-c", count) == python(tmp_path / "unbroken", "shell", "-v0", "-c", count)
