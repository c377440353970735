"""Markdown out and in: readable by anything that makes sites, and the same again when it comes back."""

from __future__ import annotations

import io
import re
import time
import zipfile
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client, TestCase
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from PIL import Image

from hub.blogs.models import Blog, Category, Entry, OldAddress
from hub.comments.models import Comment
from hub.media.models import MediaFile
from hub.portability.archive.tests.test_archive import full_blog
from hub.portability.archive.tests.test_import_archive import wren
from hub.portability.importing.archive.running import import_archive
from hub.portability.importing.undoing import undo
from hub.portability.markdown.export import export_markdown
from hub.portability.markdown.front import split, written
from hub.portability.markdown.opening import is_markdown, open_markdown
from hub.portability.markdown.writing import markdown
from hub.portability.models import Transfer
from hub.portability.tests.conftest import SAMPLES
from hub.portability.wxr.findings import NotAnExport
from hub.showcase.models import Piece, PieceThought
from hub.text.cleaning import TextRefused, clean, from_plain
from hub.text.references import References
from samples.cast import Cast

__all__ = ["full_blog", "wren"]
BODIES = [
    "<p>Plain <strong>bold</strong> and <em>slanted</em>, 5 * 3 * 2, _under_, # no heading.</p>",
    "<p>[no link](x), &lt;b&gt; &amp; R&amp;D.</p>",
    '<h2>One</h2>\n<p>Line<br>break, <code>a`b</code>, <sub>low</sub>, <a href="https://example.org/a_(b)">there</a>.</p>',
    "<ul><li>one</li><li>two<ul><li>inner</li></ul></li></ul>\n<ol><li>first</li><li>second</li></ol>",
    "<ul><li><p>one</p></li><li><p>two</p><p>more</p></li></ul>",
    "<blockquote><p>Said</p><p>so</p></blockquote>\n<pre>a  b\n\nc</pre>\n<hr>",
    '<table><tbody><tr><td>1</td><td colspan="2">2 * 3</td></tr></tbody></table>',
    "<p>日本<strong>語</strong>の本。</p>\n<p>- no list</p>\n<p>1. no list</p>\n<p>+ nor = this</p>",
    "<details><summary>More</summary><p>inside</p></details>",
    '<figure data-embed="youtube" data-id="abcdefghijk"><a href="https://www.youtube.com/watch?v=abcdefghijk">x</a></figure>',
]


def again(html: str) -> str:
    """Written as Markdown, and read as any reader does."""
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return clean(reader.render(markdown(html, References())))


def bare(html: str) -> str:
    """Without the blanks beside the marks of blocks and line ends, which nobody sees."""
    return re.sub(
        r"\s*(</?(?:[phout][2lir]?|li|pre|br|blockquote|table|tbody|td|figure|details|summary)\b[^>]*>)\s*",
        r"\1",
        html,
    )


@pytest.mark.parametrize("body", BODIES)
def test_a_text_comes_back_as_it_was(body: str) -> None:
    body = clean(body)

    assert bare(again(body)) == bare(body)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=40))
def test_no_sign_of_anybody_is_taken_for_a_mark(words: str) -> None:
    try:
        body = clean(from_plain(words))
    except TextRefused:
        return
    if "href" not in body:
        assert " ".join(again(body).split()) == " ".join(body.split())


def test_front_matter_of_three_kinds() -> None:
    assert split("---\ntitle: A\ntags: [x, y]\ndraft: true\n---\n\nHello")[0] == {
        "title": "A",
        "tags": ["x", "y"],
        "draft": True,
    }
    assert split('+++\ntitle = "A"\n+++\nHello') == ({"title": "A"}, "Hello")
    assert split('{\n"title": "A"}\nHello')[0] == {"title": "A"}
    assert split(written({"title": 'Ü: "x"\n---'}) + "body") == ({"title": 'Ü: "x"\n---'}, "body")
    for odd in (
        "---\na: &x [1]\nb: *x\n---\n",
        "---\n!!python/object/apply:os.system [ls]\n---\n",
        "---\n: : :\n---\n",
    ):
        assert split(odd)[0] == {}


BOAT = """---
title: The boat
categories: Trips
tags: [sea]
---
We **sailed**. ![A boat](/assets/boat.png) See [me](../about.md).

<script>x()</script>
"""
COLD = """+++
title = 'Cold'
date = 2024-01-02
draft = true
aliases = ['/old/cold/']
+++
![x](pic.png)
"""


def site(path: Path) -> Path:
    """A site as somebody else's program has it."""
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "navy").save(picture, "PNG")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("site/README.md", "# Not a post")
        archive.writestr("site/_posts/2024-05-03-the-boat.md", BOAT)
        archive.writestr("site/about.md", "# About\n\nMe.")
        archive.writestr("site/content/posts/cold/index.md", COLD)
        archive.writestr("site/content/posts/cold/pic.png", picture.getvalue() + b"1")
        archive.writestr("site/assets/boat.png", picture.getvalue())
    return path


def brought(blog: Blog, file: Path) -> Transfer:
    transfer = Transfer.objects.create(school=blog.school, blog=blog, kind=Transfer.Kind.MARKDOWN)
    import_archive(transfer, open_markdown(file))
    transfer.refresh_from_db()
    return transfer


def test_a_site_of_somebody_elses_program_comes_in(wren: Blog, tmp_path: Path, cast: Cast) -> None:
    file = site(tmp_path / "site.zip")
    transfer = brought(wren, file)

    post, page, draft = (Entry.objects.get(title=title) for title in ("The boat", "About", "Cold"))
    boat = MediaFile.objects.get(name="boat.png")
    assert is_markdown(file) and (post.kind, page.kind, draft.kind) == ("post", "page", "post")
    assert f'data-media="{boat.public_id}"' in post.body and f'data-entry="{page.public_id}"' in post.body
    assert "<strong>sailed</strong>" in post.body and "script" not in post.body
    assert post.published_at and f"{post.published_at:%Y-%m-%d}" == "2024-05-03" and draft.published_at is None
    assert post.categories.get().name == "Trips" and post.tags.get().name == "sea" and page.body == "<p>Me.</p>"
    assert OldAddress.objects.get(entry=draft).path == "old/cold" and "data-media" in draft.body
    assert not cast.sees(cast.tomas, post) and not Entry.objects.filter(title="Not a post").exists()
    assert not any(brought(wren, file).report["imported"].values())
    undo(transfer)
    assert not Entry.objects.filter(blog=wren).exists()


def test_a_blog_goes_out_and_comes_back_with_all_that_is_said_of_each_post(
    cast: Cast, full_blog: Entry, tmp_path: Path
) -> None:
    full_blog.file_under([Category.put_up(cast.school, "Making", blog=cast.blogs["Mei"])])
    thought = {"school": cast.school, "student": cast.mei, "piece": Piece.objects.get(), "kind": "hard"}
    PieceThought.objects.create(**thought, words="For the class.", audience="class")
    PieceThought.objects.create(**thought, words="For teachers.", audience="teachers")
    said = sorted(Comment.objects.filter(entry=full_blog).values_list("body", flat=True))
    export_markdown(cast.blogs["Mei"], cast.viewer(cast.mei), tmp_path / "mei.zip")

    with zipfile.ZipFile(tmp_path / "mei.zip") as archive:
        names = archive.namelist()
        room = "\n".join(archive.read(name).decode() for name in names if name.startswith("pages/showcase-"))
        texts = [archive.read(name).decode() for name in names if name.startswith("posts/")]
    front, below = next((front, below) for front, below in map(split, texts) if front["id"] == full_blog.public_id)
    assert "> For the class." in room and "For teachers." not in room and "pages/goals.md" in names
    assert (front["title"], front["audience"], front["categories"]) == (full_blog.title, full_blog.audience, ["Making"])
    assert "![A bridge](../media/" in below and "](../posts/" in below and "data-media" not in below
    records = open_markdown(tmp_path / "mei.zip").records("entries")
    record = next(one for one in records if one["id"] == full_blog.public_id)
    assert sorted(one["body"] for one in record["comments"]) == said and record["shelves"] == ["Making"]
    assert record["body"].count("data-") == full_blog.body.count("data-")


def test_what_is_not_for_everyone_is_a_draft_there(cast: Cast, tmp_path: Path) -> None:
    cast.post(cast.mei, "everyone", "For all")
    cast.post(cast.mei, "teachers", "For my teachers")
    call_command("export_markdown", "mei", "--out", str(tmp_path / "mei.zip"), "--json")

    with zipfile.ZipFile(tmp_path / "mei.zip") as archive:
        fronts = {
            front["title"]: front for name in archive.namelist() if (front := split(archive.read(name).decode())[0])
        }
    assert "draft" not in fronts["For all"]
    assert fronts["For my teachers"]["draft"] is True and fronts["For my teachers"]["published"] is False
    records = {one["title"]: one for one in open_markdown(tmp_path / "mei.zip").records("entries")}
    assert records["For my teachers"]["published_at"] and records["For my teachers"]["audience"] == "teachers"


def test_in_the_browser_it_is_the_same_form(client: Client, wren: Blog, tmp_path: Path) -> None:
    assert wren.owner is not None
    client.force_login(wren.owner)
    with site(tmp_path / "s.zip").open("rb") as stream, TestCase.captureOnCommitCallbacks(execute=True):
        client.post(reverse("import-wordpress", args=[wren.slug]), {"export": stream})

    assert Transfer.objects.get(blog=wren).kind == "markdown"


def test_a_text_among_the_files_of_wordpress_is_one_of_its_files(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "w.zip", "w") as archive:
        archive.write(SAMPLES / "grade3.xml", "wordpress.xml")
        archive.writestr("uploads/2026/notes.md", "Notes")

    assert not is_markdown(tmp_path / "w.zip")


@pytest.mark.parametrize("text", ["---\n" + "[" * 100_000 + "\n---\n", "---\na: 1\n---\n" + "{% " * 30_000])
def test_a_text_of_nothing_but_beginnings_is_read_in_no_time(tmp_path: Path, text: str) -> None:
    file = tmp_path / "post.md"
    file.write_text(text)
    begun = time.process_time()

    assert open_markdown(file).counts["entries"] == 1
    assert time.process_time() - begun < 30  # It was hours.


def test_what_would_do_harm_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(site(tmp_path / "s.zip"), "a") as archive:
        archive.writestr("../out.md", "x")
    with pytest.raises(NotAnExport, match="leave its folder"):
        open_markdown(tmp_path / "s.zip")
    with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("post.md", "x" * (9 << 20))
    with pytest.raises(NotAnExport, match="larger than such a part"):
        open_markdown(tmp_path / "b.zip")
