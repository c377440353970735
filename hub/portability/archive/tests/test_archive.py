"""The archive: everything in it, nothing of others, and readable from a disk for ever."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import BrowserContext

from hub.assignments.models import Feedback
from hub.blogs.models import Entry, MenuItem
from hub.comments.models import Comment, PrivateWord
from hub.portability.archive.export import export_archive
from hub.reflections.models import AnotherTry, EarlierWording, Goal, Reflection, Thought, Towards
from hub.school.models import Grade
from hub.showcase.models import Candidate, Greeting, Piece, PieceComment, Section, SectionGoal
from hub.showcase.models.copying import make_edition
from samples.cast import Cast
from tests.journeys.looking import look
from tests.world import make_picture


def unpacked(cast: Cast, folder: Path) -> Path:
    """The folder of Mei's archive."""
    export_archive(cast.blogs["Mei"], cast.viewer(cast.mei), folder / "mei.zip")
    with zipfile.ZipFile(folder / "mei.zip") as archive:
        archive.extractall(folder / "mei")  # noqa: S202  # Our own.
    return folder / "mei"


def truth(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "data" / "portfolio.json").read_text())
    return found


@pytest.fixture
def full_blog(cast: Cast) -> Entry:
    """A post with a picture, a film, a shelf, a tag, talk; a room with goals; a link to another post."""
    picture = make_picture(cast, cast.mei, "bridge.png", alternative="A bridge", credit_maker="Mei", licence="own")
    first = cast.post(cast.mei, "class", "How it began")
    post = cast.post(cast.mei, "everyone", "A <bridge> & 橋")
    body = (
        f'<p>Read <a data-entry="{first.public_id}">how it began</a>.</p>'
        f'<figure><img data-media="{picture.public_id}" alt="A bridge"></figure>'
        '<figure data-embed="youtube" data-id="abcdefghijk"><a href="https://www.youtube.com/watch?v=abcdefghijk">x</a>'
        "</figure>"
    )
    post.replace_text(post.title, body, by=cast.mei)
    said = Comment.objects.create(school=cast.school, entry=post, writer=cast.ines, body="<p>Well done</p>")
    Comment.objects.create(school=cast.school, entry=post, writer=cast.mei, body="<p>Thanks</p>", parent=said)
    room = Section.start(cast.blogs["Mei"], Grade.objects.get(school=cast.school, number=6), by=cast.mei)
    goal = Goal.objects.create(school=cast.school, student=cast.mei, grade=room.grade, words="Speak up")
    Reflection.answer(goal, state="met", why="I asked every day.", helped="")
    SectionGoal.objects.create(section=room, goal=goal)
    EarlierWording.objects.create(goal=goal, words="Talk more", until=timezone.now())
    Towards.put(post, goal)
    AnotherTry.join(first, post)
    said_of = {"school": cast.school, "student": cast.mei, "kind": "hard", "question": "What was hard?"}
    Thought.objects.create(**said_of, entry=post, words="The glue.")
    Piece(section=room, title="The bridge", why="It broke two times.", entry=post, picture=picture).hang_last()
    return post


def test_everything_is_in_it_as_data(cast: Cast, full_blog: Entry, tmp_path: Path) -> None:
    told = truth(unpacked(cast, tmp_path))

    assert (told["format"], told["version"], told["blog"]["title"]) == (
        "learning-hub-archive", "1.1", cast.blogs["Mei"].title
    )  # fmt: skip
    (post,) = [one for one in told["entries"] if one["id"] == full_blog.public_id]
    assert post["body"] == full_blog.body and post["audience"] == "everyone" and post["authors"] == ["Mei"]
    assert [(one["by"], one["is_own"]) for one in post["comments"]] == [("Ines", False), ("Mei", True)]
    assert post["comments"][1]["answers"] == post["comments"][0]["id"]
    assert told["goals"][0]["answers"][0]["why"] == "I asked every day."
    assert told["goals"][0]["earlier"][0]["words"] == "Talk more"
    assert [post["entry"] for post in told["goals"][0]["posts"]] == [full_blog.public_id]
    assert (told["reflections"][0]["words"], told["reflections"][0]["entry"]) == ("The glue.", full_blog.public_id)
    assert told["tries"][0]["later"] == full_blog.public_id
    assert told["rooms"][0]["pieces"][0]["entry"] == full_blog.public_id
    assert told["rooms"][0]["goals"] == [{"goal": told["goals"][0]["id"], "shares": ""}]


def test_how_a_room_looks_and_what_it_keeps_goes_along(cast: Cast, full_blog: Entry, tmp_path: Path) -> None:
    piece = Piece.objects.get()
    piece.keep_as_it_is(by=cast.mei)
    Piece.objects.update(heading="What I built")
    Section.objects.update(layout="timeline", accent="plum")
    full_blog.replace_text("Another title", "<p>Another text</p>", by=cast.mei)

    folder = unpacked(cast, tmp_path)

    room = truth(folder)["rooms"][0]
    assert (room["layout"], room["accent"], room["pieces"][0]["heading"]) == ("timeline", "plum", "What I built")
    assert room["pieces"][0]["as_chosen"]["title"] == "A <bridge> & 橋"
    assert "<h2>What I built</h2>" in (folder / "rooms" / "grade-6.html").read_text()


def test_the_sums_tell_of_every_part(cast: Cast, full_blog: Entry, tmp_path: Path) -> None:
    folder = unpacked(cast, tmp_path)

    named: set[str] = set()
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        for line in (folder / manifest).read_text().splitlines():
            digest, _space, name = line.partition("  ")
            assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
            named.add(name)
    everything = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert everything - named == {"tagmanifest-sha256.txt", "signature.json"}


def test_only_what_its_asker_sees_is_in_it(cast: Cast, full_blog: Entry, tmp_path: Path) -> None:
    cast.post(cast.tomas, "class", "CANARY of Tomas")
    cast.post(cast.mei, "teachers", "CANARY for teachers")
    Comment.write(full_blog, "CANARY that waits", by=cast.tomas, viewer=cast.viewer(cast.tomas))
    room = Section.objects.get()
    room.show(by=cast.mei, audience="class")
    full_blog.revisions.create(title="CANARY of before", body="<p>CANARY of before</p>", by=cast.mei)
    make_edition(room, "CANARY of an edition", now=timezone.now())
    hidden = Entry.start(cast.blogs["Mei"], by=cast.mei, kind="page", title="CANARY of a draft")
    MenuItem.objects.create(blog=cast.blogs["Mei"], label="CANARY of the menu", entry=hidden)
    Feedback.say(room, "CANARY of a teacher", by=cast.ines)
    Feedback.say(room, "CANARY of an answer", by=cast.mei)
    Candidate.objects.create(school=cast.school, student=cast.mei, entry=full_blog, why="CANARY of the special")
    Candidate.suggest(full_blog, by=cast.ines, words="CANARY of a suggestion")
    PieceComment.write(Piece.objects.get(), "CANARY on a piece", by=cast.tomas, viewer=cast.viewer(cast.tomas))
    greeted = Greeting.write(room, "CANARY in the book", by=cast.tomas, viewer=cast.viewer(cast.tomas))
    assert greeted.is_waiting
    PrivateWord.say(full_blog, "CANARY in private", to=cast.mei, by=cast.ines)

    export_archive(cast.blogs["Mei"], cast.viewer(cast.aiko), tmp_path / "guardian.zip")

    with zipfile.ZipFile(tmp_path / "guardian.zip") as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert b"A &lt;bridge&gt;" in everything and b"CANARY" not in everything
    own = json.dumps(truth(unpacked(cast, tmp_path)))
    assert "CANARY of an answer" in own and "CANARY of the special" in own
    for words in ("of a teacher", "in the book", "of a suggestion", "on a piece"):
        assert f"CANARY {words}" not in own
    assert '"by": "Ines", "id"' in own.partition("private_words")[2] and "CANARY in private" in own
    assert not [page for page in (tmp_path / "mei").rglob("*.html") if "CANARY in private" in page.read_text()]


def test_the_same_blog_gives_the_same_bytes(cast: Cast, full_blog: Entry, tmp_path: Path) -> None:
    viewer = cast.viewer(cast.mei)

    for name in ("a.zip", "b.zip"):
        export_archive(cast.blogs["Mei"], viewer, tmp_path / name)

    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_a_name_that_would_end_the_script_does_not(cast: Cast, tmp_path: Path) -> None:
    cast.post(cast.mei, "class", "</script><script>alert(1)</script>")

    folder = unpacked(cast, tmp_path)

    assert "</script" not in (folder / "assets" / "search-data.js").read_text()
    assert "<script>alert" not in "".join(path.read_text() for path in folder.rglob("*.html"))


def test_the_list_of_the_search_has_each_word_of_a_post_once(cast: Cast, tmp_path: Path) -> None:
    """So the list of a large blog stays small (A4), and every word is found as before."""
    post = cast.post(cast.mei, "class", "Boats")
    post.replace_text("Our boats", "<p>The boats that sank, and the Boats that did not sink.</p>", by=cast.mei)

    words = (unpacked(cast, tmp_path) / "assets" / "search-data.js").read_text()

    ((path, title, _day, found),) = json.loads(words.removeprefix("var ARCHIVE = ").rstrip(";\n"))
    assert (path.partition("/")[0], title) == ("posts", "Our boats")
    assert found == "our boats the that sank, and did not sink."


@pytest.mark.thorough
def test_it_opens_from_a_disk_without_a_network(
    cast: Cast, full_blog: Entry, tmp_path: Path, context: BrowserContext
) -> None:
    """Every page: no request leaves the folder, none fails, axe finds nothing, and a small phone shows it whole."""
    folder = unpacked(cast, tmp_path)
    page = context.new_page()
    context.set_offline(True)
    asked: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.on("console", lambda message: failed.append(message.text))

    wrong: list[str] = []
    for path in sorted(folder.rglob("*.html")):
        page.goto(path.as_uri())
        wrong += look(page)
    page.goto((folder / "index.html").as_uri())
    page.get_by_label("Search").fill("橋")
    page.locator("#search").get_by_role("link", name="A <bridge> & 橋").click()

    assert page.locator("h1").inner_text() == "A <bridge> & 橋"
    assert page.locator(".prose img").evaluate("image => image.naturalWidth") == 40
    page.get_by_role("link", name="how it began").click()
    assert page.locator("h1").inner_text() == "How it began"
    assert (wrong, failed) == ([], [])
    assert not [url for url in asked if not url.startswith(("file://", "data:"))]


def test_a_page_seen_without_its_colours_says_what_to_do(cast: Cast, full_blog: Entry, tmp_path: Path) -> None:
    """Windows shows a page out of the zip, alone; the words are hidden by the style sheet, which is not there then."""
    folder = unpacked(cast, tmp_path)

    assert all("Unpack the zip first" in page.read_text() for page in folder.rglob("*.html"))
    assert ".unpack { display: none; }" in (folder / "assets" / "site.css").read_text()


def test_the_command_writes_it(cast: Cast, tmp_path: Path) -> None:
    call_command("export_archive", "mei", "--out", str(tmp_path / "mei.zip"))

    assert zipfile.ZipFile(tmp_path / "mei.zip").testzip() is None
