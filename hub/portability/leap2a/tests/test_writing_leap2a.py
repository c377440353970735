"""LEAP2A out: what the format and Mahara demand, and that what is private stays so."""

from __future__ import annotations

import json
import re
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from django.core.management import call_command

from hub.blogs.models import Category, Entry, Tag
from hub.portability.archive.tests.test_archive import full_blog
from hub.portability.leap2a.export import export_leap2a
from hub.portability.leap2a.terms import ARCHIVE, ATOM, CLASSIC, RDF
from hub.reflections.models import Goal, Reflection, Thought
from hub.showcase.models import Piece, Section
from samples.cast import Cast

__all__ = ["full_blog"]
A, R = f"{{{ATOM}}}", f"{{{RDF}}}"
L, M = f"{{{ARCHIVE['leap2']}}}", f"{{{ARCHIVE['mahara']}}}"
INVERSE = {
    "leap2:has_part": "leap2:is_part_of", "leap2:is_part_of": "leap2:has_part",
    "leap2:reflects_on": "leap2:reflected_on_by", "leap2:reflected_on_by": "leap2:reflects_on",
    "leap2:has_evidence": "leap2:is_evidence_of", "leap2:is_evidence_of": "leap2:has_evidence",
}  # fmt: skip


class Written:
    """A file that was written, to be asked."""

    def __init__(self, file: Path) -> None:
        with zipfile.ZipFile(file) as archive:
            self.names = set(archive.namelist())
            self.text = archive.read("leap2a.xml").decode()
        self.feed: Any = ElementTree.fromstring(self.text)  # noqa: S314 - our own
        self.entries: dict[str, Any] = {one.findtext(f"{A}id", ""): one for one in self.feed.findall(f"{A}entry")}

    def kind(self, entry: Any) -> str:
        """Its type."""
        return str(entry.find(f"{R}type").get(f"{R}resource"))

    def called(self, title: str) -> Any:
        """The first entry of this title."""
        return next(one for one in self.entries.values() if one.findtext(f"{A}title") == title)

    def terms(self, entry: Any) -> dict[str, str]:
        """Its words of the format's lists."""
        found = {one.get("scheme"): one.get("term") for one in entry.findall(f"{A}category") if one.get("scheme")}
        return {scheme.removeprefix("categories:").rstrip("#"): term for scheme, term in found.items()}

    def links(self, entry: Any, relation: str) -> list[str]:
        """The targets of one relation."""
        return [one.get("href") for one in entry.findall(f"{A}link") if one.get("rel") == relation]


def written(cast: Cast, folder: Path, **how: Any) -> Written:
    export_leap2a(cast.blogs["Mei"], cast.viewer(cast.mei), folder / "mei.zip", **how)
    return Written(folder / "mei.zip")


@pytest.fixture
def whole(cast: Cast, full_blog: Entry, tmp_path: Path) -> Written:
    """Mei's blog with a bit of everything."""
    full_blog.file_under([Category.put_up(cast.school, "Making", blog=cast.blogs["Mei"])])
    Thought.objects.create(
        school=cast.school, student=cast.mei, entry=full_blog, kind="learned", question="What did you learn?",
        words="To measure twice.",
    )  # fmt: skip
    full_blog.tags.set(Tag.objects.named(full_blog.blog, ["Wood & Glue"]))
    Entry.start(cast.blogs["Mei"], by=cast.mei, title="Half a thought", body="<p>…</p>")
    return written(cast, tmp_path)


def test_every_entry_has_what_it_must_have_once(whole: Written) -> None:
    for entry in whole.entries.values():
        for name in (f"{A}id", f"{A}title", f"{A}updated", f"{A}content", f"{R}type"):
            assert len(entry.findall(name)) == 1, name
        assert entry.findtext(f"{A}title", "").strip() and "'" not in entry.findtext(f"{A}id", "")
        assert entry.findtext(f"{A}updated", "").endswith("Z")
    assert len(whole.entries) == len(whole.feed.findall(f"{A}entry"))
    assert whole.feed.findtext(f"{L}version") == "http://www.leapspecs.org/2010-07/2A/"
    assert whole.feed.find(f"{A}author/{A}email") is None and "@" not in whole.text.replace("@context", "")


def test_the_person_is_a_first_name_and_a_tag_stands_as_it_was_written(whole: Written) -> None:
    """L8, L24 and L26."""
    (person,) = [one for one in whole.entries.values() if whole.kind(one) == "leap2:person"]
    tags = [one for one in whole.called("A <bridge> & 橋").findall(f"{A}category") if not one.get("scheme")]

    assert (person.findtext(f"{A}title"), whole.terms(person)["person_type"]) == ("Mei", "Self")
    assert [one.get("label") for one in tags] == ["Wood & Glue"] and "xhtml" not in whole.text
    assert "persondata" not in whole.text


def test_both_ends_of_a_relation_are_told_and_none_leads_nowhere(whole: Written) -> None:
    ends = Counter(
        (name, one.get("rel"), one.get("href")) for name, entry in whole.entries.items()
        for one in entry.findall(f"{A}link") if one.get("rel") in INVERSE
    )  # fmt: skip

    assert ends and max(ends.values()) == 1
    for one, relation, other in ends:
        assert other in whole.entries and (other, INVERSE[relation], one) in ends


def test_a_file_is_named_once_and_lies_beside(whole: Written) -> None:
    enclosed = [link for entry in whole.entries.values() for link in whole.links(entry, "enclosure")]

    assert enclosed and len(enclosed) == len(set(enclosed)) and set(enclosed) <= whole.names
    assert not any(re.search("[+#?%]", name) for name in whole.names)
    for entry in whole.entries.values():
        assert (whole.kind(entry) == "leap2:resource") >= bool(whole.links(entry, "enclosure"))


def test_a_post_is_rich_text_in_ascii_that_names_its_picture(whole: Written) -> None:
    post = whole.called("A <bridge> & 橋")
    content = post.find(f"{A}content")
    picture = next(name for name, entry in whole.entries.items() if whole.links(entry, "enclosure"))

    assert content.get("type") == "html" and content.text.isascii()
    assert f'src="{picture}"' in content.text and 'rel="leap2:has_part"' in content.text
    assert whole.links(post, "related") == [picture]
    blog = next(one for one in whole.entries.values() if whole.terms(one).get("selection_type") == "Blog")
    assert post.findtext(f"{A}id") in whole.links(blog, "leap2:has_part")
    assert whole.terms(whole.called("Half a thought"))["readiness"] == "Unready"


def test_a_goal_is_a_plan_in_words_and_its_answer_a_reflection(whole: Written) -> None:
    goal = whole.called("Speak up")
    content = goal.find(f"{A}content")

    assert whole.kind(goal) == "leap2:plan" and content.get("type") == "text"
    assert "Speak up" in content.text and "Did I meet it?" in content.text and "I asked every day." in content.text
    assert goal.find(f"{L}status").get(f"{L}stage") == "completed"
    reflections = whole.called("Reflections")
    inside = [whole.entries[name] for name in whole.links(reflections, "leap2:has_part")]
    assert len(inside) == 3 and {whole.terms(one)["learning_cycle"] for one in inside} == {"Reflecting"}
    assert goal.findtext(f"{A}id") in [target for one in inside for target in whole.links(one, "leap2:reflects_on")]


def test_a_room_is_a_page_that_mahara_can_lay_out(whole: Written) -> None:
    showcase = next(one for one in whole.entries.values() if whole.terms(one).get("selection_type") == "Website")
    pages = [one for one in whole.entries.values() if whole.terms(one).get("selection_type") == "Webpage"]

    assert pages and whole.links(showcase, "has_part") == whole.links(showcase, "leap2:has_part") != []
    for page in pages:
        view = page.find(f"{M}view")
        assert view.get(f"{M}newlayout") == "1" and view.get(f"{M}ownerformat") and view.get(f"{M}type")
        for block in view.findall(f"{M}blockinstance"):
            assert {f"{M}positionx", f"{M}positiony", f"{M}height", f"{M}width"} <= set(block.attrib)
            for told in block:
                values = json.loads(told.text)
                assert isinstance(values, list)
                if told.tag != f"{M}text":
                    assert set(values) <= set(whole.entries)
                else:
                    assert "data-media" not in values[0] and "portfolio:" not in values[0]


def test_a_comment_says_who_said_it(whole: Written) -> None:
    said = [one for one in whole.entries.values() if one.find(f"{M}artefactplugin") is not None]

    assert len(said) == 2
    for one in said:
        assert len(whole.links(one, "leap2:reflects_on")) == 1 and one.find(f"{A}content").get("type") == "text"
    assert any(one.findtext(f"{A}content", "").startswith("Ines wrote on ") for one in said)


def test_what_is_not_for_everyone_is_private(cast: Cast, tmp_path: Path) -> None:
    cast.post(cast.mei, "everyone", "For all")
    cast.post(cast.mei, "teachers", "For my teachers")
    Goal.objects.create(school=cast.school, student=cast.mei, words="A goal of mine")

    found = written(cast, tmp_path)

    assert found.terms(found.called("For all"))["audience"] == "Shareable"
    assert found.terms(found.called("For my teachers"))["audience"] == "Private"
    assert found.terms(found.called("A goal of mine"))["audience"] == "Private"


def test_of_others_only_what_the_asker_sees_goes_along(cast: Cast, tmp_path: Path) -> None:
    post = cast.post(cast.mei, "teachers", "Only for my teachers", body="<p>A secret of mine</p>")
    room = Section.start(cast.blogs["Mei"], cast.grade_6, by=cast.mei, year=cast.year)
    room.show(by=cast.mei, audience="class")
    piece = Piece.objects.create(section=room, entry=post, why="It is the best.")
    piece.keep_as_it_is(by=cast.mei)
    Reflection.answer(
        Goal.objects.create(school=cast.school, student=cast.mei, words="Mine"), state="met", why="", helped=""
    )

    export_leap2a(cast.blogs["Mei"], cast.viewer(cast.aiko), tmp_path / "mei.zip")

    text = Written(tmp_path / "mei.zip").text
    assert "It is the best." in text
    assert "Only for my teachers" not in text and "A secret of mine" not in text and post.public_id not in text


def test_for_an_older_mahara_the_addresses_are_the_classic_ones(cast: Cast, tmp_path: Path) -> None:
    call_command("export_leap2a", "mei", "--out", str(tmp_path / "mei.zip"), "--classic", "--json")

    text = Written(tmp_path / "mei.zip").text
    assert f'xmlns:leap2="{CLASSIC["leap2"]}"' in text and ARCHIVE["leap2"] not in text


def test_the_same_blog_gives_the_same_file(cast: Cast, full_blog: Entry, tmp_path: Path) -> None:
    first = written(cast, tmp_path).text

    assert re.sub("<updated>.*?</updated>", "", written(cast, tmp_path).text) == re.sub(
        "<updated>.*?</updated>", "", first
    )
