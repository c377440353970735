"""Feeds as other blogs send them."""

from __future__ import annotations

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Lighthouse Class</title><link>https://lighthouse.example/</link>{items}</channel></rss>"""

ITEM = """<item><title>{title}</title><link>/{slug}/</link><guid isPermaLink="false">{slug}</guid>
<dc:creator>Ana</dc:creator><pubDate>{day:02} Sep 2026 10:00:00 +0000</pubDate>
<content:encoded><![CDATA[{html}]]></content:encoded></item>"""

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Dune School</title>
<entry><id>tag:dune.example,2026:1</id><title type="html">Wind &amp;amp; sand</title><link href="https://dune.example/wind"/>
<author><name>Bo</name></author><published>2026-09-02T08:00:00Z</published>
<content type="html">&lt;p&gt;We measured the wind.&lt;/p&gt;</content></entry></feed>"""

JSON_FEED = """{"version": "https://jsonfeed.org/version/1.1", "title": "Fjord Class", "items": [
{"id": "1", "url": "https://fjord.example/1", "title": "Ice", "content_text": "Thin ice <here>.",
 "authors": [{"name": "Liv"}], "date_published": "2026-09-03T09:00:00+02:00"}, 7, {"id": "nowhere"}]}"""


def rss(*items: tuple[str, str], html: str = "<p>The sea was <b>flat</b>.</p>") -> str:
    """An RSS feed with these posts (slug, title), the oldest first, a day after the other."""
    made = [ITEM.format(slug=slug, title=title, day=day, html=html) for day, (slug, title) in enumerate(items, start=1)]
    return RSS.format(items="".join(reversed(made)))
