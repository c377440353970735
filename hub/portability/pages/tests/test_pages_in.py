"""Web pages that say what is what: of an archive only these are left, or somebody else's site."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from django.test import Client, TestCase
from django.urls import reverse

from hub.blogs.models import Blog, Entry
from hub.comments.models import Comment
from hub.portability.archive.export import export_archive
from hub.portability.archive.tests.test_archive import full_blog
from hub.portability.archive.tests.test_import_archive import mei_zip, wren
from hub.portability.importing.archive.running import import_archive
from hub.portability.importing.formats import TOLD_BY
from hub.portability.models import Transfer
from hub.portability.pages.marks import entries_in, marked
from hub.portability.pages.opening import is_pages, open_pages
from hub.portability.wxr.findings import NotAnExport
from samples.cast import Cast

__all__ = ["full_blog", "mei_zip", "wren"]
OF_MEDIUM = """<!DOCTYPE html><html><head><title>x</title></head><body><article class="h-entry">
<header><h1 class="p-name">Boats &amp; <i>more</i></h1></header><section data-field="body" class="e-content">
<p>See <a href="https://medium.com/@r/two-1">two</a><img src="../img/boat.png" alt="A boat"><p>open
<script>alert(1)</script></section><footer><p>By <a href="https://medium.com/@r" class="p-author h-card">Robin</a>
<time class="dt-published" datetime="2019-05-03T10:00:00.000Z">May 3</time></p>
<a href="https://medium.com/@r/boats-2" class="p-canonical">Canonical</a></footer></article></body></html>"""


def only_pages(archive: Path, target: Path) -> Path:
    """What is left when somebody kept the pages and the pictures."""
    with zipfile.ZipFile(archive) as whole, zipfile.ZipFile(target, "w") as left:
        for name in whole.namelist():
            if name.endswith(".html") or name.startswith("data/media/"):
                left.writestr(f"mei/{name}", whole.read(name))
    return target


def brought(blog: Blog, file: Path) -> Transfer:
    transfer = Transfer.objects.create(school=blog.school, blog=blog, kind=Transfer.Kind.PAGES)
    import_archive(transfer, open_pages(file))
    return transfer


def test_an_archive_of_which_only_the_pages_are_left_comes_back(mei_zip: Path, wren: Blog, tmp_path: Path) -> None:
    """A10 and A31, with the ids that things had: so the whole archive, found later, adds what the pages do not tell."""
    transfer = brought(wren, only_pages(mei_zip, tmp_path / "pages.zip"))

    post, first = Entry.objects.get(title="A better title"), Entry.objects.get(title="How it began")
    with zipfile.ZipFile(mei_zip) as archive:
        (was,) = (
            one for one in json.loads(archive.read("data/portfolio.json"))["entries"] if one["id"] == post.public_id
        )
    assert post.published_at and post.published_at.isoformat()[:19] == was["published_at"][:19]
    assert [media.name for media in post.media.all()] == ["bridge.png"] and 'alt="A bridge"' in post.body
    assert 'data-embed="youtube"' in post.body and f'data-entry="{first.public_id}"' in post.body
    assert [shelf.name for shelf in post.categories.all()] == ["Making"]
    said, thanks = Comment.objects.order_by("written_at", "pk")
    assert (said.writer_name, said.body, thanks.parent, thanks.writer) == ("Ines", "<p>Well done</p>", said, wren.owner)
    assert post.audience == "teachers" and transfer.waits_for_a_yes
    assert transfer.rows.filter(item__endswith="grade-6.html", part="left-out").exists()

    before = Entry.objects.count()
    assert not any(brought(wren, tmp_path / "pages.zip").report["imported"].values())
    assert Entry.objects.count() == before


def test_old_pages_of_an_archive_that_tell_no_audience_come_in_for_teachers(tmp_path: Path) -> None:
    """Archives were written before their pages said whose they are and for whom: not all was for everyone."""
    with zipfile.ZipFile(tmp_path / "old.zip", "w") as archive:
        archive.writestr("mei/posts/2025/10/boats.html", OF_MEDIUM)
        archive.writestr("mei/assets/search-data.js", "var ARCHIVE = [];")

    (boats,) = open_pages(tmp_path / "old.zip").records("entries")

    assert (boats["title"], boats["audience"]) == ("Boats & more", "teachers")


def test_pages_of_another_site_come_in_by_what_they_say_of_themselves(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "m.zip", "w") as archive:
        archive.writestr("posts/2019-05-03_Boats-2.html", OF_MEDIUM)
        archive.writestr("posts/draft_Two-1.html", OF_MEDIUM.replace("boats-2", "two-1").replace("Boats", "Two"))
        archive.writestr("img/boat.png", b"x")

    pile = open_pages(tmp_path / "m.zip")

    boats, two = pile.records("entries")
    assert (boats["title"], boats["published_at"], boats["kind"]) == ("Boats & more", "2019-05-03T10:00:00Z", "post")
    assert (two["published_at"], boats["was_at"], boats["audience"]) == ("", ["@r/boats-2"], "everyone")
    assert f'data-entry="{two["id"]}"' in boats["body"] and "alert" not in boats["body"] and "open" in boats["body"]
    (picture,) = pile.records("media")
    assert picture["path"] == "img/boat.png" and f'data-media="{picture["id"]}"' in boats["body"]


def test_in_the_browser_it_is_the_same_form(client: Client, wren: Blog, tmp_path: Path) -> None:
    assert wren.owner is not None
    client.force_login(wren.owner)
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as archive:
        archive.writestr("posts/boats.html", OF_MEDIUM)
    with (tmp_path / "p.zip").open("rb") as stream, TestCase.captureOnCommitCallbacks(execute=True):
        client.post(reverse("import-wordpress", args=[wren.slug]), {"export": stream})

    transfer = Transfer.objects.get(blog=wren)
    assert transfer.kind == "pages"
    assert client.get(reverse("import-look", args=[transfer.public_id])).status_code == 200
    assert transfer.outlook["imported"]["post"] == 1


def test_other_zips_are_no_pages_and_a_whole_archive_is_more_than_its_pages(
    cast: Cast, full_blog: Entry, tmp_path: Path
) -> None:
    export_archive(full_blog.blog, cast.viewer(cast.mei), tmp_path / "mei.zip")
    assert next(kind for kind, is_one in TOLD_BY.items() if is_one(tmp_path / "mei.zip")) == "archive"
    for name, words in (("a.txt", "h-entry"), ("a.html", "<p>Nothing</p>"), ("b.html", "<p class=h-entry>x</p>")):
        with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
            archive.writestr(name, words)
        assert is_pages(tmp_path / "x.zip") == (name == "b.html")
    with pytest.raises(NotAnExport, match="no post"):
        open_pages(tmp_path / "x.zip")


def test_what_is_hidden_in_a_page_is_no_part_of_it() -> None:
    """A reader that goes back again and again would not come to an end with these."""
    seen = '<p class="h-entry"><b class="e-content">x</b></p>'
    hidden = "".join(
        around.format(seen.replace("x", "y")) for around in ("<!-- {} -->", "<script>{}</script>", "<style>{}</style>")
    )
    for odd in ("<!--", "</", "<a ", '<a x="', "<![", "<", "&#", "<div>", "</b>"):
        marked(odd * 30_000)

    assert [entry.html for entry in entries_in(marked(hidden + seen + hidden))] == ['<b class="e-content">x</b>']


@pytest.mark.parametrize(
    "page", ["", "<", "</p></p>", "<div>" * 900 + "x", '<p class="h-entry"><i class="e-content">x']
)
def test_what_is_left_open_ends_where_the_page_ends(page: str) -> None:
    assert [entry.first("e-content").html for entry in entries_in(marked(page))] == ["x"] * ("h-entry" in page)  # type: ignore[union-attr]
