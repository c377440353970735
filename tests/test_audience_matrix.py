"""The rule against the oracle: every audience x person x consent x answer x state x ceiling, model by model."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import TypeVar

import pytest
from django.db.models import Model

from hub.assignments.models import Answer, Ask
from hub.blogs.models import Blog, Entry
from hub.comments.models import Comment
from hub.media.models import Appearance, MediaFile
from hub.reflections.models import Goal, Reflection, Thought
from hub.school.models import Consent
from hub.search import ways
from hub.search.indexing import index_entries
from hub.search.reach import reaches
from hub.search.searching import search_entries
from hub.showcase.models import Edition, Greeting, Piece, PieceComment, PieceThought, Section
from samples.cast import Cast
from tests import matrix
from tests.kinds import THOROUGH, kinds
from tests.oracle import Facts, Said, Work, hears, is_own, sees, sees_with

CEILINGS = kinds(
    ("class", "school", "families", "everyone"),
    always={"class", "everyone"},
    on_every_database=None if THOROUGH else {"everyone"},  # Which asks for consents, too.
)
What = TypeVar("What")


@pytest.mark.parametrize("ceiling", CEILINGS)
def test_entries(cast: Cast, ceiling: str):
    pairs = matrix.entries_of(cast, matrix.works())

    compare(cast, ceiling, Entry, pairs, sees)


@pytest.mark.parametrize("ceiling", CEILINGS)
def test_comments(cast: Cast, ceiling: str):
    pairs = matrix.comments_on(cast, matrix.entries_of(cast, matrix.works()[::3]))

    compare(cast, ceiling, Comment, pairs, hears)


@pytest.mark.parametrize("ceiling", CEILINGS)
def test_sections_and_pieces(cast: Cast, ceiling: str):
    pairs = matrix.sections_of(cast)

    compare(cast, ceiling, Section, pairs, _sees_room)
    compare(cast, ceiling, Piece, matrix.pieces_of(pairs), _sees_room)
    compare(cast, ceiling, Edition, matrix.editions_of(cast, pairs), _reads_edition)
    compare(cast, ceiling, Greeting, matrix.greetings_in(cast, pairs), _reads_book)
    compare(cast, ceiling, PieceThought, matrix.thoughts_of_pieces(cast, pairs), _reads_thought)
    compare(cast, ceiling, PieceComment, matrix.comments_on_pieces(cast, pairs), _reads_book)


@pytest.mark.parametrize("ceiling", CEILINGS)
def test_asks_and_answers(cast: Cast, ceiling: str):
    pairs = matrix.entries_of(cast, matrix.works()[::3])
    asks = matrix.asks_of(cast, pairs)

    compare(cast, ceiling, Ask, asks, sees)
    compare(cast, ceiling, Answer, matrix.answers_to(asks, pairs), _sees_both)


@pytest.mark.parametrize("ceiling", CEILINGS)
def test_goals_and_reflections(cast: Cast, ceiling: str):
    goals = matrix.goals_of(cast)
    reflections = [(reflection, (on, work)) for reflection, on, work in matrix.reflections_on(goals)]

    compare(cast, ceiling, Goal, goals, sees)
    compare(cast, ceiling, Reflection, reflections, _sees_both)
    compare(cast, ceiling, Thought, matrix.thoughts_on(cast, goals), _sees_both)


@pytest.mark.parametrize("ceiling", CEILINGS)
def test_files_are_seen_through_the_entries_that_show_them(cast: Cast, ceiling: str):
    pairs = matrix.entries_of(cast, matrix.works()[::4])
    files = [(_file(cast, work), work) for _entry, work in pairs]
    MediaFile.objects.bulk_create(file for file, _work in files)
    for (entry, _), (file, _work) in zip(pairs, files, strict=True):
        entry.featured = file
    Entry.media.through.objects.bulk_create(
        Entry.media.through(entry=entry, media=file) for (entry, _), (file, _work) in zip(pairs, files, strict=True)
    )

    compare(cast, ceiling, MediaFile, files, lambda facts, who, work: who == work.by[0] or sees(facts, who, work))


def test_faces_that_may_not_be_shown_stay_inside(cast: Cast):
    Consent.give(cast.school, cast.mei, Consent.Kind.FACE, by=cast.aiko)
    pairs = matrix.entries_of(cast, matrix.works()[::2])
    in_picture = [name for _pair, name in zip(pairs, itertools.cycle(("tomas", "mei", "ines")), strict=False)]
    files = [_file(cast, work) for _entry, work in pairs]
    MediaFile.objects.bulk_create(files)
    Entry.media.through.objects.bulk_create(
        Entry.media.through(entry=entry, media=file) for (entry, _), file in zip(pairs, files, strict=True)
    )
    Appearance.objects.bulk_create(
        Appearance(media=file, person=cast.people[name]) for file, name in zip(files, in_picture, strict=True)
    )
    shown = [(work, name) for (_entry, work), name in zip(pairs, in_picture, strict=True)]

    entries = [(entry, what) for (entry, _), what in zip(pairs, shown, strict=True)]
    compare(cast, "everyone", Entry, entries, lambda facts, who, what: sees_with(facts, who, *what))
    compare(
        cast,
        "everyone",
        MediaFile,
        list(zip(files, shown, strict=True)),
        lambda facts, who, what: who == what[0].by[0] or sees_with(facts, who, *what),
    )


@pytest.mark.parametrize("audience", matrix.AUDIENCES)
@pytest.mark.parametrize("state", ["out", "withdrawn"])
def test_blogs_are_there_for_the_school_and_for_whom_they_show_something(cast: Cast, audience: str, state: str):
    single = [work for work in matrix.works() if work.answer == "not asked" and work.state == state]
    shown = [work for work in single if work.audience == audience and (len(work.by) == 1 or work.owner == "mei")]
    matrix.entries_of(cast, shown)
    blogs = [
        (blog, [work for work in shown if (work.of_class or work.owner.capitalize()) == name])
        for name, blog in cast.blogs.items()
    ]
    facts = Facts()

    def blog_is_there(facts: Facts, who: str, works: list[Work]) -> bool:
        return any(sees(facts, who, work) and (work.state == "out") for work in works)

    for who, person in cast.people.items():
        found = matrix.visible(cast, who, Blog, cast.blogs.values())
        inside = bool(facts.learns.get(who)) or who in {"ines", "rosa", "omar", "zara", "nora", "daniel"}
        expected = {
            blog.pk
            for blog, works in blogs
            if inside
            or (person is not None and blog.owner_id == person.pk)
            or (blog.owner and blog.owner.first_name.lower() in facts.guards.get(who, ()))
            or blog_is_there(facts, who, works)
        }
        assert found == expected, who


def test_list_and_single_look_agree(cast: Cast):
    pairs = matrix.entries_of(cast, matrix.works()[::149])

    for who, person in cast.people.items():
        listed = matrix.visible(cast, who, Entry, [entry for entry, _work in pairs])
        assert listed == {entry.pk for entry, _work in pairs if cast.sees(person, entry)}, who


def test_a_search_passes_by_nothing_that_the_rule_shows(cast: Cast, monkeypatch: pytest.MonkeyPatch):
    # No part of a work comes in seven ways: each way of each is among these.
    pairs = matrix.entries_of(cast, matrix.works()[:: 1 if THOROUGH else 7])
    Entry.objects.update(plain="tide")
    index_entries(Entry.objects.all())
    # PostgreSQL walks past them, however few there are.
    for name, value in (("SAMPLE", 1), ("ROWS_A_RULE", len(pairs) ** 2), ("FEW", 0)):
        monkeypatch.setattr(ways, name, value)

    for who, person in cast.people.items():
        viewer = cast.viewer(person)
        found = {hit.pk for hit in search_entries("tide", viewer, most=len(pairs)).hits}
        assert found == set(Entry.objects.visible_to(viewer).out(viewer.now).values_list("pk", flat=True)), who
        assert found <= set(Entry.objects.filter(reaches(viewer)).values_list("pk", flat=True)), who


def test_those_who_may_change_an_entry_are_those_whose_own_it_is(cast: Cast):
    pairs = matrix.entries_of(cast, matrix.works())

    for who, person in cast.people.items():
        found = set(Entry.objects.editable_by(cast.viewer(person)).values_list("pk", flat=True))
        assert found == {entry.pk for entry, work in pairs if is_own(Facts(), who, work)}, who


def compare(
    cast: Cast,
    ceiling: str,
    model: type[Model],
    pairs: Sequence[tuple[Model, What]],
    expected: Callable[[Facts, str, What], bool],
) -> None:
    """Ask rule and oracle for everybody, and show the first few differences in words."""
    cast.policy.widest_audience = ceiling
    cast.policy.save(update_fields=["widest_audience"])
    matrix.count_rows()
    facts = Facts(widest=ceiling)
    differences = []
    for who in cast.people:
        found = matrix.visible(cast, who, model, [row for row, _what in pairs])
        differences += [
            f"{who} {'sees' if row.pk in found else 'does not see'} {what}"
            for row, what in pairs
            if (row.pk in found) is not expected(facts, who, what)
        ]
    assert not differences, f"{len(differences)} differences, such as\n" + "\n".join(differences[:8])


def _sees_both(facts: Facts, who: str, works: tuple[Work, Work]) -> bool:
    return all(sees(facts, who, work) for work in works)


def _file(cast: Cast, work: Work) -> MediaFile:
    return MediaFile(
        school=cast.school, owner=cast.people[work.by[0]], kind="image", name="a.jpg", file="a.jpg", size=1,
        content_type="image/jpeg", sha256="0" * 64,
    )  # fmt: skip


def _reads_edition(facts: Facts, who: str, works: tuple[Work, Work, Work]) -> bool:
    """Who enters the room now, could enter it then, and is meant."""
    room, then, copy = works
    return _sees_room(facts, who, room) and (
        is_own(facts, who, room) or (sees(facts, who, then) and sees(facts, who, copy))
    )


def _reads_book(facts: Facts, who: str, said: Said) -> bool:
    """The words in a book are heard as comments are, by who may enter the room."""
    return _sees_room(facts, who, said.on) and hears(facts, who, said)


def _reads_thought(facts: Facts, who: str, works: tuple[Work, Work]) -> bool:
    """What somebody thinks about a piece is their own, and for whom it is meant where the room is entered."""
    room, thought = works
    return who == room.owner or (_sees_room(facts, who, room) and sees(facts, who, thought))


def _sees_room(facts: Facts, who: str, work: Work) -> bool:
    """Nobody reads a room before its day: what is not open is its owner's."""
    return sees(facts, who, work) and (work.state == "out" or is_own(facts, who, work))
