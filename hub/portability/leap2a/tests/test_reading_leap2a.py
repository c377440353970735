"""LEAP2A in: what Mahara writes becomes what is nearest here, closed, once, and nothing that does harm."""

from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client, TestCase
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.blogs.models import Blog, Entry
from hub.comments.models import Comment
from hub.media.models import MediaFile
from hub.portability.archive.reading import LISTS
from hub.portability.archive.tests.breaking import until_it_ends
from hub.portability.archive.tests.test_import_archive import wren
from hub.portability.importing.archive.running import import_archive
from hub.portability.importing.undoing import undo
from hub.portability.leap2a.opening import is_leap2a, open_leap2a
from hub.portability.leap2a.tests.mahara import mahara_feed, mahara_zip
from hub.portability.models import ImportedItem, Transfer
from hub.portability.wxr.findings import NotAnExport
from hub.reflections.models import Goal, Thought
from hub.showcase.models import Section
from samples.cast import Cast

__all__ = ["wren"]
OF_A_HUB = """<entry><title>x</title><id>portfolio:entry-AAAAAAAAAAAAAAAAAAAAAA</id>
<updated>2026-05-01T10:00:00Z</updated><content type="html">x</content><rdf:type rdf:resource="leap2:entry"/>
<category term="a" label="A"/>
<hub:record xmlns:hub="urn:learning-hub:leap2a:1" hub:list="entries">{"id":"AAAAAAAAAAAAAAAAAAAAAA","kind":"post",
"title":"x\\u0000y","tries":[{"earlier":"x"}]}</hub:record></entry>"""


def brought(blog: Blog, file: Path) -> Transfer:
    """Its import."""
    transfer = Transfer.objects.create(school=blog.school, blog=blog, name=file.name, kind=Transfer.Kind.LEAP2A)
    import_archive(transfer, open_leap2a(file))
    transfer.refresh_from_db()
    return transfer


@pytest.fixture
def robin(wren: Blog, tmp_path: Path) -> Transfer:
    """Robin's portfolio, brought into the blog of somebody who has just come."""
    return brought(wren, mahara_zip(tmp_path / "mahara.zip"))


def test_each_thing_becomes_what_is_nearest_here(robin: Transfer) -> None:
    post, goal, room = Entry.objects.get(title="The boat"), Goal.objects.get(), Section.objects.get()
    picture = MediaFile.objects.get(name="my boat.png")

    assert "<em>it</em>" in post.body and f'data-media="{picture.public_id}"' in post.body and "alert" not in post.body
    assert post.published_at and post.published_at.isoformat() == "2026-04-30T21:00:00+00:00"
    assert [tag.name for tag in post.tags.all()] == ["Boats"] and not post.categories.exists()
    assert goal.words == "Swim a mile – Before summer" and goal.reflections.get().state == "met"
    assert Thought.objects.get(goal=goal).words == "Cold & good."
    assert (room.numeral, room.body) == (6, "<p>First</p>\n<h3>Hello</h3>\n<p>Second</p>")
    assert [piece.entry for piece in room.pieces.all()] == [post] and room.page.title == "Portfolio"
    assert [one.goal for one in room.section_goals.all()] == [goal]
    said = Comment.objects.get()
    assert (said.entry, said.writer, said.writer_name, said.body) == (post, None, "Bo", "<p>Well done</p>")
    assert "First aid" in Entry.objects.get(title="About me").body


def test_all_of_it_is_closed_and_what_leads_nowhere_is_told(robin: Transfer, cast: Cast) -> None:
    assert not any(cast.sees(cast.tomas, one) for one in Entry.objects.filter(blog=robin.blog))
    assert robin.waits_for_a_yes and robin.rows.filter(words__contains="1 link in the file leads to nothing").exists()
    assert "@" not in "".join(str(line.leftovers) + line.title for line in ImportedItem.objects.all())


def test_the_same_file_again_adds_nothing(robin: Transfer, tmp_path: Path) -> None:
    before = Entry.objects.count(), Goal.objects.count(), MediaFile.objects.count(), Comment.objects.count()
    later = mahara_feed().replace("1700000000", "1800000000")

    again = brought(robin.blog, mahara_zip(tmp_path / "later.zip", later))

    assert before == (Entry.objects.count(), Goal.objects.count(), MediaFile.objects.count(), Comment.objects.count())
    assert not any(again.report["imported"].values())


def test_it_goes_out_again_whole(robin: Transfer) -> None:
    undo(robin)

    assert not Entry.objects.filter(blog=robin.blog).exists() and not Goal.objects.exists()


@pytest.mark.parametrize("classic", [True, False])
def test_any_spelling_of_the_addresses_and_any_folder(tmp_path: Path, *, classic: bool) -> None:
    file = mahara_zip(tmp_path / "m.zip", mahara_feed(classic=classic), folder="portfolio-for-robin/leap/")

    pile = open_leap2a(file)

    assert is_leap2a(file) and pile.blog["about"] == "I like boats."
    assert {name: pile.counts[name] for name in ("entries", "goals", "reflections", "rooms", "media", "comments")} == {
        "entries": 3, "goals": 1, "reflections": 1, "rooms": 1, "media": 1, "comments": 1,
    }  # fmt: skip


def test_the_feed_alone_is_taken_with_its_words(wren: Blog, tmp_path: Path) -> None:
    bare = tmp_path / "leap2a.xml"
    bare.write_text(mahara_feed())

    transfer = brought(wren, bare)

    assert Entry.objects.filter(blog=wren, title="The boat").exists()
    assert transfer.rows.filter(part="left-out", item="my boat.png").exists()


def test_broken_off_it_goes_on_and_ends_the_same(wren: Blog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = mahara_zip(tmp_path / "m.zip")
    transfer = Transfer.objects.create(school=wren.school, blog=wren, kind=Transfer.Kind.LEAP2A)

    report, breaks = until_it_ends(lambda: import_archive(transfer, open_leap2a(file)), monkeypatch, further=7)

    assert breaks > 3
    assert report["imported"] | {"post": 1, "page": 2, "comment": 1, "goal": 1, "room": 1} == report["imported"]
    assert Entry.objects.filter(blog=wren).count() == 3 and Section.objects.count() == 1


def test_what_would_do_harm_is_refused(tmp_path: Path) -> None:
    doctype = mahara_feed().replace("<feed", '<!DOCTYPE feed [<!ENTITY x SYSTEM "file:///etc/passwd">]><feed', 1)
    with pytest.raises(NotAnExport, match="DOCTYPE"):
        open_leap2a(mahara_zip(tmp_path / "x.zip", doctype))
    with pytest.raises(NotAnExport, match="nested deeper"):
        open_leap2a(
            mahara_zip(tmp_path / "d.zip", mahara_feed(more="<entry>" + "<x>" * 200 + "</x>" * 200 + "</entry>"))
        )
    with pytest.raises(NotAnExport, match="cut short"):
        open_leap2a(mahara_zip(tmp_path / "c.zip", mahara_feed()[:4000]))
    with zipfile.ZipFile(mahara_zip(tmp_path / "s.zip"), "a") as archive:
        archive.writestr("../../slip.png", b"x")
    with pytest.raises(NotAnExport, match="leave its folder"):
        open_leap2a(tmp_path / "s.zip")
    with zipfile.ZipFile(mahara_zip(tmp_path / "b.zip"), "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("files/bomb.png", b"0" * (70 << 20))
    with pytest.raises(NotAnExport, match="beyond all reason"):
        open_leap2a(tmp_path / "b.zip")


def test_entries_in_a_circle_end_somewhere(tmp_path: Path) -> None:
    circle = """<entry><title>A</title><id>a</id><updated>2026</updated><content/><rdf:type rdf:resource="leap2:entry"/>
    <mahara:artefactplugin mahara:type="comment"/><link rel="leap2:reflects_on" href="b"/></entry>
    <entry><title>B</title><id>b</id><updated>2026-05</updated><content/><rdf:type rdf:resource="leap2:entry"/>
    <mahara:artefactplugin mahara:type="comment"/><link rel="leap2:reflects_on" href="a"/></entry>"""

    assert open_leap2a(mahara_zip(tmp_path / "m.zip", mahara_feed(more=circle))).counts["comments"] == 1


def test_in_the_browser_it_is_the_same_three_steps(client: Client, wren: Blog, tmp_path: Path) -> None:
    assert wren.owner is not None
    client.force_login(wren.owner)
    with mahara_zip(tmp_path / "m.zip").open("rb") as stream, TestCase.captureOnCommitCallbacks(execute=True):
        client.post(reverse("import-wordpress", args=[wren.slug]), {"export": stream})
    transfer = Transfer.objects.get(blog=wren)

    assert transfer.kind == "leap2a"
    assert "Robin Moana" in client.get(reverse("import-look", args=[transfer.public_id])).content.decode()
    with TestCase.captureOnCommitCallbacks(execute=True):
        client.post(reverse("import-start", args=[transfer.public_id]))
    assert Goal.objects.filter(student=wren.owner).exists()


def test_the_command_tells_what_would_come(wren: Blog, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("import_leap2a", str(mahara_zip(tmp_path / "m.zip")), "--blog", wren.slug, "--check", "--json")

    assert '"goal": 1' in capsys.readouterr().out and not Entry.objects.filter(blog=wren).exists()


@pytest.mark.thorough
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_feed_that_was_changed_anywhere_is_read_or_refused(data: st.DataObject) -> None:
    feed = mahara_feed(more=OF_A_HUB)
    place = data.draw(st.integers(0, len(feed)))
    odd = data.draw(
        st.sampled_from(["", "<", ">", "&", '"', "]]>", "<![CDATA[", "\ud800", "\0", "\\ud800", "{", "9" * 30])
    )
    changed = feed[:place] + odd + feed[place + data.draw(st.integers(0, 40)) :]
    with tempfile.NamedTemporaryFile(suffix=".xml") as file:
        file.write(changed.encode("utf-8", "surrogatepass"))
        file.flush()
        try:
            pile = open_leap2a(Path(file.name))
        except NotAnExport:
            return
        assert all(isinstance(one, dict) for name in LISTS for one in pile.records(name))


ODD = """<entry><title>Camp</title><id>portfolio:odd1</id><updated>2026-05-04T10:00:00Z</updated>
<content type="text/html" src="files/camp.html"/><rdf:type rdf:resource="{leap2}entry"/>
<category term="resource"/><leap2:date leap2:point="start">2025-07</leap2:date>
<leap2:myrole>Cook</leap2:myrole><x:colour xmlns:x="urn:x">red</x:colour></entry>
<entry><title>Clay</title><id>portfolio:odd2</id><updated>2026-05-04T10:00:00Z</updated>
<content src="files/clay%20pot.png"/><category term="leap2:entry"/></entry>
<entry><title>Lifeguard</title><id>portfolio:odd3</id><updated>2026-05-04T10:00:00Z</updated>
<content type="text">At the pool</content>
<category term="{leap2}activity" scheme="x"/><rdf:type rdf:resource="leap2:entry"/>
<leap2:date leap2:point="start">2024</leap2:date><leap2:date leap2:point="end">2025-03</leap2:date></entry>
<entry><title>Robin</title><id>portfolio:odd4</id><updated>2026-05-04T10:00:00Z</updated><content/>
<rdf:type rdf:resource="leap2:person"/><category scheme="categories:person_type#" term="Self"/>
<leap2:persondata leap2:field="dob">2014-02-03</leap2:persondata></entry>"""


def test_what_is_written_in_seldom_ways_is_read_and_nothing_is_lost(tmp_path: Path) -> None:
    """L34, L35, L43, L46, L47, L48 and L51."""
    leap2 = "http://terms.leapspecs.org/"
    file = mahara_zip(tmp_path / "m.zip", mahara_feed(more=ODD.format(leap2=leap2)))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("files/camp.html", "<p>We <b>cooked</b>.</p><script>x</script>")
        archive.writestr("files/clay pot.png", b"x")
        archive.writestr("files/nobody.png", b"x")

    pile = open_leap2a(file)

    entries = {one["title"]: one for one in pile.records("entries")}
    camp, clay, about = entries["Camp"], entries["Clay"], entries["About me"]["body"]
    assert camp["published_at"] == "2025-07-01T00:00:00Z" and "<strong>cooked</strong>" in camp["body"]
    assert camp["body"].endswith("\n<p>myrole: Cook</p>\n<p>colour: red</p>") and "script" not in camp["body"]
    media = {one["name"]: one["id"] for one in pile.records("media")}
    assert f'<a data-media="{media["clay pot.png"]}">' in clay["body"] and "nobody.png" in media
    assert "<h2>Lifeguard</h2>\n<p>2024 – 2025-03</p>\n<p>At the pool</p>" in about
    told = [words for _title, words in pile.notes + pile.left]
    assert "2 fields that the hub does not have stand below the text." in told
    assert any("1 line about the person" in words for words in told) and "2014" not in str(
        list(pile.records("entries"))
    )
