"""A blog from Blogger: the classic file, and what Takeout gives."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from django.core.management import call_command
from PIL import Image

from hub.blogs.models import Blog, Entry, OldAddress
from hub.comments.models import Comment
from hub.media.models import MediaFile
from hub.portability.archive.tests.test_import_archive import wren
from hub.portability.blogger.opening import is_blogger, open_blogger
from hub.portability.importing.archive.running import import_archive
from hub.portability.models import Transfer

__all__ = ["wren"]
KIND = (
    '<category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#{}"/>'
)
BLOG = "tag:blogger.com,1999:blog-1"
CLASSIC = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:t="http://purl.org/syndication/thread/1.0">
<id>{BLOG}.archive</id><title>Class blog</title><link rel="alternate" href="http://robin.blogspot.com/"/>
<entry><id>{BLOG}.settings.X</id>{KIND.format("settings")}<title>Admins</title><content>boss@example.org</content></entry>
<entry><id>{BLOG}.post-11</id><published>2015-03-01T10:00:00Z</published><updated>2015-03-02T10:00:00Z</updated>
{KIND.format("post")}<category scheme="http://www.blogger.com/atom/ns#" term="boats"/><title>The boat</title>
<content type="html">&lt;div class="separator"&gt;
&lt;a href="http://1.bp.blogspot.com/x/s1600/boat.png" imageanchor="1"
&gt;&lt;img src="http://1.bp.blogspot.com/x/s320/boat.png"&gt;&lt;/a&gt;&lt;/div&gt;We sailed.</content>
<link rel="alternate" href="http://robin.blogspot.com/2015/03/the-boat.html"/></entry>
<entry><id>{BLOG}.post-12</id><published>2015-03-03T10:00:00Z</published>{KIND.format("post")}
<app:control xmlns:app="http://purl.org/atom/app#"><app:draft>yes</app:draft></app:control><title>Not yet</title>
<content type="html">See &lt;a href="http://robin.blogspot.com/2015/03/the-boat.html"&gt;it&lt;/a&gt;</content></entry>
<entry><id>{BLOG}.page-13</id><published>2015-03-03T10:00:00Z</published>{KIND.format("page")}<title>About</title>
<content type="html">Me</content></entry>
<entry><id>{BLOG}.post-21</id><published>2015-03-04T10:00:00Z</published>{KIND.format("comment")}<title>Nice</title>
<author><name>Bo</name><email>noreply@blogger.com</email></author>
<content type="html">Nice &lt;b&gt;boat&lt;/b&gt;</content>
<t:in-reply-to ref="{BLOG}.post-11"/></entry>
<entry><id>{BLOG}.post-22</id><published>2015-03-05T10:00:00Z</published>{KIND.format("comment")}<title>Thanks</title>
<author><name>Robin</name></author><content type="html">Thanks</content><t:in-reply-to ref="{BLOG}.post-11"/>
<link rel="related" href="http://www.blogger.com/feeds/1/11/comments/default/21"/></entry></feed>"""
TAKEOUT = """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:blogger="http://schemas.google.com/blogger/2018">
<id>tag:blogger.com,1999:blog-1</id><title>Class blog</title>
<entry><id>tag:blogger.com,1999:blog-1.post-11</id><blogger:type>POST</blogger:type><blogger:status>LIVE</blogger:status>
<title>The boat</title><content type="html">&lt;img src="https://1.bp.blogspot.com/x/s320/boat.png"&gt;</content>
<published>2015-03-01T10:00:00Z</published><blogger:filename>/2015/03/the-boat.html</blogger:filename></entry>
<entry><id>tag:blogger.com,1999:blog-1.post-14</id><blogger:type>POST</blogger:type>
<blogger:status>SOFT_TRASHED</blogger:status><title>Gone</title><content/></entry>
<entry><id>tag:blogger.com,1999:blog-1.post-21</id><blogger:type>COMMENT</blogger:type><blogger:status>LIVE</blogger:status>
<blogger:parent>tag:blogger.com,1999:blog-1.post-11</blogger:parent><author><name>Bo</name></author>
<content type="html">Nice</content><published>2015-03-04T10:00:00Z</published></entry></feed>"""


def takeout(path: Path) -> Path:
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "navy").save(picture, "PNG")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Takeout/Blogger/Blogs/Class blog/feed.atom", TAKEOUT)
        archive.writestr("Takeout/Blogger/Blogs/Other/feed.atom", "<feed/>")
        archive.writestr("Takeout/Blogger/Albums/Class blog/boat.png", picture.getvalue())
        archive.writestr("Takeout/Blogger/Albums/Class blog/unused.png", picture.getvalue() + b"x")
    return path


@pytest.fixture
def classic(tmp_path: Path) -> Path:
    file = tmp_path / "blog-03-01-2015.xml"
    file.write_text(CLASSIC)
    return file


def brought(blog: Blog, file: Path) -> Transfer:
    transfer = Transfer.objects.create(school=blog.school, blog=blog, kind=Transfer.Kind.BLOGGER)
    import_archive(transfer, open_blogger(file))
    transfer.refresh_from_db()
    return transfer


def test_kinds_are_told_apart_and_nobodys_address_comes_in(classic: Path, wren: Blog) -> None:
    transfer = brought(wren, classic)

    post, draft = Entry.objects.get(title="The boat"), Entry.objects.get(title="Not yet")
    assert is_blogger(classic) and Entry.objects.get(title="About").kind == "page" and draft.published_at is None
    assert [tag.name for tag in post.tags.all()] == ["boats"]
    assert OldAddress.objects.get(entry=post).path == "2015/03/the-boat.html"
    assert f'data-entry="{post.public_id}"' in draft.body
    assert transfer.rows.filter(part="left-out", words__contains="templates or settings").exists() or (
        transfer.rows.filter(part="left-out", words__contains="template or a setting").exists()
    )
    assert "@" not in "".join(
        [*Entry.objects.values_list("body", flat=True), *Comment.objects.values_list("body", flat=True)]
    )


def test_comments_come_with_their_thread(classic: Path, wren: Blog) -> None:
    brought(wren, classic)

    first, second = Comment.objects.order_by("written_at")
    assert (first.writer_name, first.body) == ("Bo", "<p>Nice <strong>boat</strong></p>")
    assert second.parent == first and second.entry.title == "The boat"


def test_takeout_brings_the_pictures_that_are_shown(tmp_path: Path, wren: Blog) -> None:
    transfer = brought(wren, takeout(tmp_path / "t.zip"))

    post, picture = Entry.objects.get(blog=wren), MediaFile.objects.get(owner=wren.owner)
    assert f'data-media="{picture.public_id}"' in post.body and picture.name == "boat.png"
    assert Comment.objects.get().writer_name == "Bo"
    left = " ".join(transfer.rows.filter(part="left-out").values_list("words", flat=True))
    assert "1 thing lay in the bin" in left and "another blog" in left


def test_the_command_checks_first(classic: Path, wren: Blog, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("import_blogger", str(classic), "--blog", wren.slug, "--check", "--json")

    assert '"comment": 2' in capsys.readouterr().out and not Entry.objects.filter(blog=wren).exists()
