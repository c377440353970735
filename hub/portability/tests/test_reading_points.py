"""Single points of what comes from WordPress (portability.md, R)."""

from __future__ import annotations

from pathlib import Path

from hub.blogs.models import Blog, Entry
from hub.comments.models import Comment
from hub.portability.importing.running import import_wordpress
from hub.portability.importing.source import open_source
from hub.portability.models import Transfer
from hub.portability.tests.conftest import titled, told
from hub.portability.tests.odd_export import comment, thing
from hub.portability.wxr.tests.conftest import HEAD, TAIL
from samples.cast import Cast


def test_words_that_need_a_second_look(cast: Cast, mei_blog: Blog, tmp_path: Path) -> None:
    """R37, R59, R60 and R66: an excerpt and what stands in its place, harm that is told, an address that is left, and
    two comments of one number."""
    hurt = '<p onclick="x()">Boats</p><script>y()</script><a href="javascript:z()">float</a>'
    twice = comment(7, "One") + comment(7, "Two")
    items = (
        thing(1, "Short", "Text", "<description>In its place</description>").replace("<excerpt:encoded/>", ""),
        thing(2, "Both", "Text", "<description>Not this</description><excerpt:encoded>This</excerpt:encoded>"),
        thing(3, "Harm", hurt),
        thing(4, "Address", "Write to mei@example.org soon", twice),
    )
    (tmp_path / "odd.xml").write_text(HEAD + "".join(items) + TAIL)
    transfer = Transfer.objects.create(school=mei_blog.school, blog=mei_blog, name="odd.xml")

    import_wordpress(transfer, open_source(tmp_path / "odd.xml"))

    summaries = dict(Entry.objects.filter(blog=mei_blog).values_list("title", "summary"))
    assert (summaries["Short"], summaries["Both"]) == ("In its place", "This")
    (words,) = told(transfer, "changed", "Harm")
    assert "1 × javascript, 1 × onclick, 1 × script" in words
    assert "on" not in titled(mei_blog, "Harm").body.replace("float", "").replace("Boats", "")
    assert told(transfer, "changed", "Address")[0].startswith("An e-mail address stands in its text")
    assert "mei@example.org" in titled(mei_blog, "Address").plain
    assert sorted(Comment.objects.values_list("body", flat=True)) == ["<p>One</p>", "<p>Two</p>"]
