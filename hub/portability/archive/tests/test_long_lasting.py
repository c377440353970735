"""What an archive must be in thirty years: read by others, printed, opened on any computer, and nobody's secret."""

from __future__ import annotations

import json
import runpy
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from playwright.sync_api import BrowserContext

from hub.blogs.models import Category, Entry
from hub.comments.models import Comment
from hub.people.models import Person
from hub.portability.archive import fitting, reading
from hub.portability.archive.export import export_archive
from hub.portability.archive.reading import open_archive
from hub.portability.archive.tests.test_archive import full_blog, truth, unpacked
from hub.portability.feed.opening import is_feed, open_feed
from hub.portability.leaving.exported import NotWhole
from hub.portability.leaving.names import latin
from hub.portability.models import Departure
from hub.reflections.models import EarlierWording
from samples.cast import Cast
from tests.processes import ROOT
from tests.world import make_picture

__all__ = ["full_blog"]
READER = str(ROOT / "docs" / "formats" / "read_archive.py")


def test_a_reader_of_a_hundred_lines_tells_what_is_in_it(
    cast: Cast, full_blog: Entry, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A21: the example in the documentation, which knows nothing of a hub."""
    export_archive(full_blog.blog, cast.viewer(cast.mei), tmp_path / "mei.zip")
    assert len(Path(READER).read_text().splitlines()) <= 100
    read = runpy.run_path(READER)["main"]

    read(str(tmp_path / "mei.zip"))

    told = capsys.readouterr().out
    assert (
        "A <bridge> & 橋 (post, for everyone)" in told
        and "– Ines: Well done" in told
        and "goal        Speak up" in told
    )
    assert "bridge.png  A bridge" in told and "damaged" not in told
    with (
        zipfile.ZipFile(tmp_path / "mei.zip") as whole,
        zipfile.ZipFile(tmp_path / "worn.zip", "w") as worn,
    ):
        for name in whole.namelist():
            worn.writestr(f"mei/{name}", b"x" if name.endswith(".png") else whole.read(name))
    read(str(tmp_path / "worn.zip"))
    assert "damaged: data/media/" in capsys.readouterr().out


def test_nothing_personal_of_others_and_no_secret_is_in_it(cast: Cast, full_blog: Entry, tmp_path: Path) -> None:
    """A35: whatever is known of everybody in the school is looked for in all parts."""
    guest = {"writer_name": "Greta", "body": "<p>Hello</p>"}
    Comment.objects.create(school=cast.school, entry=full_blog, **guest)
    names: set[str] = set()
    for person in Person.objects.all():
        person.email, person.last_name = f"mail{person.pk}@hidden.example", f"Ofthefamily{person.pk}"
        person.save()
        names |= {str(person.email), person.last_name} if person != cast.ines else {str(person.email)}
    secrets = {str(settings.SECRET_KEY), str(settings.HUB_HOME), str(tmp_path)}

    export_archive(full_blog.blog, cast.viewer(cast.mei), tmp_path / "mei.zip")

    with zipfile.ZipFile(tmp_path / "mei.zip") as archive:
        everything = b"".join(name.encode() + archive.read(name) for name in archive.namelist())
    assert not {word for word in names | secrets if word.encode() in everything} and len(names) > 20
    assert b"hidden.example" not in everything


def test_names_open_on_any_computer_and_each_year_can_be_printed(cast: Cast, full_blog: Entry, tmp_path: Path) -> None:
    """A7 and A9."""
    for title in ("CON", "aux", "Lpt1", "Con", "橋", "a" * 200):
        cast.post(cast.mei, "class", title)
    make_picture(cast, cast.mei, "nul.png")
    Category.put_up(cast.school, "PRN", blog=cast.blogs["Mei"])
    hidden = Entry.start(cast.blogs["Mei"], by=cast.mei, title="CANARY, half a thought")

    folder = unpacked(cast, tmp_path)

    paths = [str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()]
    stems = {part.partition(".")[0].lower() for path in paths for part in path.split("/")}
    assert not stems & {"con", "aux", "lpt1", "nul", "prn"} and latin("Nul") == "nul-0"
    made = [path for path in paths if path.startswith(("posts/", "pages/", "shelves/", "data/media/"))]
    assert all(path.isascii() and path == path.lower() and len(path) <= 120 for path in made)
    assert len({path.lower() for path in paths}) == len(paths)
    assert max(len(part) for path in paths for part in path.split("/")) <= 65
    (year,) = folder.glob("posts/years/*/index.html")
    page = year.read_text()
    assert page.count('<article class="whole">') == 8 and str(hidden) not in page
    assert f'src="../../../{truth(folder)["media"][0]["path"]}"' in page
    assert year.relative_to(folder).as_posix() in (folder / "index.html").read_text()


def test_without_scripts_all_but_the_search_is_there(
    cast: Cast, full_blog: Entry, tmp_path: Path, context: BrowserContext
) -> None:
    """A3, as somebody sees it whose browser runs no scripts."""
    folder = unpacked(cast, tmp_path)
    assert context.browser is not None
    plain = context.browser.new_context(java_script_enabled=False, offline=True)
    page = plain.new_page()
    page.goto((folder / "index.html").as_uri())

    assert page.locator("#search").inner_text() == "" and not page.get_by_role("searchbox").count()
    page.get_by_role("link", name="A <bridge> & 橋").first.click()
    assert page.get_by_text("Well done").is_visible() and page.locator(".prose img").first.is_visible()
    page.get_by_role("link", name=cast.blogs["Mei"].title).click()
    page.get_by_role("link", name="Grade 6").click()
    assert page.get_by_text("It broke two times.").is_visible()
    plain.close()


@pytest.mark.thorough
def test_earlier_texts_and_the_name_of_the_school_stay_when_somebody_wants_that(
    cast: Cast, full_blog: Entry, tmp_path: Path, client: Client
) -> None:
    """A12 and A17, on the page and by the command."""
    full_blog.replace_text("CANARY", full_blog.body, by=cast.mei)
    full_blog.revisions.create(title="CANARY of before", body="<p>CANARY</p>", by=cast.mei)
    full_blog.replace_text("A bridge", full_blog.body, by=cast.mei)
    EarlierWording.objects.update(words="CANARY of a goal")
    cast.school.name = "The very own name of the school"
    cast.school.save()
    client.force_login(cast.mei)
    assert 'value="no-history"' in client.get(reverse("take-blog", args=["mei"])).text

    client.post(
        reverse("pack-blog", args=["mei"]),
        {"kind": "archive", "wish": ["no-history", "no-school", "nonsense", "years"]},
    )

    departure = Departure.objects.get()
    assert departure.wishes == ["no-history", "no-school"]
    call_command("export_archive", "mei", "--out", str(tmp_path / "mei.zip"), "--without-history", "--without-school")
    for file in (departure.file.path, tmp_path / "mei.zip"):
        with zipfile.ZipFile(file) as archive:
            everything = b"".join(archive.read(name) for name in archive.namelist())
        assert b"CANARY" not in everything and b"very own name" not in everything
        assert "signature.json" not in archive.namelist()
    assert json.loads((unpacked(cast, tmp_path) / "data" / "portfolio.json").read_text())["blog"]["school"]


def test_what_everybody_may_read_is_a_feed_for_other_programs(cast: Cast, full_blog: Entry, tmp_path: Path) -> None:
    """A30: a folder with a page, a feed and pictures is what Micro.blog and others call a .bar; ours can be one."""
    cast.post(cast.mei, "everyone", "Newer")
    export_archive(full_blog.blog, cast.viewer(cast.mei), tmp_path / "mei.zip")
    with zipfile.ZipFile(tmp_path / "mei.zip") as whole, zipfile.ZipFile(tmp_path / "b.bar", "w") as bar:
        feed = json.loads(whole.read("feed.json"))
        for name in whole.namelist():
            if name in {"index.html", "feed.json"} or name.startswith("data/media/"):
                bar.writestr(name, whole.read(name))

    assert [item["title"] for item in feed["items"]] == ["Newer", "A <bridge> & 橋"]
    assert feed["version"] == "https://jsonfeed.org/version/1.1" and "how-it-began" not in str(feed)
    assert is_feed(tmp_path / "b.bar")
    pile = open_feed(tmp_path / "b.bar")
    newer, bridge = pile.records("entries")
    (picture,) = pile.records("media")
    assert (newer["title"], bridge["kind"]) == ("Newer", "post") and f'data-media="{picture["id"]}"' in bridge["body"]


def test_what_a_hub_writes_it_can_read(
    cast: Cast, full_blog: Entry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A record has a largest size: the oldest texts of a post stay behind where they do not fit, and that is told."""
    for number in range(40):
        full_blog.revisions.create(title=f"Text {number}", body=f"<p>{'橋' * 100}</p>", by=cast.mei)
    for module in (fitting, reading):
        monkeypatch.setattr(module, "LONGEST_RECORD", 6000)

    done = export_archive(full_blog.blog, cast.viewer(cast.mei), tmp_path / "mei.zip")

    (post,) = [one for one in open_archive(tmp_path / "mei.zip").records("entries") if one["id"] == full_blog.public_id]
    left = full_blog.revisions.count() - len(post["earlier"])
    assert done.left_out == [("A <bridge> & 橋", f"{left} earlier texts did not fit.")]
    assert post["earlier"][-1]["title"] == "Text 39" and 5 < len(post["earlier"]) < 40
    Comment.objects.create(school=cast.school, entry=full_blog, writer=cast.ines, body=f"<p>{'Long ' * 1200}</p>")
    with pytest.raises(NotWhole, match="too large"):
        export_archive(full_blog.blog, cast.viewer(cast.mei), tmp_path / "mei.zip")
