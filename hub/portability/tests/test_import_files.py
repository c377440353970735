"""Files of an export: only what is what it says it is comes in."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from hub.blogs.models import Blog, Entry
from hub.media.models import MediaFile
from hub.media.tests.conftest import drawn
from hub.media.tests.test_papers import paper
from hub.portability.importing.running import import_wordpress
from hub.portability.importing.source import open_source
from hub.portability.models import Transfer
from hub.portability.tests.conftest import told
from hub.portability.tests.odd_export import bring_odd, odd_export
from hub.portability.wxr.tests.conftest import HEAD, TAIL


@pytest.fixture
def odd(mei_blog: Blog, quick_pictures: None, tmp_path: Path) -> Transfer:
    """The odd export in Mei's blog."""
    return bring_odd(mei_blog, tmp_path)


def test_a_file_that_is_no_picture_stays_outside_and_is_named(odd: Transfer) -> None:
    assert told(odd, "left-out", "words.jpg") == ["This file is not what its name says it is."]
    assert [media.name for media in MediaFile.objects.filter(owner=odd.blog.owner)] == ["lava.jpg"]


def test_the_text_shows_only_the_picture_that_is_there(odd: Transfer) -> None:
    volcano = Entry.objects.get(blog=odd.blog, title="Volcano")

    assert volcano.body.count("<img ") == 1
    assert MediaFile.objects.get(owner=odd.blog.owner).public_id in volcano.body


def test_what_should_have_come_is_told_apart_from_what_was_to_stay_behind(
    mei_blog: Blog, quick_pictures: None, tmp_path: Path
) -> None:
    transfer = Transfer.objects.create(school=mei_blog.school, blog=mei_blog, name="odd.xml")

    report = import_wordpress(transfer, open_source(*odd_export(tmp_path)))

    assert set(report["failed"]) == {"words.jpg", "drawing.svg", "torn.png", "lost.png"}


@pytest.mark.parametrize(
    ("name", "content", "comes"),
    [
        ("a.jpg", paper, False),
        ("a.mp3", drawn, False),
        ("a.png", drawn, True),
        ("a.pdf", drawn, True),
        ("a", drawn, True),
    ],
)
def test_what_a_text_would_show_as_a_picture_or_play_must_be_that(
    mei_blog: Blog, quick_pictures: None, tmp_path: Path, name: str, content: Callable[[], bytes], comes: bool
) -> None:
    address = f"https://blogs.example/mei/wp-content/uploads/2026/09/{name}"
    (tmp_path / "one.xml").write_text(
        f"{HEAD}<item><title>A file</title><wp:post_id>1</wp:post_id><wp:post_type>attachment</wp:post_type>"
        f"<wp:attachment_url>{address}</wp:attachment_url></item>{TAIL}"
    )
    with zipfile.ZipFile(tmp_path / "files.zip", "w") as archive:
        archive.writestr(f"2026/09/{name}", content())
    transfer = Transfer.objects.create(school=mei_blog.school, blog=mei_blog, name="one.xml")

    report = import_wordpress(transfer, open_source(tmp_path / "one.xml", [tmp_path / "files.zip"]))

    assert report["imported"]["media"] == int(comes)
    assert len(report["left_out"]) == int(not comes)
