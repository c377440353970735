"""The truth as JSON: every thing with all that is known of it, one line each (docs/formats/archive.md)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from django.utils.translation import ngettext

from hub.comments.models import Comment, PrivateWord
from hub.media.models import MediaFile
from hub.portability.archive.fitting import fitting, line_of
from hub.portability.archive.kept import Kept, Record
from hub.portability.archive.plan import MEDIA, Plan
from hub.portability.archive.rooms import candidates, menu, room, said, thought_words
from hub.portability.leaving.portions import Gathered
from hub.reflections.models import Goal, Thought

FORMAT, VERSION = "learning-hub-archive", "1.1"


def written(plan: Plan, entries: Iterable[Gathered]) -> Iterator[str]:
    """The file, in pieces. `entries`: posts and pages with what belongs to them."""
    yield line_of(head(plan)).removesuffix("}")
    for name, records in lists(plan, entries):
        yield f',\n"{name}":['
        between = "\n"
        for record in records:
            line, left = fitting(record)
            if left:
                plan.left_behind.append((str(record.get("title") or "#"), _told_of_history(left)))
            yield between + line
            between = ",\n"
        yield "]"
    yield "}\n"


def head(plan: Plan) -> Record:
    """What format it is, and what the blog says of itself."""
    blog = plan.blog
    return {
        "format": FORMAT, "version": VERSION,
        "blog": {
            "id": blog.public_id, "title": blog.title, "tagline": blog.tagline, "about": blog.about,
            "address": blog.slug, "language": blog.language, "accent": blog.accent, "school": plan.school,
            "owner": blog.owner.first_name if blog.owner else "",
        },
    }  # fmt: skip


def lists(plan: Plan, entries: Iterable[Gathered]) -> list[tuple[str, Iterable[Record]]]:
    """Everything else, list by list."""
    kept = Kept.of(plan.blog) if plan.belongings.is_own else Kept()
    goals = sorted(plan.belongings.goals, key=lambda goal: (goal.position, goal.public_id))
    rooms = [room(plan.belongings, kept, one) for one, _path in plan.rooms.values()] + kept.records["rooms"]
    return [
        ("media", (_media(kept, file, place) for file, place in plan.files)),
        ("shelves", (_shelf(plan, kept, number) for number in plan.shelves)),
        ("words", ({"name": tag.name, "slug": tag.slug} for tag, _path in plan.tags.values())),
        ("entries", (_entry(plan, kept, entry) for entry in entries)),
        ("menu", menu(plan)),
        ("goals", (_goal(kept, goal) for goal in goals)),
        ("reflections", _thoughts(plan, kept)),
        ("tries", _tries(plan)),
        ("rooms", sorted(rooms, key=_highest_grade_first)),
        ("candidates", candidates(plan, kept)),
    ]


def _highest_grade_first(record: Record) -> tuple[int, str]:
    """The order of the rooms; one that was kept aside is as somebody brought it."""
    number = record.get("grade_number")
    return (-number if isinstance(number, int) else 0), str(record.get("id"))


def _told_of_history(left: int) -> str:
    words = ngettext("%(count)d earlier text did not fit.", "%(count)d earlier texts did not fit.", left)
    return words % {"count": left}


def _media(kept: Kept, file: MediaFile, place: str) -> Record:
    record = {
        "id": file.public_id, "path": f"{MEDIA}/{place}", "kind": file.kind, "name": file.name, "title": file.title,
        "type": file.content_type, "size": file.size, "sha256": file.sha256, "width": file.width, "height": file.height,
        "alternative": file.alternative, "is_decorative": file.is_decorative, "caption": file.caption,
        "description": file.description, "transcript": file.transcript, "credit_maker": file.credit_maker,
        "credit_source": file.credit_source, "licence": file.licence, "added_at": file.added_at,
    }  # fmt: skip
    return kept.with_fields("media", file.pk, record)


def _shelf(plan: Plan, kept: Kept, number: int) -> Record:
    shelf, path = plan.shelves[number]
    above = plan.shelves.get(shelf.parent_id or 0)
    record = {
        "name": shelf.name, "slug": shelf.slug, "description": shelf.description, "page": path,
        "is_given": shelf.blog_id is None, "above": above[0].slug if above else "",
    }  # fmt: skip
    return kept.with_fields("category", number, record)


def _entry(plan: Plan, kept: Kept, entry: Gathered) -> Record:
    record = {
        "id": entry.public_id, "kind": entry.kind, "title": entry.title, "slug": entry.slug, "body": entry.body,
        "plain": entry.plain, "summary": entry.summary, "language": entry.language, "page": plan.pages[entry.pk],
        "source": entry.source, "source_format": entry.source_format, "audience": entry.audience,
        "published_at": entry.published_at, "withdrawn_at": entry.withdrawn_at, "written_at": entry.written_at,
        "changed_at": entry.changed_at, "is_sticky": entry.is_sticky, "comments_open": entry.comments_open,
        "is_showcase": entry.is_showcase, "position": entry.position,
        "above": entry.parent.public_id if entry.parent_id in plan.pages and entry.parent else "",
        "featured": entry.featured.public_id if entry.featured else "", "grade": str(entry.grade or ""),
        "year": str(entry.year or ""), "classroom": str(entry.classroom or ""),
        "authors": plan.belongings.names_of_authors(entry) + kept.authors(entry.pk),
        "shelves": sorted(shelf.slug for shelf in entry.filed_under),
        "words": sorted(tag.name for tag in entry.named_with),
        "attached": sorted(use.media.public_id for use in entry.attached if use.media.public_id in plan.media),
        "answers_to": plan.answered.get(entry.pk, []),
        "was_at": sorted(old.path for old in entry.was_at),
        "earlier": [{"title": one.title, "body": one.body, "at": one.at} for one in entry.before],
        "comments": _comments(plan, entry.said),
    }  # fmt: skip
    if private := [word for word in plan.belongings.private_words if word.entry_id == entry.pk]:
        record["private_words"] = [_private(plan, word) for word in private]
    return kept.with_fields("entry", entry.pk, record)


def _said(comment: Comment) -> tuple[datetime.datetime, str]:
    """The order in which comments were said, whatever brought them here."""
    return comment.written_at, comment.public_id


def _comments(plan: Plan, found: list[Comment]) -> list[Record]:
    ids = {comment.pk: comment.public_id for comment in found}
    return [
        said(plan.belongings, comment) | {"answers": ids.get(comment.parent_id or 0, "")}
        for comment in sorted(found, key=_said)
    ]


def _private(plan: Plan, word: PrivateWord) -> Record:
    return {
        "id": word.public_id, "by": plan.belongings.called(word.writer), "words": word.words,
        "written_at": word.written_at,
    }  # fmt: skip


def _goal(kept: Kept, goal: Goal) -> Record:
    said = [
        {
            "id": one.public_id, "state": one.state, "why": one.why, "helped": one.helped, "audience": one.audience,
            "at": one.written_at,
        }
        for one in goal.reflections.all()
    ]  # fmt: skip
    record = {
        "id": goal.public_id, "words": goal.words, "subject": goal.subject, "grade": str(goal.grade or ""),
        "year": str(goal.year or ""), "set_on": goal.set_on, "audience": goal.audience, "answers": said,
        "set_with": goal.set_with.first_name if goal.set_with else "", "let_go_at": goal.let_go_at,
        "worded_at": goal.worded_at,
        "earlier": [
            {"words": one.words, "subject": one.subject, "until": one.until} for one in goal.earlier_wordings.all()
        ],
        "posts": sorted(
            ({"entry": one.entry.public_id, "at": one.added_at} for one in goal.done_towards.all()),
            key=lambda post: (post["at"], post["entry"]),
        ),
        "came_from": _next_step(goal),
    }  # fmt: skip
    return kept.with_fields("goal", goal.pk, record)


def _next_step(goal: Goal) -> Record | None:
    """What was said to be next, and became this goal."""
    step = getattr(goal, "next_step", None)
    return {"words": step.words, "said_about": step.said_about, "at": step.made_at} if step else None


def _thoughts(plan: Plan, kept: Kept) -> Iterator[Record]:
    for thought in sorted(plan.belongings.thoughts, key=lambda one: (one.written_at, one.public_id)):
        yield kept.with_fields("thought", thought.pk, _thought(thought))
    yield from kept.records["reflections"]


def _thought(thought: Thought) -> Record:
    return {
        "id": thought.public_id, **thought_words(thought), "entry": thought.entry.public_id if thought.entry else "",
        "goal": thought.goal.public_id if thought.goal else "",
        "period": thought.period, "year": str(thought.year or ""),
    }  # fmt: skip


def _tries(plan: Plan) -> Iterator[Record]:
    for one in sorted(plan.belongings.tries, key=lambda one: one.later.public_id):
        yield {"earlier": one.earlier.public_id, "later": one.later.public_id, "at": one.joined_at}
