"""Single points of what WordPress' importer wants of a file (portability.md, W)."""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from hub.audience.models import Approval
from hub.blogs.models import Category, Entry, MenuItem, Tag
from hub.people.models import Person
from hub.portability.archive.export import export_archive
from hub.portability.importing.source import Source, open_source
from hub.portability.leaving.exported import NotWhole
from hub.portability.leaving.names import latin
from hub.portability.leaving.wishes import Wish, Wishes
from hub.portability.models import Departure
from hub.portability.tests.test_export import export, items
from hub.portability.wxr.converting import convert
from hub.portability.wxr.export import export_wordpress
from hub.portability.wxr.references import NoReferences
from hub.portability.wxr.writing import index
from hub.portability.wxr.writing.channel import Channel
from hub.reflections.models import Thought
from samples.cast import Cast
from tests.world import make_picture

WP = "{http://wordpress.org/export/1.2/}"


def written(cast: Cast, tmp_path: Path) -> str:
    export(cast, tmp_path)
    return (tmp_path / "out" / "wordpress.xml").read_text()


def test_the_top_says_what_the_file_is_and_nothing_leads_back_to_the_school(cast: Cast, tmp_path: Path) -> None:
    """W4 and W14."""
    post = cast.post(cast.mei, "everyone", "A bridge")

    words = written(cast, tmp_path)

    head, _item, more = words.partition("<item>")
    assert head.startswith('<?xml version="1.0" encoding="UTF-8" ?>\n<!-- This is a WordPress eXtended RSS file')
    assert "\n<wp:wxr_version>1.2</wp:wxr_version>\n" in head and "<generator>Learning Hub</generator>" in head
    guid = more.partition("<guid")[2].partition("</guid>")[0]
    assert guid.startswith(' isPermaLink="false">urn:uuid:') and post.public_id not in guid


def test_times_are_right_in_both_zones_whatever_the_clocks_do(cast: Cast, tmp_path: Path) -> None:
    """W26: the hour that is skipped, the one that comes twice, work that was scanned, and a day far ahead."""
    type(cast.school).objects.update(time_zone="Europe/Berlin")
    cast.blogs["Mei"].school.refresh_from_db()
    told = {
        "2026-03-29 01:30:00": "2026-03-29 03:30:00", "2025-10-26 00:30:00": "2025-10-26 02:30:00",
        "2025-10-26 01:30:00": "2025-10-26 02:30:00", "1965-06-01 12:00:00": "1965-06-01 13:00:00",
        "2025-12-31 23:30:00": "2026-01-01 00:30:00",
    }  # fmt: skip
    for utc in told:
        post = cast.post(cast.mei, "class", utc)
        at = datetime.datetime.fromisoformat(f"{utc}+00:00")
        Entry.objects.filter(pk=post.pk).update(published_at=at, written_at=at)

    export(cast, tmp_path)

    root = ElementTree.parse(tmp_path / "out" / "wordpress.xml").getroot()  # noqa: S314  # Our own file.
    found = root.findall("channel/item")
    assert {one.findtext(f"{WP}post_date_gmt"): one.findtext(f"{WP}post_date") for one in found} == told


def test_addresses_are_no_longer_than_wordpress_keeps_them(cast: Cast, tmp_path: Path) -> None:
    """W27 and W56: in any script, cut between letters and not inside of one."""
    shelf = Category.put_up(cast.school, "橋の実験" * 15, blog=cast.blogs["Mei"])
    Category.objects.filter(pk=shelf.pk).update(slug="橋の実験" * 15)
    post = cast.post(cast.mei, "class", "A bridge")
    post.file_under([shelf])
    Entry.objects.filter(pk=post.pk).update(slug="مدرسة" * 15)

    root = ElementTree.fromstring(written(cast, tmp_path))  # noqa: S314  # Our own file.

    slugs = [one.text or "" for name in ("category_nicename", "post_name") for one in root.iter(f"{WP}{name}")]
    long = [slug for slug in slugs if len(slug) > 20]
    assert len(long) == 2 and all(slug.isascii() and len(slug) <= 200 for slug in slugs)
    assert unquote(long[0]) + ("橋の実験" * 15)[len(unquote(long[0])) :] == "橋の実験" * 15
    assert root.find("channel/item/category").get("nicename") == long[0]  # type: ignore[union-attr]


def test_the_guide_counts_files_that_a_network_may_not_take(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """W46."""
    make_picture(cast, cast.mei, "one.png")
    monkeypatch.setattr(index, "MOST_ON_A_NETWORK", 10)

    export(cast, tmp_path)

    assert "1 file is larger than 1.5 MB" in (tmp_path / "out" / "READ-ME.html").read_text()


def test_files_have_the_same_names_as_in_the_archive(cast: Cast, tmp_path: Path) -> None:
    """W51."""
    for name in ("My Bridge.png", "my bridge-300x200.png", "橋.png", "boat.jpeg"):
        make_picture(cast, cast.mei, name)
    viewer, blog = cast.viewer(cast.mei), cast.blogs["Mei"]

    export_wordpress(blog, viewer, tmp_path / "wordpress.zip")
    export_archive(blog, viewer, tmp_path / "archive.zip")

    with zipfile.ZipFile(tmp_path / "wordpress.zip") as one, zipfile.ZipFile(tmp_path / "archive.zip") as other:
        here = {name.removeprefix("uploads/") for name in one.namelist() if name.startswith("uploads/")}
        there = {name.removeprefix("data/media/") for name in other.namelist() if name.startswith("data/media/")}
    assert here == there and len(here) == 4


def test_the_menu_is_declared_and_leads_to_what_came_along(cast: Cast, tmp_path: Path) -> None:
    """W55: and without a menu there is no word of one."""
    post = cast.post(cast.mei, "class", "A bridge")
    assert "nav_menu" not in written(cast, tmp_path)
    above = MenuItem.objects.create(blog=cast.blogs["Mei"], label="Bridges", entry=post, position=1)
    below = {"blog": cast.blogs["Mei"], "parent": above, "position": 2}
    MenuItem.objects.create(**below, label="Elsewhere", address="https://example.org/")

    source = export(cast, tmp_path)

    lines = items(source, "nav_menu_item")
    number = items(source, "post")["A bridge"].number
    assert lines["Bridges"].field("_menu_item_object_id") == str(number)
    assert lines["Elsewhere"].field("_menu_item_menu_item_parent") == str(lines["Bridges"].number)
    assert "<wp:term_taxonomy><![CDATA[nav_menu]]>" in (tmp_path / "out" / "wordpress.xml").read_text()


def test_what_is_not_whole_is_handed_to_nobody(cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """W63."""
    cast.post(cast.mei, "class", "A bridge")
    as_it_was = Channel.write
    monkeypatch.setattr(Channel, "write", lambda *given: as_it_was(*given) | {"post": 2})

    with pytest.raises(NotWhole):
        export_wordpress(cast.blogs["Mei"], cast.viewer(cast.mei), tmp_path / "out.zip")
    with pytest.raises(SystemExit) as ended:
        call_command("export_wordpress", "mei", "--out", str(tmp_path / "mei.zip"))

    assert ended.value.code == 2 and not list(tmp_path.glob("mei.zip*"))


def test_what_somebody_wishes_for_their_wordpress(cast: Cast, tmp_path: Path, client: Client) -> None:
    """W23, W28, W30 and W34: comments open, tags that a database takes for one, years as categories, no blocks."""
    post = cast.post(cast.mei, "everyone", "A bridge", body="<h2>Wood</h2><p>One</p><ul><li>a</li></ul><p>Two</p>")
    quiet = cast.post(cast.mei, "class", "A secret")
    Entry.objects.filter(pk=quiet.pk).update(comments_open=False)
    post.tags.set(Tag.objects.named(post.blog, ["Māori", "maori", "Maori games"]))
    client.force_login(cast.mei)

    client.post(
        reverse("pack-blog", args=["mei"]), {"kind": "wordpress", "wish": ["years", "classic", "talk", "no-school"]}
    )

    departure = Departure.objects.get()
    assert departure.wishes == ["classic", "talk", "years"]
    source = open_source(Path(departure.file.path))
    posts = items(source, "post")
    assert posts["A bridge"].comments_open and not posts["A secret"].comments_open
    assert "<!-- wp:" not in posts["A bridge"].content and "<h2" in posts["A bridge"].content
    year = str(post.year)
    assert year in [use.name for use in posts["A bridge"].words("category")]
    above = {term.name: term.parent_slug for term in source.export.terms if term.taxonomy == "category"}
    assert above[year] == "school-years" and above["School years"] == ""
    slugs = [use.slug for use in posts["A bridge"].words("post_tag")]
    assert sorted(latin(unquote(slug)) for slug in slugs) == ["maori", "maori-games"]
    assert convert(posts["A bridge"].content, NoReferences()).html.replace("\n", "") == post.body.replace("\n", "")
    call_command("export_wordpress", "mei", "--years", "--out", str(tmp_path / "mei.zip"))
    with zipfile.ZipFile(tmp_path / "mei.zip") as archive:
        assert b"School years" in archive.read("wordpress.xml") and b"<!-- wp:" in archive.read("wordpress.xml")


def wished(cast: Cast, tmp_path: Path, *wishes: Wish, by: Person | None = None) -> Source:
    """What a reader finds in the export of Mei's blog for who wishes this."""
    target = tmp_path / "wished.zip"
    export_wordpress(cast.blogs["Mei"], cast.viewer(by or cast.mei), target, wishes=Wishes.of(wishes))
    return open_source(target)


def test_classes_become_categories_when_somebody_wishes_that(cast: Cast, tmp_path: Path) -> None:
    """W30: below one category, as the years are; neither unasked."""
    post = cast.post(cast.mei, "class", "A bridge")
    Entry.objects.filter(pk=post.pk).update(classroom=cast.class_6b)

    source = wished(cast, tmp_path, Wish.CLASSES, Wish.YEARS)

    names = {use.name: use.slug for use in items(source, "post")["A bridge"].words("category")}
    above = {term.slug: term.parent_slug for term in source.export.terms if term.taxonomy == "category"}
    assert above[names[str(cast.class_6b)]] == "classes" and above[names[str(post.year)]] == "school-years"
    assert len({term.number for term in source.export.terms}) == len(source.export.terms)
    assert "classes" not in {term.slug for term in wished(cast, tmp_path).export.terms}


def think(cast: Cast, post: Entry, words: str, audience: str) -> Thought:
    told = {"school": cast.school, "student": cast.mei, "kind": "hard", "question": "What was hard?"}
    return Thought.objects.create(**told, entry=post, words=words, audience=audience)


def test_reflections_go_along_by_wish_and_to_nobody_who_does_not_read_them_here(cast: Cast, tmp_path: Path) -> None:
    """W59."""
    public, quiet = cast.post(cast.mei, "everyone", "A bridge"), cast.post(cast.mei, "class", "A boat")
    think(cast, public, "The corners broke.", "everyone")
    think(cast, public, "I was afraid.", "teachers")
    think(cast, public, "Tomas helped me.", "class")
    think(cast, quiet, "It sank twice.", "class")
    waits = think(cast, public, "It waits for a yes.", "everyone")
    waits.approval = Approval.objects.create(school=cast.school)
    waits.save()

    source = wished(cast, tmp_path, Wish.THOUGHTS)

    posts, page = items(source, "post"), items(source, "page")["Reflections"]
    assert "The corners broke." in posts["A bridge"].content and "What was hard?" in posts["A bridge"].content
    assert posts["A bridge"].status == "publish" and page.status == posts["A boat"].status == "private"
    assert "It sank twice." in posts["A boat"].content
    for words in ("I was afraid.", "Tomas helped me.", "It waits for a yes."):
        assert words in page.content and words not in posts["A bridge"].content
    assert posts["A bridge"].link in page.content and "It sank twice." not in page.content


def test_without_the_wish_and_for_anybody_else_no_reflection_goes_along(cast: Cast, tmp_path: Path) -> None:
    """W59."""
    think(cast, cast.post(cast.mei, "everyone", "A bridge"), "The corners broke.", "everyone")

    for source in (wished(cast, tmp_path), wished(cast, tmp_path, Wish.THOUGHTS, by=cast.aiko)):
        assert not any("The corners broke." in item.content for item in source.export.items())
