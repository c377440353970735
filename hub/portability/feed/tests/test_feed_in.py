"""Any RSS or Atom feed that somebody has as a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client, TestCase
from django.urls import reverse

from hub.blogs.models import Blog, Entry, OldAddress
from hub.portability.archive.tests.test_import_archive import wren
from hub.portability.feed.opening import is_feed, open_feed
from hub.portability.importing.archive.running import import_archive
from hub.portability.models import Transfer
from hub.portability.tests.conftest import SAMPLES
from hub.portability.wxr.findings import NotAnExport

__all__ = ["wren"]
RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Robin writes</title><link>https://robin.example/</link><description>Boats &amp; more</description>
<item><title>Two &amp; two</title><link>https://robin.example/2024/two/</link><guid isPermaLink="false">7</guid>
<pubDate>Fri, 03 May 2024 10:00:00 +0200</pubDate><category>Boats</category><description>Short</description>
<content:encoded><![CDATA[<p>See <a href="/2024/one/">one</a>.</p><script>x()</script>
<img src="https://elsewhere.example/a.jpg" alt="A boat">]]></content:encoded></item>
<item><title>One</title><link>https://robin.example/2024/one/</link><guid>6</guid>
<description>&lt;p&gt;First R&D&lt;/p&gt;</description>
<enclosure url="https://robin.example/one.mp3" type="audio/mpeg" length="1"/></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Robin</title><id>urn:x</id>
<link rel="alternate" href="https://robin.example/"/>
<entry><id>urn:1</id><title type="html">A &amp;lt;b&amp;gt;</title><published>2024-05-03T10:00:00+02:00</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hello<br/>you</p></div></content></entry></feed>"""


@pytest.fixture
def rss(tmp_path: Path) -> Path:
    file = tmp_path / "feed.xml"
    file.write_text(RSS)
    return file


def test_each_item_is_a_post_and_links_lead_to_where_things_are_now(rss: Path, wren: Blog) -> None:
    transfer = Transfer.objects.create(school=wren.school, blog=wren, kind=Transfer.Kind.FEED)
    report = import_archive(transfer, open_feed(rss))

    one, two = Entry.objects.get(title="One"), Entry.objects.get(title="Two & two")
    assert f'data-entry="{one.public_id}"' in two.body and "script" not in two.body and "<img" not in two.body
    assert two.published_at and two.published_at.isoformat() == "2024-05-03T08:00:00+00:00"
    assert [tag.name for tag in two.tags.all()] == ["Boats"] and "R&amp;D" in one.body and "one.mp3" in one.body
    assert OldAddress.objects.get(entry=two).path == "2024/two" and two.approval == transfer.approval
    told = {(row["item"], row["what"]) for row in report["changed"]}
    assert ("One", "It had no date. It got the one of today.") in told
    assert any("elsewhere.example/a.jpg" in words for _item, words in told)


def test_the_same_posts_again_add_nothing(rss: Path, wren: Blog) -> None:
    for _time in range(2):
        transfer = Transfer.objects.create(school=wren.school, blog=wren, kind=Transfer.Kind.FEED)
        report = import_archive(transfer, open_feed(rss))

    assert Entry.objects.filter(blog=wren).count() == 2 and not any(report["imported"].values())


def test_atom_is_read_too(tmp_path: Path) -> None:
    file = tmp_path / "atom.xml"
    file.write_text(ATOM)
    (record,) = open_feed(file).records("entries")

    assert is_feed(file) and record["body"] == "<p>Hello<br>you</p>" and record["title"] == "A <b>"
    assert record["published_at"] == "2024-05-03T08:00:00Z"


def test_other_files_are_no_feeds_and_harmful_ones_are_refused(tmp_path: Path) -> None:
    assert not is_feed(SAMPLES / "grade3.xml")
    file = tmp_path / "f.xml"
    for content in ("{}", "<html></html>", "PK", ""):
        file.write_text(content)
        assert not is_feed(file)
    file.write_text(RSS.replace("<rss", '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss'))
    with pytest.raises(NotAnExport, match="DOCTYPE"):
        open_feed(file)
    file.write_text("<rss><channel><title>x</title></channel></rss>")
    with pytest.raises(NotAnExport, match="nothing in this feed"):
        open_feed(file)


def test_in_the_browser_it_is_the_same_form(client: Client, rss: Path, wren: Blog) -> None:
    assert wren.owner is not None
    client.force_login(wren.owner)
    with rss.open("rb") as stream, TestCase.captureOnCommitCallbacks(execute=True):
        client.post(reverse("import-wordpress", args=[wren.slug]), {"export": stream})

    transfer = Transfer.objects.get(blog=wren)
    assert transfer.kind == "feed"
    assert "Robin writes" in client.get(reverse("import-look", args=[transfer.public_id])).content.decode()


def test_a_json_feed_is_read_too(tmp_path: Path) -> None:
    """F22 and A30."""
    file = tmp_path / "feed.json"
    file.write_text(
        '{"version": "https://jsonfeed.org/version/1.1", "title": "Robin", "home_page_url": "https://robin.example/",'
        '"items": [{"id": "2", "url": "https://robin.example/two", "content_html": "<p>See <a href=\\"/one\\">one</a>'
        '<script>x</script></p>", "date_published": "2024-05-03T10:00:00+02:00", "tags": ["Boats", 7]},'
        '{"id": "1\\ud800", "url": "https://robin.example/one", "content_text": "R&D\\n\\n<b>", "image": 4}, 9]}'
    )

    assert is_feed(file)
    two, one = open_feed(file).records("entries")
    assert two["published_at"] == "2024-05-03T08:00:00Z" and two["words"] == ["Boats"] and "script" not in two["body"]
    assert f'data-entry="{one["id"]}"' in two["body"] and one["body"] == "<p>R&amp;D</p>\n<p>&lt;b&gt;</p>"
    for broken in (file.read_text()[:-30], "[" * 100_000, '{"version": "https://jsonfeed.org/version/1"}'):
        file.write_text(broken)
        with pytest.raises(NotAnExport):
            open_feed(file)
