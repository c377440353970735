"""Killed at any moment and started again, the import ends with the same result as if nothing had been."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hub.portability.tests.conftest import SAMPLES
from tests.kinds import THOROUGH
from tests.prepared import new_hub
from tests.processes import ROOT, surroundings

pytestmark = pytest.mark.long
KILLS = 12 if THOROUGH else 4
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
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=ROOT, env=surroundings(home), text=True, capture_output=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def imported(home: Path, kills: int) -> int:
    """How often it was killed on the way."""
    files = [str(SAMPLES / "grade3.xml"), str(SAMPLES / "uploads-grade3.zip")]
    command = [sys.executable, "-m", "hub.portability.tests.killing", str(kills), *files]
    done = subprocess.run(command, cwd=ROOT, env=surroundings(home), text=True, capture_output=True)
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


@pytest.fixture(scope="module")
def clean_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub with a school and nothing in it."""
    home = tmp_path_factory.mktemp("clean") / "home"
    new_hub(home)
    python(home, "shell", "-v0", "-c", "from samples.cast import build_cast; build_cast()")
    return home


def test_killed_again_and_again_and_started_again_it_is_all_there_once(clean_home: Path, tmp_path: Path) -> None:
    whole, broken = tmp_path / "whole", tmp_path / "broken"
    shutil.copytree(clean_home, whole)
    shutil.copytree(clean_home, broken)

    assert imported(whole, 0) == 0
    killed = imported(broken, KILLS)

    results = [json.loads(python(home, "shell", "-v0", "-c", SNAPSHOT)) for home in (whole, broken)]
    assert killed == KILLS
    assert results[0]["entries"] == results[1]["entries"]
    assert results[0] == results[1]
