"""Comments with their threads. Of a commenter the name comes in, and the site is kept beside it; the reader never even
reads the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hub.audience.models import Approval
from hub.comments.models import Comment, with_pictures
from hub.portability.importing.leftovers import leftovers_of_comment
from hub.portability.importing.pictures_sent import Sent, pictures_sent, write_pictures
from hub.portability.importing.run import Run, fit
from hub.portability.importing.source import ENTRY_KINDS
from hub.portability.models import ImportedItem
from hub.portability.wxr.classic import paragraphs
from hub.portability.wxr.records import CommentRecord, Item
from hub.text.cleaning import TextRefused, clean_comment, from_plain

AT_ONCE = 300


@dataclass(frozen=True)
class Said:
    """A comment of the file with where it belongs."""

    record: CommentRecord
    key: str
    parent_key: str
    entry: int
    title: str


def bring_comments(run: Run, items: Iterable[Item]) -> None:
    """All comments on these items whose entries are here; what is no word of a person is left out."""
    some: list[Said] = []
    for said in _said(run, items):
        some.append(said)
        if len(some) >= AT_ONCE:
            _write(run, some)
            some = []
    if some:
        _write(run, some)


def why_not(record: CommentRecord) -> str:
    """Why a comment stays behind, or nothing."""
    if record.type in {"pingback", "trackback"}:
        return _("A note that another site links here (%(type)s); nobody wrote it.") % {"type": record.type}
    if not record.is_words_of_a_person:
        return _("Something a plug-in kept among the comments (%(type)s).") % {"type": record.type[:30]}
    if record.approved == "trash":
        return _("It was in the bin there.")
    if record.approved == "spam":
        return _("It was spam.")
    return ""


def comment_name(item: Item, record: CommentRecord) -> str:
    """What a comment is called in reports: whose, and where."""
    return _("Comment by %(name)s on “%(title)s”") % {
        "name": _name(record) or _("somebody"), "title": item.title or f"#{item.number}"
    }  # fmt: skip


def _said(run: Run, items: Iterable[Item]) -> Iterator[Said]:
    for item in items:
        if not item.comments:
            continue
        found = run.entries.get(item.key)
        seen: set[str] = set()
        for position, record in enumerate(item.comments):
            why = why_not(record)
            if why or item.kind not in ENTRY_KINDS or found is None:
                run.leave_out(comment_name(item, record), why or _("What it belongs to did not come along."))
                continue
            key = _key(item, record.number, position)
            if key in seen:
                key = _key(item, None, position)
            seen.add(key)
            parent_key = _key(item, record.parent, position) if record.parent else ""
            yield Said(record, key, parent_key, found[0], comment_name(item, record))


def _key(item: Item, number: int | None, position: int) -> str:
    return fit(f"{item.key}/{number if number else f'at-{position}'}")


def _write(run: Run, some: list[Said]) -> None:
    new = [said for said in some if said.key not in run.known]
    if not new:
        return
    with run.portion(said.key for said in new) as here:
        new = [said for said in new if said.key not in here]
        waiting = new
        while waiting:
            # A reply needs the number of what it answers, so a thread is written level by level.
            coming = {said.key for said in waiting}
            level = [said for said in waiting if said.parent_key not in coming] or waiting
            _write_level(run, level)
            done = {said.key for said in level}
            waiting = [said for said in waiting if said.key not in done]
    run.known.update(said.key for said in new)


def _write_level(run: Run, level: list[Said]) -> None:
    held = [said for said in level if said.record.approved != "1"]
    approvals = run.write(Approval(school=run.blog.school) for _said in held)
    approval_of = {said.key: approval for said, approval in zip(held, approvals, strict=True)}
    sent = [pictures_sent(run, said.record) for said in level]
    comments = run.write(
        _comment(run, said, approval_of.get(said.key), came) for said, came in zip(level, sent, strict=True)
    )
    write_pictures(run, comments, sent)
    run.write(_line(run, said, comment) for said, comment in zip(level, comments, strict=True))
    run.comments.update((said.key, comment.pk) for said, comment in zip(level, comments, strict=True))


def _line(run: Run, said: Said, comment: Comment) -> ImportedItem:
    is_approved = said.record.is_approved
    told = [] if is_approved else [_("It was not let in there; a teacher decides here.")]
    leftovers, more = leftovers_of_comment(said.record)
    return run.noted(
        said.key, ImportedItem.Kind.COMMENT, said.title, comment=comment, entry_id=said.entry,
        status="approved" if is_approved else "waiting", changed=told + more, leftovers=leftovers,
    )  # fmt: skip


def _comment(run: Run, said: Said, approval: Approval | None, sent: Sent) -> Comment:
    record = said.record
    writer = run.writers.of_comment(record.user_number)
    return Comment(
        school=run.blog.school, entry_id=said.entry, parent_id=run.comments.get(said.parent_key), writer=writer,
        writer_name="" if writer else _name(record), approval=approval,
        body=with_pictures(_body(sent.words), sent.pictures), written_at=record.date or run.transfer.made_at,
    )  # fmt: skip


def _name(record: CommentRecord) -> str:
    """The name; of one who gave an e-mail address as a name, what stands before the @."""
    return record.author.partition("@")[0].strip()[:120]


def _body(words: str) -> str:
    try:
        if "<" not in words and "&" not in words:
            return from_plain(words)
        return clean_comment(paragraphs(words))
    except TextRefused:
        return ""
