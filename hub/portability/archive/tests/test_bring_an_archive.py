"""The archive of another hub, dropped in the browser: the same pages as for any other file."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from django.test import Client, TestCase
from django.urls import reverse

from hub.blogs.models import Blog, Entry
from hub.portability.archive.opening import TRUTH
from hub.portability.archive.reading import open_archive
from hub.portability.archive.tests.breaking import until_it_ends
from hub.portability.archive.tests.test_archive import full_blog
from hub.portability.archive.tests.test_hostile_archives import repacked
from hub.portability.archive.tests.test_import_archive import brought, mei_zip, wren
from hub.portability.importing.archive.running import import_archive
from hub.portability.importing.undoing import InUse, undo
from hub.portability.models import ImportedItem, Transfer
from hub.reflections.models import Goal, Thought
from hub.school.models import School
from hub.showcase.models import Section
from samples.cast import Cast

__all__ = ["full_blog", "mei_zip", "wren"]


def drop(client: Client, blog: Blog, file: Path) -> Transfer:
    """Three steps: drop it, say start, and it is there."""
    with file.open("rb") as stream, TestCase.captureOnCommitCallbacks(execute=True):
        page = client.post(reverse("import-wordpress", args=[blog.slug]), {"export": stream})
    assert page.status_code == 302, page.content.decode()
    transfer = Transfer.objects.get(blog=blog)
    look = client.get(reverse("import-look", args=[transfer.public_id])).content.decode()
    assert "This will come in" in look and "goal" in look
    with TestCase.captureOnCommitCallbacks(execute=True):
        client.post(reverse("import-start", args=[transfer.public_id]))
    transfer.refresh_from_db()
    return transfer


@pytest.fixture
def signed_in(client: Client, wren: Blog) -> Client:
    """Whose blog it is."""
    assert wren.owner is not None
    client.force_login(wren.owner)
    return client


def test_in_the_browser_it_comes_with_three_steps(signed_in: Client, mei_zip: Path, wren: Blog, cast: Cast) -> None:
    transfer = drop(signed_in, wren, mei_zip)

    assert (transfer.kind, transfer.state, bool(transfer.export)) == ("archive", "done", False)
    report = signed_in.get(reverse("import-report", args=[transfer.public_id])).content.decode()
    assert "Each thing is shown to those who could see it" in report
    shown = signed_in.get(reverse("import-report", args=[transfer.public_id]), {"show": "room"})
    assert Section.objects.get().time in shown.content.decode()
    with TestCase.captureOnCommitCallbacks(execute=True):
        signed_in.post(reverse("import-release", args=[transfer.public_id]), {"audience": "everyone"})
    post = Entry.objects.get(title="A better title")
    assert not cast.sees(cast.tomas, post)
    client = Client()
    client.force_login(cast.ines)
    with TestCase.captureOnCommitCallbacks(execute=True):
        client.post(reverse("import-release", args=[transfer.public_id]), {"audience": "everyone"})
    assert cast.sees(cast.tomas, post) and cast.sees(cast.tomas, Section.objects.get())


def seen_first(client: Client, blog: Blog, file: Path) -> str:
    """What the page says before anything is stored."""
    with file.open("rb") as stream:
        client.post(reverse("import-wordpress", args=[blog.slug]), {"export": stream})
    transfer = Transfer.objects.filter(blog=blog).latest("pk")
    return client.get(reverse("import-look", args=[transfer.public_id])).content.decode()


@pytest.mark.thorough
def test_before_it_comes_in_the_page_says_whether_the_signature_holds(
    signed_in: Client, mei_zip: Path, wren: Blog, cast: Cast
) -> None:
    assert f"{cast.school.name} signed this file on " in seen_first(signed_in, wren, mei_zip)

    def unsigned(name: str, said: bytes) -> tuple[str, bytes] | None:
        return None if name == "signature.json" else (name, said)

    page = seen_first(signed_in, wren, repacked(mei_zip, mei_zip.with_name("u.zip"), unsigned))
    assert "No school has signed this file" in page and "Bring it in" in page

    def shorter(name: str, said: bytes) -> tuple[str, bytes] | None:
        return None if name == "README.txt" else (name, said)

    changed = seen_first(signed_in, wren, repacked(mei_zip, mei_zip.with_name("c.zip"), shorter))
    assert "not all of it is as it was then: README.txt" in changed

    def as_another(name: str, said: bytes) -> tuple[str, bytes]:
        return (name, said.replace(b"Ed25519", b"ed25519")) if name == "signature.json" else (name, said)

    School.objects.update(name="Another school")
    elsewhere = seen_first(signed_in, wren, repacked(mei_zip, mei_zip.with_name("e.zip"), as_another))
    assert "its key tells" in elsewhere and "/.well-known/learning-hub-key" in elsewhere


@pytest.mark.thorough
def test_of_a_damaged_archive_what_is_whole_comes_in_after_a_clear_yes(
    signed_in: Client, mei_zip: Path, wren: Blog
) -> None:
    """Its end is missing, with the pictures: what is missing is named, nothing comes before the yes, and the whole file
    brought later adds the rest."""
    with zipfile.ZipFile(mei_zip) as archive:
        picture = next(one for one in archive.infolist() if one.filename.startswith("data/media/"))
    cut = mei_zip.with_name("cut.zip")
    cut.write_bytes(mei_zip.read_bytes()[: picture.header_offset + 60])

    page = seen_first(signed_in, wren, cut)

    assert "What is whole can come in" in page and "manifest-sha256.txt" in page and "Bring it in" not in page
    transfer = Transfer.objects.get(blog=wren)
    start = reverse("import-start", args=[transfer.public_id])
    signed_in.post(start)
    assert not Entry.objects.filter(blog=wren).exists()
    with TestCase.captureOnCommitCallbacks(execute=True):
        signed_in.post(start, {"partly": "yes"})
    post = Entry.objects.get(title="A better title")
    transfer.refresh_from_db()
    assert transfer.state == "done" and not post.media.exists()
    assert "manifest-sha256.txt" in set(transfer.rows.values_list("item", flat=True))

    brought(wren, mei_zip)

    post.refresh_from_db()
    assert post.media.get() == post.cover and Entry.objects.filter(blog=wren).count() == 3
    assert Section.objects.get().pieces.get().picture == post.cover


def test_of_a_damaged_truth_each_record_that_can_be_read_comes_in(mei_zip: Path, wren: Blog) -> None:
    def broken(name: str, said: bytes) -> tuple[str, bytes]:
        return name, said.replace(b'"title":"A better title"', b'"title":"A better') if name == TRUTH else said

    archive = open_archive(repacked(mei_zip, mei_zip.with_name("x.zip"), broken), partly=True)

    assert TRUTH in archive.broken
    assert {str(one["title"]) for one in archive.records("entries")} == {"How it began", "Showcase"}
    assert [words for name, words in archive.left if words.startswith("Line ")]
    assert len(list(archive.records("goals"))) == 1


def test_it_goes_out_again_whole(mei_zip: Path, wren: Blog) -> None:
    transfer = brought(wren, mei_zip)

    undo(transfer)

    assert not Entry.objects.filter(blog=wren).exists() and not Goal.objects.exists()
    assert not Thought.objects.exists() and not Section.objects.exists() and not ImportedItem.objects.exists()


@pytest.mark.thorough
def test_what_was_built_on_stays(mei_zip: Path, wren: Blog) -> None:
    transfer = brought(wren, mei_zip)
    post = Entry.objects.get(title="A better title")
    assert wren.owner is not None
    post.replace_text("Mine now", post.body, by=wren.owner)

    with pytest.raises(InUse, match="Mine now"):
        undo(transfer)


@pytest.mark.thorough
def test_broken_off_it_goes_on_and_ends_the_same(mei_zip: Path, wren: Blog, monkeypatch: pytest.MonkeyPatch) -> None:
    """Broken off at every portion in turn, and started again, all of it is there once."""
    transfer = Transfer.objects.create(school=wren.school, blog=wren, kind=Transfer.Kind.ARCHIVE)

    report, breaks = until_it_ends(lambda: import_archive(transfer, open_archive(mei_zip)), monkeypatch, further=5)

    assert breaks > 5
    assert report["imported"] | {"post": 2, "page": 1, "comment": 2, "goal": 1, "room": 1} == report["imported"]
    assert Entry.objects.filter(blog=wren).count() == 3 and Goal.objects.count() == 1 and Section.objects.count() == 1
