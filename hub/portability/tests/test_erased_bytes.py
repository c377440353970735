"""Not even the bytes of the database's file tell of a child who was erased (safety.md X18)."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from hub.blogs.models import Entry, WorkingCopy
from hub.comments.models import Comment
from hub.people.models import Person
from hub.portability.erasing.running import erase
from hub.portability.models import Erasing
from hub.reflections.models import Goal
from hub.search.indexing import index_entries
from samples.cast import Cast

CANARY = "zqvkwjxgbfphytmlrn"
TAIL = CANARY[5:]
"""An index leaves out how a word begins, where the one before it begins so, too."""


@pytest.mark.once
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL writes over it in its own time")
def test_no_byte_of_a_child_is_left_in_the_file(transactional_db: None, cast: Cast, settings: Any, tmp_path: Path):
    settings.HUB_HOME = tmp_path
    Person.objects.filter(pk=cast.mei.pk).update(last_name=CANARY, nickname=f"{CANARY}n")
    post = cast.post(cast.mei, "class", f"A {CANARY}", body=f"<p>{f'{CANARY} by the bridge. ' * 900}</p>")
    post.revise("Another title", f"<p>{f'{CANARY}s swim. ' * 50}</p>", by=cast.mei)
    WorkingCopy.keep(post, title=CANARY, body=f"<p>{CANARY}</p>", base_version=0, by=cast.mei)
    Goal.objects.create(school=cast.school, student=cast.mei, words=f"Find a {CANARY}", year=cast.year)
    Comment.write(cast.post(cast.tomas, "class"), f"A {CANARY}!", by=cast.mei, viewer=cast.viewer(cast.mei))
    index_entries(Entry._default_manager.all())
    assert _bytes().count(TAIL.encode()) > 900

    erase(Erasing.ask(Person.objects.get(pk=cast.mei.pk), cast.school, by=cast.daniel))

    left = _bytes()
    assert left.count(TAIL.encode()) == 0
    assert cast.tomas.public_id.encode() in left


def _bytes() -> bytes:
    """All that SQLite has on the disk.

    Read by another process: whoever closes the file of an open database lets go of all locks that this process has on
    it (sqlite.org/howtocorrupt.html, 2.2), and the next worker then takes the log away under its connections.
    """
    name = str(connection.settings_dict["NAME"])
    files = [name + tail for tail in ("", "-wal", "-journal") if Path(name + tail).exists()]
    return subprocess.run(["cat", *files], check=True, capture_output=True).stdout
