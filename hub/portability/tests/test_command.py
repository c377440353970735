"""`hub import-wordpress`: what it answers, and that a refused file changes nothing."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from hub.blogs.models import Blog, Entry
from hub.people.models import Person
from hub.portability.importing import entries
from hub.portability.models import Transfer
from hub.portability.tests.conftest import SAMPLES
from samples.cast import Cast

GRADE3, UPLOADS3 = SAMPLES / "grade3.xml", SAMPLES / "uploads-grade3.zip"


def run(*arguments: object, **options: Any) -> tuple[int, dict[str, Any], str]:
    """Exit code, the JSON, and what was said beside it."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    try:
        call_command("import_wordpress", *map(str, arguments), "--json", stdout=out, stderr=err, **options)
    except SystemExit as ended:
        code = int(str(ended.code))
    lines = out.getvalue().strip().splitlines()
    assert len(lines) == 1
    return code, json.loads(lines[0]), err.getvalue()


def everything() -> dict[str, list[Any]]:
    """All rows of all tables."""
    with connection.cursor() as cursor:
        names = [name for name in connection.introspection.table_names(cursor) if not name.startswith("search_index")]
        found = {}
        for name in names:
            cursor.execute(f'SELECT * FROM "{name}"')  # noqa: S608 - names of our own tables
            found[name] = sorted(map(repr, cursor.fetchall()))
    return found


def files() -> set[str]:
    return {
        str(path) for path in Path(settings.HUB_HOME).rglob("*") if path.is_file() and "test.sqlite3" not in path.name
    }


def test_it_answers_in_one_line(cast: Cast, quick_pictures: None) -> None:
    code, told, _err = run(GRADE3, "--blog", "mei", "--uploads", UPLOADS3)

    assert code == 0 and set(told) == {"imported", "changed", "left_out"}
    assert told["imported"]["post"] == 12 and told["imported"]["media"] == 4
    assert all(set(row) == {"item", "what"} for row in told["changed"])


@pytest.mark.thorough
@pytest.mark.parametrize(("name", "slug"), [("grade6", "Mei"), ("grade3", "Noah"), ("class", "6B")])
def test_it_ends_with_0_when_only_what_has_no_place_here_was_dropped(
    cast: Cast, quick_pictures: None, name: str, slug: str
) -> None:
    uploads = SAMPLES / f"uploads-{name}.zip"
    code, _told, _err = run(SAMPLES / f"{name}.xml", "--blog", cast.blogs[slug].slug, "--uploads", uploads)

    assert code == 0


def test_it_ends_with_1_when_a_file_did_not_come_and_names_it(cast: Cast) -> None:
    code, told, _err = run(GRADE3, "--blog", "mei")

    assert code == 1 and told["imported"]["post"] == 12
    assert len([row for row in told["left_out"] if row["why"].startswith("Its file did not come along.")]) == 4
    assert all(set(row) == {"item", "why"} for row in told["left_out"])


def test_it_ends_with_0_once_the_files_came_too(cast: Cast, quick_pictures: None) -> None:
    run(GRADE3, "--blog", "mei")

    assert run(GRADE3, "--blog", "mei", "--uploads", UPLOADS3)[0] == 0


def test_a_look_that_was_taken_ends_with_0_whatever_it_tells(cast: Cast) -> None:
    assert run(GRADE3, "--blog", "mei", "--check")[0] == 0


def test_it_ends_with_1_when_a_post_could_not_be_read(
    cast: Cast, quick_pictures: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entries, "convert", lambda *_given, **_named: 1 / 0)

    code, told, _err = run(GRADE3, "--blog", "mei", "--uploads", UPLOADS3)

    assert code == 1 and {"item": "Our class snail 🐌", "why": "It could not be read."} in told["left_out"]


def test_a_folder_of_uploads_will_do(cast: Cast, quick_pictures: None, tmp_path: Path) -> None:
    with zipfile.ZipFile(UPLOADS3) as archive:
        archive.extractall(tmp_path / "uploads")

    _code, told, _err = run(GRADE3, "--blog", "mei", "--uploads", tmp_path / "uploads")

    assert told["imported"]["media"] == 4


def test_a_check_says_the_same_and_changes_nothing(cast: Cast, quick_pictures: None) -> None:
    before, before_files = everything(), files()

    code, looked, _err = run(GRADE3, "--blog", "mei", "--uploads", UPLOADS3, "--check")

    assert code == 0 and everything() == before and files() == before_files
    _code, told, _err = run(GRADE3, "--blog", "mei", "--uploads", UPLOADS3)
    assert looked["imported"] == told["imported"]
    assert looked["left_out"] == told["left_out"]


def test_a_new_student_gets_a_blog(cast: Cast) -> None:
    code, _told, _err = run(GRADE3, "--blog", "leo", "--new-student", "Leo")

    blog = Blog.objects.get(slug="leo")
    assert code == 1 and blog.owner is not None and blog.owner.first_name == "Leo"  # Its files did not come along.
    assert (blog.title, blog.tagline) == ("Leo’s blog", "")
    assert cast.who_sees(Entry.objects.filter(blog=blog).exclude(published_at=None)[0]) == "nora daniel"
    run(GRADE3, "--blog", "leo", "--new-student", "Leo")
    assert Person.objects.filter(first_name="Leo").count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_blog_of_a_new_student_is_called_as_before_after_the_yes(cast: Cast) -> None:
    run(GRADE3, "--blog", "leo", "--new-student", "Leo")
    transfer = Transfer.objects.get()
    assert transfer.approval is not None

    transfer.approval.release(by=cast.nora)

    assert Blog.objects.get(slug="leo").title == "Leo’s Blog 🦕"


def test_a_blog_that_is_not_there_is_said_so(cast: Cast) -> None:
    code, told, err = run(GRADE3, "--blog", "nobody")

    assert code == 2 and told["imported"] == {} and "no blog at the address “nobody”" in err


def cut_short(folder: Path) -> Path:
    path = folder / "cut.xml"
    path.write_bytes(GRADE3.read_bytes()[:30000])
    return path


def in_other_letters(folder: Path) -> Path:
    path = folder / "letters.xml"
    text = (SAMPLES / "class.xml").read_text(encoding="utf-8").encode("cp1252", "replace")
    path.write_bytes(text)
    return path


def with_entities(folder: Path) -> Path:
    path = folder / "laughs.xml"
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    path.write_text(f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}]><rss>&l8;</rss>')
    return path


def gzip_bomb(folder: Path) -> Path:
    path = folder / "bomb.xml.gz"
    start = (SAMPLES / "class.xml").read_bytes()[:5000]
    with gzip.open(path, "wb") as packed:
        packed.write(start)
        for _ in range(200):
            packed.write(b" " * (1 << 20))
    return path


def wrong_word(folder: Path) -> Path:
    path = folder / "latin.xml"
    path.write_bytes(GRADE3.read_bytes().replace(b'encoding="UTF-8"', b'encoding="ISO-8859-1"', 1))
    return path


def a_page(folder: Path) -> Path:
    path = folder / "page.xml"
    path.write_text("<!doctype html><html><body>Error 503</body></html>")
    return path


def a_picture(folder: Path) -> Path:
    path = folder / "picture.xml"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(5000))
    return path


def nothing(folder: Path) -> Path:
    path = folder / "empty.xml"
    path.write_bytes(b"")
    return path


@pytest.mark.parametrize(
    "make", [cut_short, in_other_letters, wrong_word, with_entities, gzip_bomb, a_page, a_picture, nothing]
)
def test_a_file_that_cannot_be_trusted_changes_nothing(cast: Cast, tmp_path: Path, make: Any) -> None:
    path, before, before_files = make(tmp_path), everything(), files()

    code, told, err = run(path, "--blog", "leo", "--new-student", "Leo")

    assert code == 2 and told["imported"] == {}
    assert len(err.strip()) > 10 and "Traceback" not in err
    assert everything() == before and files() == before_files


@pytest.mark.parametrize("name", ["../../outside.jpg", "/etc/outside.jpg"])
def test_uploads_that_lead_outside_change_nothing(cast: Cast, tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / "bad.zip", "w") as archive:
        archive.writestr(name, b"x")
    before = everything()

    code, _told, err = run(GRADE3, "--blog", "mei", "--uploads", tmp_path / "bad.zip")

    assert code == 2 and err and everything() == before


def test_no_address_of_a_commenter_and_no_password_is_kept_anywhere(cast: Cast, quick_pictures: None) -> None:
    for name, slug in (("grade6", "mei"), ("grade3", "noah"), ("class", cast.blogs["6B"].slug)):
        run(SAMPLES / f"{name}.xml", "--blog", slug, "--uploads", SAMPLES / f"uploads-{name}.zip")

    rows = repr(everything())
    for canary in ("192.0.2.", "cupcake", "@hillside.example", "@example."):
        assert canary not in rows, canary
    home = Path(settings.HUB_HOME)
    content = b"".join(path.read_bytes() for path in (home / "media").rglob("*") if path.is_file())
    for trace in (b"192.0.2.", b"GPSLatitude", b"Exif\0\0", b"hillside.example"):
        assert trace not in content, trace
    assert not list((home / "transfers").rglob("*.xml")) if (home / "transfers").exists() else True


def test_a_transfer_that_broke_off_goes_on(cast: Cast) -> None:
    run(GRADE3, "--blog", "mei")
    Transfer.objects.update(state=Transfer.State.RUNNING)

    _code, told, _err = run(GRADE3, "--blog", "mei")

    assert Transfer.objects.count() == 1 and told["imported"]["post"] == 12
