"""The archive comes into another hub whole, closed, once."""

from __future__ import annotations

import json
import zipfile
from contextlib import suppress
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import TestCase
from django.utils import timezone

from hub.assignments.models import Answer, Ask, Assignment, Giving
from hub.audience.models import Approval
from hub.blogs.models import Blog, Category, Entry, OldAddress
from hub.comments.models import Comment, with_pictures
from hub.people.models import Person
from hub.portability.archive.export import export_archive
from hub.portability.archive.reading import open_archive
from hub.portability.archive.tests.test_archive import full_blog
from hub.portability.importing.archive.running import import_archive, look
from hub.portability.importing.releasing import release
from hub.portability.importing.undoing import undo
from hub.portability.models import ImportedItem, Transfer
from hub.reflections.models import Goal, Reflection, Thought
from hub.safety.models import Worry
from hub.school.models import Consent, Enrolment
from hub.showcase.models import Candidate, Edition, Greeting, Piece, PieceComment, PieceThought, Section
from hub.showcase.models.copying import make_edition
from samples.cast import Cast
from tests.world import make_picture

__all__ = ["full_blog"]


class Gone(Exception):
    """What was made is taken back."""


@pytest.fixture
def mei_zip(cast: Cast, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """Mei's archive, as it left another hub: nothing of her blog is here."""
    target = tmp_path / "mei.zip"
    try:
        with transaction.atomic():
            fill(cast, request.getfixturevalue("full_blog"))
            export_archive(cast.blogs["Mei"], cast.viewer(cast.mei), target)
            raise Gone
    except Gone:
        return target


def fill(cast: Cast, post: Entry) -> None:
    """All the rest that a blog can hold."""
    post.replace_text("A better title", post.body, by=cast.mei)
    post.file_under([Category.put_up(cast.school, "Making", blog=cast.blogs["Mei"])])
    OldAddress.objects.create(blog=cast.blogs["Mei"], path="old/bridge", entry=post)
    room = Section.objects.get()
    Piece.objects.get().keep_as_it_is(by=cast.mei)
    room.show(by=cast.mei, audience="class")
    kitchen = make_picture(cast, cast.aiko, "kitchen.png", alternative="At home")
    proud = with_pictures("<p>So proud</p>", [kitchen])
    Greeting.objects.create(school=cast.school, section=room, writer=cast.aiko, body=proud).pictures.set([kitchen])
    piece = Piece.objects.get()
    glue = PieceComment.objects.create(school=cast.school, piece=piece, writer=cast.ines, body="<p>Which glue?</p>")
    PieceComment.objects.create(school=cast.school, piece=piece, writer=cast.mei, body="<p>Wood</p>", parent=glue)
    first = Entry.objects.get(title="How it began")
    Candidate.objects.create(school=cast.school, student=cast.mei, entry=first, kind="fun", why="I laughed")
    ask_for(cast, post)
    Goal.objects.update(audience="class")
    Thought.objects.update(audience="class")
    said = {"school": cast.school, "student": cast.mei, "kind": "hard", "audience": "class"}
    PieceThought.objects.create(**said, piece=Piece.objects.get(), words="It hangs well.")
    waits = Approval.objects.create(school=cast.school)
    PieceThought.objects.create(**said, piece=Piece.objects.get(), words="It waits.", approval=waits)
    make_edition(room, "For the conference", now=timezone.now())


def ask_for(cast: Cast, post: Entry) -> None:
    """What teachers asked for: a showcase with a step that is done, and a post that this one answers."""
    asked = Assignment.objects.create(
        school=cast.school, made_by=cast.ines, name="Our year", words="Show what you built.", steps="Show a friend",
        rubric="It says why",
    )  # fmt: skip
    to_them = {"assignment": asked, "classroom": cast.class_6b, "year": cast.year, "given_by": cast.ines}
    giving = Giving.objects.create(school=cast.school, ended_at=timezone.now(), **to_them)
    giving.tick("Show a friend", student=cast.mei)
    question = cast.post(cast.ines, "class", "What did you build?")
    Answer.give(post, Ask.put(question, cast.class_6b, None), among=[])


def brought(blog: Blog, file: Path) -> Transfer:
    """Its import."""
    transfer = Transfer.objects.create(school=blog.school, blog=blog, name=file.name, kind=Transfer.Kind.ARCHIVE)
    import_archive(transfer, open_archive(file))
    transfer.refresh_from_db()
    return transfer


@pytest.fixture
def wren(cast: Cast) -> Blog:
    """The blog of somebody who has just come."""
    person = Person.objects.create_person("Mei", face="mei", language="en")
    Enrolment.objects.create(classroom=cast.class_6b, person=person, role="student")
    Consent.give(cast.school, person, *Consent.FOR_EVERYONE, by=cast.aiko)
    return Blog.objects.create(school=cast.school, owner=person, slug="wren", title="Mei’s blog")


def test_it_comes_in_whole(cast: Cast, mei_zip: Path, wren: Blog) -> None:
    transfer = brought(wren, mei_zip)

    post = Entry.objects.get(title="A better title")
    assert (post.blog, list(post.authors.all()), post.audience) == (wren, [wren.owner], "teachers")
    assert [one.body for one in post.comments.order_by("pk")] == ["<p>Well done</p>", "<p>Thanks</p>"]
    said, answer = post.comments.order_by("pk")
    assert (said.writer_name, answer.writer, answer.parent) == ("Ines", wren.owner, said)
    assert post.revisions.filter(approval=None, title="A <bridge> & 橋").exists()
    assert [shelf.name for shelf in post.categories.all()] == ["Making"]
    assert OldAddress.objects.get(path="old/bridge").entry == post
    assert post.media.get().credit_maker == "Mei" and post.cover == post.media.get()
    goal = Goal.objects.get(student=wren.owner)
    assert (goal.words, goal.reflections.get().why) == ("Speak up", "I asked every day.")
    assert (goal.earlier_wordings.get().words, goal.done_towards.get().entry) == ("Talk more", post)
    assert Thought.objects.get(student=wren.owner).entry == post
    room = Section.objects.get(page__blog=wren)
    piece = room.pieces.get()
    assert (piece.entry, piece.picture, str(piece.kept_text)[:14]) == (post, post.media.get(), "A better title")
    assert (room.section_goals.get().goal, Greeting.objects.get().writer_name) == (goal, "Aiko")
    kitchen = Greeting.objects.get().pictures.get()
    assert (kitchen.alternative, kitchen.owner) == (
        "At home",
        wren.owner,
    ) and kitchen.public_id in Greeting.objects.get().body
    glue, wood = piece.comments.order_by("pk")
    assert (glue.writer_name, wood.writer, wood.parent) == ("Ines", wren.owner, glue)
    special = Candidate.objects.get(student=wren.owner)
    assert (special.entry, special.why) == (Entry.objects.get(title="How it began"), "I laughed")
    assert Edition.objects.get().pieces.get().post_title == "A better title"
    assert transfer.report["imported"] | {"post": 2, "room": 1, "goal": 1, "media": 2} == transfer.report["imported"]


def open_it(transfer: Transfer, cast: Cast) -> None:
    """A teacher lets others see it, as far as they could there."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        release(transfer, by=cast.ines, audience="everyone")


def test_it_arrives_closed_and_opens_as_far_as_it_was(cast: Cast, mei_zip: Path, wren: Blog) -> None:
    transfer = brought(wren, mei_zip)
    things: list[Any] = [Entry.objects.get(title="A better title"), Goal.objects.get(), Section.objects.get()]
    before = [cast.who_sees(thing) for thing in things]

    open_it(transfer, cast)

    assert all("tomas" not in seen and "visitor" not in seen for seen in before)
    post, goal, room = (type(thing).objects.get(pk=thing.pk) for thing in things)
    assert (post.audience, goal.audience, room.audience) == ("everyone", "class", "class")
    about_piece = {one.words: cast.who_sees(one) for one in PieceThought.objects.all()}
    assert "tomas" in about_piece["It hangs well."] and "tomas" not in about_piece["It waits."]
    assert cast.sees(None, post) and not cast.sees(None, goal) and cast.sees(cast.tomas, goal)
    assert cast.sees(cast.tomas, room) and not cast.sees(cast.noah, room)
    wren.refresh_from_db()
    assert wren.title == "Mei's blog"


def test_words_that_worry_are_the_leads_from_the_first_moment(cast: Cast, wren: Blog, tmp_path: Path) -> None:
    worries, told = "Sometimes I want to die.", {"school": cast.school, "student": cast.mei, "audience": "class"}
    with suppress(Gone), transaction.atomic():
        Goal.objects.bulk_create([Goal(words=worries, **told)])  # As from a hub that noticed nothing.
        Thought.objects.bulk_create([Thought(kind="hard", period="May", words=worries, **told)])
        said = {"school": cast.school, "entry": cast.post(cast.mei, "class", "A tide"), "writer": cast.mei}
        Comment.objects.bulk_create([Comment(body=f"<p>{worries}</p>", **said)])
        export_archive(cast.blogs["Mei"], cast.viewer(cast.mei), tmp_path / "mei.zip")
        raise Gone

    transfer = brought(wren, tmp_path / "mei.zip")

    came = [Goal.objects.get(), Thought.objects.get(), Comment.objects.get()]
    assert [cast.who_sees(one) for one in came] == ["", "", ""]
    open_it(transfer, cast)
    assert [cast.who_sees(one) for one in came] == ["", "", ""]
    assert Worry.objects.filter(writer=wren.owner).count() == 3
    undo(transfer)
    assert not Goal.objects.exists() and Worry.objects.count() == 3


@pytest.mark.thorough
def test_let_in_by_another_way_it_shows_nothing_to_others(cast: Cast, mei_zip: Path, wren: Blog) -> None:
    transfer = brought(wren, mei_zip)
    assert transfer.approval is not None

    with TestCase.captureOnCommitCallbacks(execute=True):
        transfer.approval.release(by=cast.ines)

    for thing in (Entry.objects.get(title="A better title"), Goal.objects.get(), Section.objects.get()):
        assert not cast.sees(cast.tomas, thing) and not cast.sees(None, thing)


def test_nobody_sees_more_than_was_chosen(cast: Cast, mei_zip: Path, wren: Blog) -> None:
    transfer = brought(wren, mei_zip)

    release(transfer, by=cast.ines, audience="class")

    assert Entry.objects.get(title="A better title").audience == "class"


def test_the_same_file_again_adds_nothing(cast: Cast, mei_zip: Path, wren: Blog) -> None:
    brought(wren, mei_zip)
    models: tuple[Any, ...] = (
        Candidate,
        Entry,
        Comment,
        Goal,
        Reflection,
        Thought,
        Section,
        Piece,
        PieceThought,
        Edition,
        Greeting,
        Category,
    )
    before = [model.objects.count() for model in models] + [ImportedItem.objects.count()]

    again = brought(wren, mei_zip)

    assert [model.objects.count() for model in models] + [ImportedItem.objects.count()] == before
    assert again.report["here_before"] > 5 and not any(again.report["imported"].values())


@pytest.mark.thorough
def test_it_comes_home_without_doubles(cast: Cast, full_blog: Entry, tmp_path: Path) -> None:
    fill(cast, full_blog)
    export_archive(cast.blogs["Mei"], cast.viewer(cast.mei), tmp_path / "mei.zip")
    count = Entry.objects.count(), Goal.objects.count(), Comment.objects.count(), Section.objects.count()

    transfer = brought(cast.blogs["Mei"], tmp_path / "mei.zip")

    assert (Entry.objects.count(), Goal.objects.count(), Comment.objects.count(), Section.objects.count()) == count
    assert transfer.approval is None


@pytest.mark.thorough
def test_beside_the_original_it_is_a_copy_of_its_own(cast: Cast, full_blog: Entry, wren: Blog, tmp_path: Path) -> None:
    fill(cast, full_blog)
    export_archive(cast.blogs["Mei"], cast.viewer(cast.mei), tmp_path / "mei.zip")

    brought(wren, tmp_path / "mei.zip")
    brought(wren, tmp_path / "mei.zip")

    copy = Entry.objects.get(blog=wren, title="A better title")
    earlier = Entry.objects.get(blog=wren, title="How it began")
    assert earlier.public_id in copy.body and full_blog.public_id != copy.public_id
    assert copy.media.get().owner == wren.owner and copy.media.get().public_id in copy.body
    assert copy.comments.count() == 2


@pytest.mark.thorough
def test_the_third_is_like_the_first(cast: Cast, mei_zip: Path, wren: Blog, tmp_path: Path) -> None:
    transfer = brought(wren, mei_zip)
    open_it(transfer, cast)
    wren.refresh_from_db()

    export_archive(wren, cast.viewer(wren.owner), tmp_path / "third.zip")

    assert content(tmp_path / "third.zip") == content(mei_zip)


def test_what_teachers_asked_for_can_be_read_beside_it_for_ever(cast: Cast, mei_zip: Path) -> None:
    told = content(mei_zip)
    asked, answer = told["rooms"][0]["asked"], next(one["answers_to"] for one in told["entries"] if one["answers_to"])

    assert (asked["name"], asked["by"], asked["rubric"]) == ("Our year", "Ines", ["It says why"])
    assert asked["steps"] == [{"words": "Show a friend", "is_done": True}]
    assert [one["title"] for one in answer] == ["What did you build?"]
    with zipfile.ZipFile(mei_zip) as archive:
        room = archive.read("rooms/grade-6.html").decode()
        posts = [archive.read(one).decode() for one in archive.namelist() if one.startswith("posts/")]
    for words in ("Show what you built.", "Which glue?", "So proud"):
        assert words in room
    assert [post for post in posts if "What did you build?" in post]


def content(file: Path) -> dict[str, Any]:
    """What is in it, but for the envelope."""
    with zipfile.ZipFile(file) as archive:
        told: dict[str, Any] = json.loads(archive.read("data/portfolio.json"))
        media = {name: archive.read(name) for name in archive.namelist() if name.startswith("data/media/")}
    for name in ("id", "address", "school"):
        told["blog"].pop(name)
    return told | {"files": media}


@pytest.mark.thorough
def test_the_look_tells_what_the_import_does(cast: Cast, mei_zip: Path, wren: Blog) -> None:
    outlook = look(open_archive(mei_zip), wren)
    before = Entry.objects.count(), ImportedItem.objects.count(), Goal.objects.count()

    assert (before[1], Entry.objects.filter(blog=wren).count()) == (0, 0)
    report = brought(wren, mei_zip).report
    assert outlook["imported"] == report["imported"]


@pytest.mark.thorough
def test_the_command_brings_it(cast: Cast, mei_zip: Path) -> None:
    for check in ([], ["--check"]):
        out = StringIO()
        call_command(
            "import_archive", str(mei_zip), "--blog", "ana", "--new-student", "Ana", "--json", *check, stdout=out
        )
        told = json.loads(out.getvalue())
        assert told["imported"]["post"] == (0 if check else 2)
    assert str(Blog.objects.get(slug="ana").owner) == "Ana"
