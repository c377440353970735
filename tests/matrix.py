"""Every audience x answer x state for every kind of author, as rows and as the oracle's works, side by side."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import Model
from django.utils import timezone

from hub.assignments.models import Answer, Ask
from hub.audience.models import Approval
from hub.blogs.models import Authorship, Entry
from hub.comments.models import Comment
from hub.reflections.models import Goal, Reflection, Thought
from hub.showcase.models import Edition, Greeting, Piece, PieceComment, PieceThought, Section
from samples.cast import Cast
from tests.oracle import Said, Work

AUDIENCES = ("teachers", "class", "school", "families", "everyone")
ANSWERS = ("not asked", "waiting", "held", "released")
STATES = ("draft", "scheduled", "out", "withdrawn", "binned")

# Whose blog, the class whose blog, the authors.
MAKERS = [
    ("mei", "", ("mei",)),
    ("tomas", "", ("tomas",)),
    ("noah", "", ("noah",)),
    ("luca", "", ("luca",)),
    ("lina", "", ("lina",)),
    ("ines", "", ("ines",)),
    ("elias", "", ("elias",)),
    ("", "6B", ("ines",)),
    ("", "6B", ("ines", "tomas")),
    ("mei", "", ("mei", "tomas")),
    ("mei", "", ("mei", "noah")),
    ("mei", "", ("mei", "ines")),
]


def works() -> list[Work]:
    """All of them."""
    around = itertools.product(MAKERS, AUDIENCES, ANSWERS, STATES)
    for_mentors = itertools.product(MAKERS, ("mentor",), ANSWERS, ("draft", "out"))
    return [
        Work(by=by, owner=owner, of_class=of_class, audience=audience, answer=answer, state=state)
        for (owner, of_class, by), audience, answer, state in itertools.chain(around, for_mentors)
    ]


def entries_of(cast: Cast, all_works: Iterable[Work], kind: str = Entry.Kind.POST) -> list[tuple[Entry, Work]]:
    """An entry for each work."""
    approvals = approvals_of(cast)
    pairs = [(_entry(cast, work, number, kind, approvals), work) for number, work in enumerate(all_works)]
    Entry.objects.bulk_create(entry for entry, _work in pairs)
    Authorship.objects.bulk_create(
        Authorship(entry=entry, person=cast.people[name]) for entry, work in pairs for name in work.by
    )
    return pairs


def approvals_of(cast: Cast) -> dict[str, Approval | None]:
    """An approval with each answer."""
    decisions = {answer: answer for answer in ANSWERS[1:]}
    made = {
        name: Approval.objects.create(school=cast.school, decision=decision) for name, decision in decisions.items()
    }
    return {"not asked": None, **made}


def _entry(cast: Cast, work: Work, number: int, kind: str, approvals: dict[str, Approval | None]) -> Entry:
    now = timezone.now()
    day = datetime.timedelta(days=1)
    times: dict[str, dict[str, Any]] = {
        "draft": {},
        "scheduled": {"published_at": now + day},
        "out": {"published_at": now - day},
        "withdrawn": {"published_at": now - day, "withdrawn_at": now},
        "binned": {"published_at": now - day, "binned_at": now},
    }
    return Entry(
        school=cast.school,
        blog=cast.blogs[work.of_class or work.owner.capitalize()],
        kind=kind,
        title=f"Work {number}",
        slug=f"{kind}-{number}",
        audience=work.audience,
        approval=approvals[work.answer],
        **times[work.state],
    )


def comments_on(cast: Cast, pairs: list[tuple[Entry, Work]]) -> list[tuple[Comment, Said]]:
    """Comments of all kinds of writers on some of the entries."""
    approvals = approvals_of(cast)
    writers = ("mei", "tomas", "noah", "lina", "aiko", "marta", "ines", "elias", "nora", "")
    chosen = [pair for pair in pairs if pair[1].answer in ("not asked", "waiting") and pair[1].state != "draft"]
    said = [
        (entry, Said(on=work, by=writer, answer=answer, binned=binned))
        for (entry, work), writer, answer, binned in itertools.product(chosen, writers, ANSWERS, (False, True))
        if not binned or (answer == "not asked" and writer == "tomas")
    ]
    made = [
        (
            Comment(
                school=cast.school,
                entry=entry,
                body="<p>Words.</p>",
                writer=cast.people[comment.by] if comment.by else None,
                writer_name="" if comment.by else "Sam",
                approval=approvals[comment.answer],
                binned_at=timezone.now() if comment.binned else None,
            ),
            comment,
        )
        for entry, comment in said
    ]
    Comment.objects.bulk_create(comment for comment, _said in made)
    return made


def sections_of(cast: Cast) -> list[tuple[Section, Work]]:
    """A room for each work on a person's blog; its page is shown to the class at most."""
    of_people = [work for work in works() if work.owner and len(work.by) == 1]
    approvals = approvals_of(cast)
    now, day = timezone.now(), datetime.timedelta(days=1)
    page_of = {"draft": "draft", "scheduled": "out", "out": "out", "withdrawn": "withdrawn", "binned": "binned"}
    shown_of = {"draft": None, "scheduled": now + day, "out": now - day, "withdrawn": now - day, "binned": now - day}
    pages = entries_of(
        cast,
        [Work(by=work.by, owner=work.owner, audience="teachers", state=page_of[work.state]) for work in of_people],
        kind=Entry.Kind.PAGE,
    )
    pairs = [
        (
            Section(
                school=cast.school,
                page=page,
                grade=cast.grade_6,
                audience=work.audience,
                approval=approvals[work.answer],
                shown_at=shown_of[work.state],
            ),
            work,
        )
        for (page, _page_work), work in zip(pages, of_people, strict=True)
    ]
    Section.objects.bulk_create(section for section, _work in pairs)
    return pairs


def pieces_of(pairs: list[tuple[Section, Work]]) -> list[tuple[Piece, Work]]:
    """A piece in each room."""
    pieces = [(Piece(section=section, title="A piece"), work) for section, work in pairs]
    Piece.objects.bulk_create(piece for piece, _work in pieces)
    return pieces


def greetings_in(cast: Cast, pairs: list[tuple[Section, Work]]) -> list[tuple[Greeting, Said]]:
    """Words of all kinds of writers in the books of some of the rooms."""
    approvals = approvals_of(cast)
    chosen = [pair for pair in pairs[::3] if pair[1].state != "draft"]
    made = [
        (
            Greeting(
                school=cast.school, section=section, body="<p>Words.</p>", writer=cast.people[writer],
                approval=approvals[answer],
            ),
            Said(on=work, by=writer, answer=answer),
        )
        for (section, work), writer, answer in itertools.product(
            chosen, ("mei", "tomas", "noah", "aiko", "marta", "ines", "nora"), ANSWERS
        )
    ]  # fmt: skip
    Greeting.objects.bulk_create(greeting for greeting, _said in made)
    return made


def comments_on_pieces(cast: Cast, pairs: list[tuple[Section, Work]]) -> list[tuple[PieceComment, Said]]:
    """Comments of some writers on a piece in each of some of the rooms."""
    approvals = approvals_of(cast)
    made = []
    for section, work in [pair for pair in pairs[::5] if pair[1].state != "draft"]:
        piece = Piece.objects.create(section=section, title="A piece")
        for writer, answer in itertools.product(("mei", "tomas", "noah", "aiko", "ines"), ANSWERS):
            comment = PieceComment(
                school=cast.school, piece=piece, body="<p>Words.</p>", writer=cast.people[writer],
                approval=approvals[answer],
            )  # fmt: skip
            made.append((comment, Said(on=work, by=writer, answer=answer)))
    PieceComment.objects.bulk_create(comment for comment, _said in made)
    return made


def editions_of(cast: Cast, pairs: list[tuple[Section, Work]]) -> list[tuple[Edition, tuple[Work, Work, Work]]]:
    """Editions of the rooms: as each is now, as it was then, and for whom the copy is."""
    both = itertools.cycle(itertools.product(AUDIENCES, AUDIENCES))
    made = [
        (
            Edition(
                school=cast.school, section=section, title="Then", room_title="Then", room_audience=then, audience=now
            ),
            (work, Work(work.by, work.owner, "", then), Work(work.by, work.owner, "", now)),
        )
        for (section, work), (then, now) in zip(pairs, both, strict=False)
    ]
    Edition.objects.bulk_create(edition for edition, _works in made)
    return made


def asks_of(cast: Cast, pairs: list[tuple[Entry, Work]]) -> list[tuple[Ask, Work]]:
    """Each of these entries asks 6B for answers."""
    asks = [(Ask(entry=entry, classroom=cast.class_6b), work) for entry, work in pairs]
    Ask.objects.bulk_create(ask for ask, _work in asks)
    return asks


def answers_to(asks: list[tuple[Ask, Work]], pairs: list[tuple[Entry, Work]]) -> list[tuple[Answer, tuple[Work, Work]]]:
    """Each entry answers another one, some way off, so that all kinds meet."""
    away = itertools.islice(itertools.cycle(pairs), 37, None)
    answers = [(Answer(ask=ask, entry=entry), (on, work)) for (ask, on), (entry, work) in zip(asks, away, strict=False)]
    Answer.objects.bulk_create(answer for answer, _works in answers)
    return answers


def goals_of(cast: Cast) -> list[tuple[Goal, Work]]:
    """A goal of each kind of student for each audience, five times over, for a reflection of each audience."""
    students = ("mei", "tomas", "noah", "luca", "lina")
    both = itertools.product((*AUDIENCES, "mentor"), AUDIENCES)
    of_a_teacher = [("ines", audience, again) for audience, again in both]
    pairs = [
        (
            Goal(school=cast.school, student=cast.people[name], words="Ask more", audience=audience),
            Work((name,), name, "", audience),
        )
        for name, audience, _again in [*itertools.product(students, AUDIENCES, AUDIENCES), *of_a_teacher]
    ]
    Goal.objects.bulk_create(goal for goal, _work in pairs)
    return pairs


def reflections_on(pairs: list[tuple[Goal, Work]]) -> list[tuple[Reflection, Work, Work]]:
    """A reflection on each goal, so that each audience of a goal meets each audience of a reflection."""
    made = []
    for (goal, on), audience in zip(pairs, itertools.cycle(AUDIENCES), strict=False):
        reflection = Reflection(school=goal.school, goal=goal, state="met", audience=audience)
        made.append((reflection, on, Work(on.by, on.owner, "", audience)))
    Reflection.objects.bulk_create(reflection for reflection, _on, _work in made)
    return made


def thoughts_on(cast: Cast, pairs: list[tuple[Goal, Work]]) -> list[tuple[Thought, tuple[Work, Work]]]:
    """A thought about each goal, as with reflections, with each answer in turn."""
    made, approvals = [], approvals_of(cast)
    for (goal, on), audience, answer in zip(
        pairs, itertools.cycle(AUDIENCES), itertools.cycle((*ANSWERS, "not asked")), strict=False
    ):
        thought = Thought(school=goal.school, student=goal.student, goal=goal, kind="hard", words="It was.")
        thought.audience, thought.approval = audience, approvals[answer]
        made.append((thought, (on, Work(on.by, on.owner, "", audience, answer))))
    Thought.objects.bulk_create(thought for thought, _works in made)
    return made


def thoughts_of_pieces(cast: Cast, pairs: list[tuple[Section, Work]]) -> list[tuple[PieceThought, tuple[Work, Work]]]:
    """A thought about a piece in each of some of the rooms, for each audience and with each answer in turn."""
    approvals = approvals_of(cast)
    both = itertools.cycle(itertools.product((*AUDIENCES, "mentor"), ANSWERS))
    made = []
    for (section, work), (audience, answer) in zip(pairs[::2], both, strict=False):
        piece = Piece.objects.create(section=section, title="A piece")
        thought = PieceThought(
            school=cast.school, student=cast.people[work.owner], piece=piece, kind="hard", words="It was.",
            audience=audience, approval=approvals[answer],
        )  # fmt: skip
        made.append((thought, (work, Work(work.by, work.owner, "", audience, answer))))
    PieceThought.objects.bulk_create(thought for thought, _works in made)
    return made


def count_rows() -> None:
    """As PostgreSQL does by itself, but not during tests (gate/postgres.sh): it takes tables of which it knows nothing
    to be empty, and plans for that. How many there are it still remembers when the test has taken them back."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def visible(cast: Cast, who: str, model: type[Model], among: Iterable[Model]) -> set[int]:
    """The numbers of those rows that the rule shows to this person, asked in one query."""
    wanted = {row.pk for row in among}
    found = model.objects.visible_to(cast.viewer(cast.people[who]))  # type: ignore[attr-defined]  # Guarded models have it.
    return wanted & set(found.values_list("pk", flat=True))
