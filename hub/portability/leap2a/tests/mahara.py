"""A portfolio as Mahara writes it, small and with one of everything."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from PIL import Image

from hub.portability.leap2a.terms import ARCHIVE, CLASSIC

HEAD = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:leap2="{leap2}" xmlns:categories="{categories}" xmlns:mahara="{mahara}"
 xmlns:portfolio="https://mahara.example/export/leap/5/1700000000/">
<leap2:version>http://www.leapspecs.org/2010-07/2A/</leap2:version>
<id>https://mahara.example/export/5/1700000000</id><title>Mahara Leap2A Export for Robin</title>
<updated>2026-05-03T10:00:00+12:00</updated>
<author><name>Robin Moana</name><email>robin@example.org</email><uri>portfolio:artefactinternal</uri></author>
"""
ENTRIES = """
<entry><title>Robin Moana</title><id>portfolio:artefactinternal</id><updated>2026-05-01T10:00:00Z</updated>
 <content type="text">I like boats.</content><rdf:type rdf:resource="leap2:person"/>
 <category scheme="categories:person_type#" term="Self"/></entry>
<entry><title>My journal</title><id>portfolio:artefact1</id><updated>2026-05-01T10:00:00Z</updated>
 <content type="text">All days</content><rdf:type rdf:resource="leap2:selection"/>
 <category scheme="categories:selection_type#" term="Blog"/>
 <link rel="leap2:has_part" href="portfolio:artefact2"/><link rel="leap2:has_part" href="portfolio:artefact99"/></entry>
<entry><title>The boat</title><id>portfolio:artefact2</id><updated>2026-05-02T10:00:00Z</updated>
 <published>2026-05-01T09:00:00+12:00</published>
 <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>We built <em>it</em>, été.</p>
 <p><img rel="leap2:has_part" src="portfolio:artefact3" alt="A boat"/></p><script>alert(1)</script></div></content>
 <rdf:type rdf:resource="leap2:entry"/><category term="boats" label="Boats"/>
 <link rel="leap2:is_part_of" href="portfolio:artefact1"/><link rel="related" href="portfolio:artefact3"/></entry>
<entry><title>boat.png</title><id>portfolio:artefact3</id><updated>2026-05-01T10:00:00Z</updated>
 <content type="text">By the sea</content><rdf:type rdf:resource="leap2:resource"/>
 <category scheme="categories:resource_type#" term="Offline"/>
 <link rel="enclosure" type="image/png" href="files/my%20boat.png"/></entry>
<entry><title>Swim a mile</title><id>portfolio:artefact4</id><updated>2026-05-01T10:00:00Z</updated>
 <content type="text">Before summer</content><rdf:type rdf:resource="leap2:plan"/>
 <leap2:status leap2:stage="completed"/></entry>
<entry><title>How it went</title><id>portfolio:artefact5</id><updated>2026-05-04T10:00:00Z</updated>
 <content type="html">&lt;p&gt;Cold &amp;amp; good.&lt;/p&gt;</content><rdf:type rdf:resource="leap2:entry"/>
 <link rel="leap2:reflects_on" href="portfolio:artefact4"/></entry>
<entry><title>Comment</title><id>portfolio:artefact6</id><updated>2026-05-04T10:00:00Z</updated>
 <author><name>Bo</name></author><content type="text">Well done</content><rdf:type rdf:resource="leap2:entry"/>
 <mahara:artefactplugin mahara:plugin="comment" mahara:type="comment"/>
 <link rel="leap2:reflects_on" href="portfolio:artefact2"/></entry>
<entry><title>First aid</title><id>portfolio:artefact7</id><updated>2026-05-04T10:00:00Z</updated>
 <content type="text">A course of two days</content><rdf:type rdf:resource="leap2:achievement"/></entry>
<entry><title>Grade 6</title><id>portfolio:view1</id><updated>2026-05-05T10:00:00Z</updated>
 <content type="text">My year</content><rdf:type rdf:resource="leap2:selection"/>
 <category scheme="categories:selection_type#" term="Webpage"/>
 <link rel="leap2:has_part" href="portfolio:artefact2"/><link rel="leap2:has_part" href="portfolio:artefact4"/>
 <mahara:view mahara:newlayout="1" mahara:type="portfolio" mahara:ownerformat="6">
 <mahara:blockinstance mahara:blocktype="text" mahara:blocktitle="Hello" mahara:positionx="0" mahara:positiony="3">
 <mahara:text>["&lt;p&gt;Second&lt;/p&gt;"]</mahara:text></mahara:blockinstance>
 <mahara:blockinstance mahara:blocktype="text" mahara:blocktitle="" mahara:positionx="0" mahara:positiony="0">
 <mahara:text>["&lt;p&gt;First&lt;/p&gt;"]</mahara:text></mahara:blockinstance></mahara:view></entry>
<entry><title>Portfolio</title><id>portfolio:collection1</id><updated>2026-05-05T10:00:00Z</updated>
 <content type="text"></content><rdf:type rdf:resource="leap2:selection"/>
 <category scheme="categories:selection_type#" term="Website"/><link rel="has_part" href="portfolio:view1"/></entry>
"""


def mahara_feed(*, classic: bool = False, more: str = "") -> str:
    """The file itself."""
    return HEAD.format(**(CLASSIC if classic else ARCHIVE)) + ENTRIES + more + "</feed>"


def mahara_zip(path: Path, feed: str = "", folder: str = "") -> Path:
    """With the picture beside it."""
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "navy").save(picture, "PNG")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{folder}leap2a.xml", feed or mahara_feed())
        archive.writestr(f"{folder}files/my boat.png", picture.getvalue())
    return path
