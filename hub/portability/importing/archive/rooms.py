"""The rooms of the showcase with all that hangs and lies there: closed until somebody here opens them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from hub.blogs.models import ACCENTS, Entry, Revision
from hub.portability.archive.kept import Record
from hub.portability.archive.reading import listed
from hub.portability.importing.archive import fields
from hub.portability.importing.archive.comments import said_by, words_of, write_said
from hub.portability.importing.archive.editions import bring_editions
from hub.portability.importing.archive.entries import write_earlier
from hub.portability.importing.archive.run import ArchiveRun
from hub.portability.models import ImportedItem
from hub.reflections.models import ThoughtKind
from hub.school.models import Grade, SchoolYear
from hub.showcase.models import Greeting, Layout, Piece, PieceComment, PieceKind, PieceThought, Section, SectionGoal

_KNOWN = frozenset(
    (
        *("id", "grade", "grade_number", "year", "title", "introduction", "body", "audience", "shown_at", "layout"),
        *("accent", "sealed_at", "ready_at", "goals", "pieces", "book", "editions"),
    )
)


def bring_rooms(run: ArchiveRun) -> None:
    """One after the other; a grade or a year that the school does not have keeps its room aside."""
    for key, record in run.records("rooms"):
        if key not in run.known:
            _bring(run, key, record)
        run.step(_("Rooms"))


def _bring(run: ArchiveRun, key: str, record: Record) -> None:
    told, number = fields.text(record, "grade", 40), fields.number(record, "grade_number")
    grade, year = run.grade(told, number), run.year(fields.text(record, "year", 40))
    is_of_year = not (told or number) and year is not None
    name = fields.line(record, "title", 160) or told or fields.line(record, "year", 40)
    page = _page(run)
    why = ""
    if grade is None and not is_of_year:
        why = _("The school has no such grade. The room is kept, and goes along when you leave.")
    elif page is None:
        why = _("There is no page for the showcase. The room is kept, and goes along when you leave.")
    elif Section.objects.filter(page=page, **({"grade": grade} if grade else {"grade": None, "year": year})).exists():
        why = _("There is a room for this grade already. This one is kept, and goes along when you leave.")
    if why or page is None:
        run.keep_aside(key, "rooms", record, name)
        run.leave_out(name, why)
        return
    with run.portion([key]) as here:
        if key not in here:
            section = _write(run, key, record, page, grade, year)
            run.known.add(key)
            run.numbers["section"][section.public_id] = section.pk


def _page(run: ArchiveRun) -> int | None:
    """The page that carries the rooms: the one that the blog has, or the one that came."""
    found = Entry.objects.filter(blog=run.blog, is_showcase=True).values_list("pk", flat=True).first()
    if found is None and run.transfer.pk < 0:
        came = (record for _key, record in run.records("entries") if fields.flag(record, "is_showcase"))
        return next((run.number("entry", record, "id") for record in came), None)
    return found


def _write(
    run: ArchiveRun, key: str, record: Record, page: int, grade: Grade | None, year: SchoolYear | None
) -> Section:
    section = Section(
        school=run.blog.school, page_id=page, public_id=fields.public_id(record), grade=grade, year=year,
        title=fields.line(record, "title", 160), introduction=fields.text(record, "introduction", 2000),
        body=fields.lenient_html(record, "body"), audience=fields.audience(record), shown_at=None,
        layout=fields.choice(record, "layout", Layout.values, Layout.GALLERY),
        accent=fields.choice(record, "accent", ACCENTS, ""), ready_at=fields.moment(record, "ready_at"),
    )  # fmt: skip
    run.write([section])
    _hang_goals(run, section, record)
    pieces = [_piece(run, section, one, place) for place, one in enumerate(listed(record, "pieces"))]
    made = run.write(pieces)
    thoughts = list(_thoughts(run, pieces, listed(record, "pieces")))
    run.write(one for one, _told in thoughts)
    _write_talk(run, listed(record, "book"), partial(Greeting, section=section))
    for piece, one in zip(made, listed(record, "pieces"), strict=True):
        _write_talk(run, listed(one, "comments"), partial(PieceComment, piece=piece))
    kept = {"year": fields.text(record, "year", 40)} if not year and record.get("year") else {}
    leftovers: dict[str, Any] = {"opens": _opens(record, bring_editions(run, section, record))}
    leftovers["opens"]["thoughts"] = {one.public_id: told for one, told in thoughts}
    if kept := kept | fields.unknown(record, _KNOWN):
        leftovers["kept"] = kept
    title = str(section)
    run.write([run.noted(key, ImportedItem.Kind.ROOM, title, section=section, leftovers=leftovers)])
    return section


def _opens(record: Record, editions: dict[str, str]) -> Record:
    """For whom it was and since when, to open it again with one yes."""
    moments = {name: fields.moment(record, name) for name in ("shown_at", "sealed_at")}
    told = {name: at.isoformat() for name, at in moments.items() if at}
    return {"audience": fields.audience(record), "editions": editions} | told


def _hang_goals(run: ArchiveRun, section: Section, record: Record) -> None:
    hung = {
        number: fields.choice(one, "shares", SectionGoal.Shares.values, "")
        for one in listed(record, "goals") if (number := run.number("goal", one, "goal"))
    }  # fmt: skip
    run.write(
        SectionGoal(section=section, goal_id=number, position=place, shares=shares)
        for place, (number, shares) in enumerate(hung.items())
    )


def _piece(run: ArchiveRun, section: Section, record: Record, place: int) -> Piece:
    entry = run.number("entry", record, "entry")
    piece = Piece(
        section=section, position=place, heading=fields.line(record, "heading", 120),
        kind=fields.choice(record, "kind", PieceKind.values, PieceKind.PROUD), title=fields.line(record, "title", 160),
        material=fields.line(record, "material", 160), why=fields.text(record, "why"),
        learned=fields.text(record, "learned"), next_step=fields.text(record, "next_step"), entry_id=entry,
        chosen_audience=fields.audience(record, "chosen_audience"), picture_id=run.number("media", record, "picture"),
        address=fields.address(record, "address"), video_address=fields.address(record, "video_address"),
        promised_for=fields.day(record, "promised_for"), kept_on=fields.day(record, "kept_on"),
    )  # fmt: skip
    piece.public_id = fields.public_id(record) or piece.public_id
    chosen = record.get("as_chosen")
    if entry and isinstance(chosen, dict):
        piece.as_chosen = _as_chosen(run, entry, chosen)
    return piece


def _thoughts(run: ArchiveRun, pieces: list[Piece], records: list[Record]) -> Iterator[tuple[PieceThought, str]]:
    """What its owner thinks about each piece, for teachers only at first, with for whom it was."""
    for piece, record in zip(pieces, records, strict=True):
        for one in listed(record, "thoughts"):
            kind = fields.choice(one, "kind", ThoughtKind.values, "")
            if kind and (public_id := fields.public_id(one)):
                thought = PieceThought(
                    school=run.blog.school, student=run.owner, public_id=public_id, piece=piece, kind=kind,
                    year=run.year(fields.text(one, "year", 40)), question=fields.line(one, "question", 300),
                    words=fields.text(one, "words"), written_at=fields.moment(one, "at") or run.transfer.made_at,
                )  # fmt: skip
                yield thought, fields.audience(one)


def _as_chosen(run: ArchiveRun, entry: int, record: Record) -> Revision:
    """The text that the piece keeps of its post."""
    at = fields.moment(record, "at") or run.transfer.made_at
    body, title = fields.lenient_html(record, "body"), fields.line(record, "title", 250)
    return write_earlier(run, [Revision(entry_id=entry, title=title, body=body, by=run.owner, at=at)])[0]


def _write_talk(run: ArchiveRun, records: list[Record], make: Callable[..., Greeting | PieceComment]) -> None:
    """What was said in one place. Answers need the number of what they answer, so a thread is written level by level;
    one that answers nothing which came along stands for itself."""
    waiting = {fields.public_id(one): one for one in records if fields.public_id(one)}
    numbers: dict[str, int] = {}
    while waiting:
        ready = {key: one for key, one in waiting.items() if fields.public_id(one, "answers") not in waiting} or waiting
        said = write_said(run, [make(**_told(run, one, numbers)) for one in ready.values()], ready.values())
        numbers |= {one.public_id: one.pk for one in said}
        waiting = {key: one for key, one in waiting.items() if key not in ready}


def _told(run: ArchiveRun, record: Record, numbers: dict[str, int]) -> dict[str, Any]:
    return {
        "school": run.blog.school, "public_id": fields.public_id(record), "body": words_of(run, record),
        "parent_id": numbers.get(fields.public_id(record, "answers")),
        "written_at": fields.moment(record, "written_at") or run.transfer.made_at, **said_by(run, record),
    }  # fmt: skip
