"""What is built to do harm, damaged or of another kind is told in plain words, and nothing is stored."""

from __future__ import annotations

import hashlib
import json
import random
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from hub.blogs.models import Blog, Entry
from hub.comments.models import Comment
from hub.portability.archive.export import export_archive
from hub.portability.archive.reading import open_archive
from hub.portability.archive.tests.test_import_archive import brought, wren
from hub.portability.importing.archive.running import import_archive, look
from hub.portability.models import ImportedItem
from hub.portability.wxr.findings import NotAnExport
from samples.cast import Cast

__all__ = ["wren"]

HEAD = '{"blog":{"owner":"Mei","title":"Mei"},"format":"learning-hub-archive","version":"1.0",\n'


def written(target: Path, truth: str, more: dict[str, bytes] | None = None) -> Path:
    """An archive that somebody wrote by hand, with right sums."""
    parts = {"data/portfolio.json": truth.encode()} | (more or {})
    told = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in parts.items())
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (parts | {"manifest-sha256.txt": told.encode()}).items():
            archive.writestr(name, content)
    return target


def truth_with(**lists: list[dict[str, object]]) -> str:
    """The truth with these records."""
    rows = (f'"{name}":[\n' + ",\n".join(map(json.dumps, records)) + "]" for name, records in lists.items())
    return HEAD + ",\n".join(rows) + "}\n"


def repacked(source: Path, target: Path, change: Callable[[str, bytes], tuple[str, bytes] | None]) -> Path:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if found := change(name, old.read(name)):
                new.writestr(*found)
    return target


@pytest.fixture
def whole(cast: Cast, tmp_path: Path) -> Path:
    """A small archive."""
    cast.post(cast.mei, "class", "Boats")
    export_archive(cast.blogs["Mei"], cast.viewer(cast.mei), tmp_path / "mei.zip")
    return tmp_path / "mei.zip"


def test_a_changed_part_is_named(whole: Path, tmp_path: Path) -> None:
    def change(name: str, content: bytes) -> tuple[str, bytes]:
        return name, content.replace(b"Boats", b"Ships") if name == "data/portfolio.json" else content

    with pytest.raises(NotAnExport, match=r"data/portfolio\.json"):
        open_archive(repacked(whole, tmp_path / "changed.zip", change))


def test_a_part_too_many_and_a_missing_list_are_told(whole: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(whole, "a") as archive:
        archive.writestr("data/media/extra.txt", "extra")
    with pytest.raises(NotAnExport, match=r"extra\.txt"):
        open_archive(whole)
    no_list = repacked(whole, tmp_path / "no.zip", lambda name, c: None if name == "manifest-sha256.txt" else (name, c))
    with pytest.raises(NotAnExport, match="list of sums"):
        open_archive(no_list)


def test_a_folder_that_was_packed_again_comes_in(whole: Path, wren: Blog, tmp_path: Path) -> None:
    again = repacked(whole, tmp_path / "again.zip", lambda name, content: (f"Mei’s blog/{name}", content))
    with zipfile.ZipFile(again, "a") as archive:
        archive.writestr("__MACOSX/Mei’s blog/._index.html", "x")
        archive.writestr("Mei’s blog/data/.DS_Store", "x")

    assert brought(wren, again).report["imported"]["post"] == 1


@pytest.mark.parametrize("name", ["../data/x", "/etc/x", "data\\x", "C:/x", "a/../../x", "x" * 300])
def test_names_that_lead_out_are_refused(name: str, whole: Path) -> None:
    with zipfile.ZipFile(whole, "a") as archive:
        archive.writestr(name, "x")
    with pytest.raises(NotAnExport, match="leave its folder"):
        open_archive(whole)


def test_links_and_doubles_are_refused(whole: Path, tmp_path: Path) -> None:
    link = zipfile.ZipInfo("data/media/link")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(repacked(whole, tmp_path / "link.zip", lambda *part: part), "a") as archive:
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(NotAnExport, match="leave its folder"):
        open_archive(tmp_path / "link.zip")
    with zipfile.ZipFile(whole, "a") as archive, pytest.warns(UserWarning):
        archive.writestr("data/portfolio.json", "{}")
    with pytest.raises(NotAnExport, match="leave its folder"):
        open_archive(whole)


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    bomb = written(tmp_path / "bomb.zip", truth_with(entries=[]), {"data/media/zeros": b"\0" * (65 << 20)})

    with pytest.raises(NotAnExport, match="beyond all reason"):
        open_archive(bomb)


@pytest.mark.parametrize(
    "truth",
    [
        "",
        "[]",
        "{}",
        HEAD.replace("learning-hub-archive", "other") + "}",
        HEAD + '"entries":[\n{"id":"a"',
        HEAD + '"entries":[\n{"id":"\\u0000"}]}',
        HEAD + '"entries":[\n{"id":"\\ud800"}]}',
        HEAD + '"entries":[\n{"a":' + "[" * 60 + "]" * 60 + "}]}",
        HEAD + '"entries":[\n{"a":' + "[" * 20000 + "]" * 20000 + "}]}",
        HEAD + '"entries":[\n{"a":NaN}]}',
        HEAD + '"entries":[\n{"a":1} evil]}',
    ],
)
def test_a_truth_that_is_none_is_refused(truth: str, tmp_path: Path) -> None:
    with pytest.raises(NotAnExport):
        open_archive(written(tmp_path / "bad.zip", truth))


def test_a_newer_kind_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotAnExport, match="newer hub"):
        open_archive(written(tmp_path / "new.zip", HEAD.replace("1.0", "2.0")))


def test_a_file_cut_short_is_refused(whole: Path, tmp_path: Path) -> None:
    content, said = whole.read_bytes(), set(map(str, open_archive(whole).records("entries")))
    for share in (0.1, 0.5, 0.95):
        (tmp_path / "cut.zip").write_bytes(content[: int(len(content) * share)])
        with pytest.raises(NotAnExport):
            open_archive(tmp_path / "cut.zip")
        with suppress(NotAnExport):  # What is whole of it is what was said.
            assert set(map(str, open_archive(tmp_path / "cut.zip", partly=True).records("entries"))) <= said


def test_flipped_bytes_never_bring_something_else(whole: Path, tmp_path: Path) -> None:
    """Wherever a byte is wrong, the file is refused, or what it says is what it said."""
    content, dice = whole.read_bytes(), random.Random(5)
    said = list(open_archive(whole).records("entries"))
    for _ in range(60):
        place = dice.randrange(len(content))
        broken = content[:place] + bytes([content[place] ^ (1 << dice.randrange(8))]) + content[place + 1 :]
        (tmp_path / "flip.zip").write_bytes(broken)
        try:
            found = list(open_archive(tmp_path / "flip.zip").records("entries"))
        except NotAnExport:
            continue
        assert found == said


def test_odd_records_harm_nothing(cast: Cast, wren: Blog, tmp_path: Path) -> None:
    """Wrong kinds of values are as if they were not there; hostile words are cleaned; others' things stay theirs."""
    secret = cast.post(cast.tomas, "teachers", "CANARY")
    said = {"id": "AbCdEfGhIjKlMnOpQr-_02", "body": "<img src=x onerror=y>Hello", "by": None, "is_own": "yes"}
    entry: dict[str, object] = {
        "id": "AbCdEfGhIjKlMnOpQr-_01", "kind": 7, "title": ["x"], "slug": "../../x", "audience": "galaxy",
        "body": "<script>x</script><p>Hi</p>", "published_at": "yesterday", "written_at": 5, "position": -3,
        "authors": {"a": 1}, "comments": [said, 4], "shelves": None, "words": 3, "earlier": "no",
        "attached": [secret.public_id], "was_at": [1, "a" * 900],
    }  # fmt: skip
    posts = [{}, 1, {"entry": secret.public_id}]
    goal: dict[str, object] = {
        "id": "AbCdEfGhIjKlMnOpQr-_03",
        "words": "Be kind",
        "answers": [{"state": "great"}],
        "posts": posts,
    }
    pieces = [{"entry": secret.public_id}]
    room: dict[str, object] = {"id": "AbCdEfGhIjKlMnOpQr-_04", "grade": "Grade 6", "pieces": pieces, "grade_number": 6}
    lists: dict[str, list[dict[str, object]]] = {
        "entries": [entry], "goals": [goal], "rooms": [room], "media": [{"id": "x"}], "odd": [{}],
        "tries": [{"earlier": secret.public_id, "later": entry["id"]}],
    }  # fmt: skip

    transfer = brought(wren, written(tmp_path / "odd.zip", truth_with(**lists)))

    found = Entry.objects.get(blog=wren)
    assert (found.body, found.audience, found.title, found.published_at) == ("<p>Hi</p>", "teachers", "", None)
    assert found.comments.get().body == "Hello"
    assert not secret.pieces.exists() and not secret.towards_goals.exists() and not secret.tried_again.exists()
    assert transfer.report["imported"]["goal"] == 1
    assert ImportedItem.objects.filter(kind="aside").count() == 1  # The room: no page carries it.


def test_words_of_others_on_what_is_shown_here_already_wait_for_a_teacher(cast: Cast, tmp_path: Path) -> None:
    post = cast.post(cast.mei, "everyone", "Boats")
    said = {"id": "c" * 22, "by": "Ms Rivera", "body": "<p>Best of all</p>", "written_at": "2026-01-01T10:00:00Z"}
    own = {**said, "id": "d" * 22, "is_own": True, "answers": said["id"]}
    truth = truth_with(entries=[{"id": post.public_id, "title": "Boats", "comments": [said, own]}])

    transfer = brought(cast.blogs["Mei"], written(tmp_path / "mei.zip", truth))
    more = {**said, "id": "e" * 22}
    truth = truth_with(entries=[{"id": post.public_id, "title": "Boats", "comments": [said, own, more]}])
    import_archive(transfer, open_archive(written(tmp_path / "mei.zip", truth)))

    assert Comment.objects.filter(entry=post).count() == 3
    for comment in Comment.objects.filter(entry=post):
        assert comment.is_waiting and not cast.sees(None, comment) and not cast.sees(cast.tomas, comment)
    assert Comment.objects.moderated_by(cast.viewer(cast.ines)).filter(entry=post).count() == 3
    assert look(open_archive(tmp_path / "mei.zip"), cast.blogs["Mei"])["imported"]["comment"] == 0


@pytest.mark.thorough
def test_many_small_parts_that_grow_beyond_reason_are_not_read(whole: Path) -> None:
    with zipfile.ZipFile(whole, "a", zipfile.ZIP_DEFLATED) as archive:
        for number in range(10):
            archive.writestr(f"data/media/{number}", bytes(32 << 20))

    with pytest.raises(NotAnExport, match="grow beyond"):
        open_archive(whole)


def test_a_room_that_is_kept_aside_never_keeps_the_blog_from_leaving(cast: Cast, wren: Blog, tmp_path: Path) -> None:
    rooms: list[dict[str, object]] = [{"id": "r" * 22, "grade": "Grade 77"}]
    rooms += [{"id": "s" * 22, "grade": "Grade 78", "grade_number": "x"}]
    brought(wren, written(tmp_path / "odd.zip", truth_with(rooms=[*rooms, {"id": "t" * 22}])))

    export_archive(wren, cast.viewer(wren.owner), tmp_path / "out.zip")

    assert len(list(open_archive(tmp_path / "out.zip").records("rooms"))) == 3
