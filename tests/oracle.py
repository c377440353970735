"""Who should see what, told a second time: in plain sentences about a handful of people instead of as a query.

The matrix compares the two. Nothing here asks the database or imports the rule.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field

Names = frozenset[str]


@dataclass
class Facts:
    """What is so at the school today; the start is the cast of samples/cast.py."""

    learns: dict[str, set[str]] = field(
        default_factory=lambda: {"mei": {"6B"}, "tomas": {"6B"}, "noah": {"3A"}, "kofi": {"8B"}, "luca": {"8B"}}
    )
    teaches: dict[str, set[str]] = field(default_factory=lambda: {"ines": {"6B"}, "rosa": {"3A"}, "omar": {"8B"}})
    help_all: set[str] = field(default_factory=lambda: {"nora", "daniel"})
    other_staff: set[str] = field(default_factory=lambda: {"zara"})
    guards: dict[str, set[str]] = field(
        default_factory=lambda: {"aiko": {"mei"}, "marta": {"tomas"}, "sofia": {"lina"}}
    )
    mentors: dict[str, set[str]] = field(default_factory=lambda: {"omar": {"ines"}})
    agreed: set[str] = field(default_factory=lambda: {"mei"})
    faces: set[str] = field(default_factory=lambda: {"mei"})
    children: set[str] = field(default_factory=lambda: {"mei", "tomas", "noah", "kofi", "luca", "lina", "priya"})
    widest: str = "everyone"

    def copy(self) -> Facts:
        """The same facts, to be changed apart."""
        return copy.deepcopy(self)


@dataclass(frozen=True)
class Work:
    """Something somebody made. `by` are its authors, `owner` whose blog it is on, `of_class` whose class's."""

    by: tuple[str, ...]
    owner: str = ""
    of_class: str = ""
    audience: str = "class"
    answer: str = "not asked"  # or waiting, held, released
    state: str = "out"  # or draft, scheduled, withdrawn, binned


def sees(facts: Facts, who: str, work: Work) -> bool:
    """Whether this person sees this work now."""
    if work.state == "binned":
        return False
    if is_own(facts, who, work):
        return True
    if work.state == "scheduled" and work.answer == "waiting":
        return approves(facts, who, work)
    if work.state != "out":
        return False
    if work.answer in ("waiting", "held"):
        return approves(facts, who, work)
    return is_meant(facts, who, work)


def sees_with(facts: Facts, who: str, work: Work, in_picture: str) -> bool:
    """Whether this person sees this work, which shows somebody's face: of the school and of the authors' families all
    do, others only a face that may be shown."""
    may_be_shown = in_picture not in facts.children or in_picture in facts.faces
    is_near = belongs(facts, who, work, "school") or any(author in facts.guards.get(who, ()) for author in work.by)
    return sees(facts, who, work) and (may_be_shown or is_near or is_own(facts, who, work))


def is_own(facts: Facts, who: str, work: Work) -> bool:
    """Authors, the owner of the blog, and the teachers of the class whose blog it is on."""
    return who in work.by or who == work.owner or (work.of_class in facts.teaches.get(who, ()))


def is_meant(facts: Facts, who: str, work: Work) -> bool:
    """Whether somebody may see it for whom they are to its authors, below the ceiling."""
    childs_work = any(author in facts.children for author in work.by)
    if work.audience == "mentor":
        mentored = any(author in facts.mentors.get(who, ()) for author in work.by)
        return teaches(facts, who, work) or (mentored and not childs_work)
    for step in ("teachers", "class", "school", "families", "everyone"):
        if step not in ("teachers", "class") and childs_work and is_too_wide(step, facts.widest):
            return False
        if step == "everyone" and any(author in facts.children - facts.agreed for author in work.by):
            return False
        if belongs(facts, who, work, step):
            return True
        if step == work.audience:
            return False
    raise AssertionError(f"no such audience: {work.audience}")


def is_too_wide(step: str, widest: str) -> bool:
    """Whether the school lets no student's work go this far."""
    return {
        "school": widest == "class",
        "families": widest in ("class", "school"),
        "everyone": widest in ("class", "school", "families"),
    }[step]


def belongs(facts: Facts, who: str, work: Work, step: str) -> bool:
    """Whether the person is of those that this step, and no step before it, lets in."""
    if step == "teachers":
        return teaches(facts, who, work)
    if step == "class":
        return is_classmate(facts, who, work) or any(author in facts.guards.get(who, ()) for author in work.by)
    if step == "school":
        return bool(facts.learns.get(who)) or is_staff(facts, who)
    if step == "families":
        return any(facts.learns.get(child) for child in facts.guards.get(who, ()))
    return True


def teaches(facts: Facts, who: str, work: Work) -> bool:
    """Whether the person is a teacher of one of the authors; coaches and administrators are every student's."""
    if who in facts.help_all:
        return bool(work.of_class) or any(author in facts.children for author in work.by)
    mine = facts.teaches.get(who, set())
    return work.of_class in mine or any(facts.learns.get(author, set()) & mine for author in work.by)


def is_classmate(facts: Facts, who: str, work: Work) -> bool:
    """Whether the person is today in a class with one of the authors, as whatever."""
    if who in facts.help_all:
        return True
    mine = rooms(facts, who)
    return work.of_class in mine or any(rooms(facts, author) & mine for author in work.by)


def approves(facts: Facts, who: str, work: Work) -> bool:
    """Whether the person lets this in or keeps it out: as a teacher, and never their own."""
    return is_staff(facts, who) and who not in work.by and teaches(facts, who, work)


def is_staff(facts: Facts, who: str) -> bool:
    """Whether the person works at the school today."""
    return bool(facts.teaches.get(who)) or who in facts.help_all or who in facts.other_staff


def rooms(facts: Facts, who: str) -> set[str]:
    """The classes the person is in today."""
    return facts.learns.get(who, set()) | facts.teaches.get(who, set())


@dataclass(frozen=True)
class Said:
    """A comment on a work; `by` is empty for a writer that came with an import."""

    on: Work
    by: str
    answer: str = "not asked"
    binned: bool = False


def hears(facts: Facts, who: str, said: Said) -> bool:
    """Whether this person sees this comment now."""
    if said.binned or not sees(facts, who, said.on):
        return False
    if who == said.by and who:
        return True
    if lets_in(facts, who, said):
        return True
    if said.answer in ("waiting", "held"):
        return False
    return not said.by or is_meant(facts, who, Work(by=(said.by,), audience="everyone"))


def lets_in(facts: Facts, who: str, said: Said) -> bool:
    """Whether the person decides about the comment."""
    if not is_staff(facts, who) or who == said.by:
        return False
    on_own = is_own(facts, who, said.on)
    is_out = said.on.state == "out" or (said.on.state == "scheduled" and said.on.answer != "not asked")
    on_students = is_out and approves(facts, who, said.on)
    return on_own or on_students or (bool(said.by) and approves(facts, who, Work(by=(said.by,))))
