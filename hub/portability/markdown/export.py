"""A blog as a zip of files in Markdown, with its pictures and files beside."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from django.utils.translation import gettext as _

from hub.audience.audiences import Audience
from hub.audience.viewer import Viewer
from hub.blogs.models import Blog
from hub.portability.archive.kept import Record
from hub.portability.archive.plan import MEDIA, Plan
from hub.portability.archive.reading import listed
from hub.portability.leap2a.blocks import words_of_piece
from hub.portability.leap2a.entries import answer_in_words
from hub.portability.leap2a.export import counts_of, pile_of
from hub.portability.leaving.belongings import Belongings
from hub.portability.leaving.exported import Exported, Part, Progress, silent
from hub.portability.leaving.zipping import part, read_again
from hub.portability.markdown.front import written
from hub.portability.markdown.writing import markdown
from hub.portability.pile import Pile
from hub.text.cleaning import from_plain
from hub.text.markup import escape
from hub.text.references import MediaShown, References

README = "README.md"


def export_markdown(blog: Blog, viewer: Viewer, target: Path, *, on_progress: Progress = silent) -> Exported:
    """Write the zip and read it again. Raises NotWhole."""
    plan = Plan.of(Belongings(blog, viewer))
    done = Exported(left_out=[(name, _("The file is not in the hub’s store.")) for name in plan.missing])
    pile = pile_of(plan, on_progress)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
        for path, text in _files(plan, pile):
            archive.writestr(part(path, zipfile.ZIP_DEFLATED), text)
        for place, (file, path) in enumerate(plan.files, start=1):
            with file.file.open("rb") as source, archive.open(part(f"media/{path}"), "w", force_zip64=True) as to:
                shutil.copyfileobj(source, to, 1 << 20)
            on_progress(Part.FILES, place, file.size)
    done.counts = counts_of(pile)
    read_again(target, on_progress)
    return done


def _files(plan: Plan, pile: Pile) -> Iterator[tuple[str, str]]:
    """Each file with its text."""
    open_ids = plan.belongings.open_ids
    for record in pile.records("entries"):
        path = path_of(plan.entries[record["id"]])
        shelves = {shelf["slug"]: shelf["name"] for shelf in pile.records("shelves")} if record["shelves"] else {}
        yield (
            path,
            written(_front(plan, record, shelves, is_open=record["id"] in open_ids))
            + "\n"
            + _text(plan, record["body"], path),
        )
    for room in pile.records("rooms"):
        yield _room(plan, room)
    if pile.counts["goals"]:
        text = "\n".join(_goal(goal) for goal in pile.records("goals"))
        yield (
            "pages/goals.md",
            written({"title": _("Goals"), "layout": "page"}) + "\n" + _text(plan, text, "pages/goals.md"),
        )
    yield README, _readme(pile)


def path_of(page: str) -> str:
    """Where the file of an entry lies whose page in the archive lies there: posts/2026-05-03-a-bridge.md."""
    place = PurePosixPath(page).with_suffix(".md")
    if place.parts[0] != "posts":
        return str(place)
    return f"posts/{'-'.join(place.parts[1:-1])}-{place.name}"


def _front(plan: Plan, record: Record, shelves: dict[str, str], *, is_open: bool) -> Record:
    """The words that most makers of sites know, and ours, which they pass over. What no stranger sees today is a draft
    for them, so that nobody puts it on the web unawares."""
    is_draft = not record["published_at"] or bool(record["withdrawn_at"])
    talk = [_said(plan, one) for one in record["comments"]]
    return {
        "title": record["title"], "date": record["published_at"] or record["written_at"],
        "lastmod": record["changed_at"], "slug": record["slug"], "layout": record["kind"],
        "draft": not is_open or None, "published": None if is_open else False, "state": "draft" if is_draft else "out",
        "tags": record["words"], "categories": [shelves[slug] for slug in record["shelves"] if slug in shelves],
        "description": record["summary"], "lang": record["language"], "aliases": record["was_at"], "id": record["id"],
        "audience": record["audience"], "comments": talk,
    }  # fmt: skip


def _said(plan: Plan, comment: Record) -> Record:
    """A comment; the pictures that came with it by their addresses from where the text lies."""
    told = {name: comment[name] for name in ("id", "by", "is_own", "body", "written_at", "answers")}
    pictures = [f"../{_place(plan, one)}" for one in comment.get("pictures", []) if one in plan.media]
    return told | ({"pictures": pictures} if pictures else {})


def _place(plan: Plan, public_id: str) -> str:
    """Where a file lies in the zip."""
    return f"media/{plan.media[public_id].src.removeprefix(f'{MEDIA}/')}"


def _text(plan: Plan, html: str, path: str) -> str:
    """The body with addresses from where its file lies."""
    up = "../" * path.count("/")
    found = plan.references(html, path)
    media: dict[str, MediaShown] = {}
    for public_id in found.media:
        media[public_id] = replace(plan.media[public_id], src=up + _place(plan, public_id))
    entries = {one: up + path_of(plan.entries[one]) for one in found.entries}
    return markdown(html, References(media, entries))


def _room(plan: Plan, room: Record) -> tuple[str, str]:
    """A room of the showcase as a page."""
    pages = {one.public_id: path for one, path in plan.rooms.values()}
    name = PurePosixPath(pages.get(str(room.get("id")), f"{room.get('id')}.html"))
    path = f"pages/showcase-{name.stem}.md"
    parts = [from_plain(str(room.get("introduction") or "")), str(room.get("body") or "")]
    for piece in listed(room, "pieces"):
        parts.append(f"<h2>{escape(str(piece.get('title') or piece.get('kind') or ''))}</h2>")
        if piece.get("picture"):
            parts.append(f'<figure><img data-media="{piece["picture"]}" alt=""></figure>')
        parts.append(words_of_piece(piece))
        parts += _thoughts(piece, room)
        if piece.get("entry"):
            words = escape(_("Read the post"))
            parts.append(f'<p><a data-entry="{piece["entry"]}">{words}</a></p>')
    front = {
        "title": room.get("title") or room.get("grade") or room.get("year"),
        "layout": "page",
        "audience": room.get("audience"),
    }
    return path, written(front) + "\n" + _text(plan, "\n".join(part for part in parts if part), path)


def _thoughts(piece: Record, room: Record) -> Iterator[str]:
    """What its owner thinks about it, where that is for no fewer people than the room: a page has one audience."""
    in_the_room = Audience(room["audience"]).circles
    for one in listed(piece, "thoughts"):
        if in_the_room <= Audience(one["audience"]).circles:
            yield f"<blockquote>{from_plain(one['words'])}</blockquote>"


def _goal(goal: Record) -> str:
    said = [from_plain(answer_in_words(answer)) for answer in listed(goal, "answers")]
    return "\n".join([f"<h2>{escape(goal['words'])}</h2>", *said])


def _readme(pile: Pile) -> str:
    lines = [
        f"# {pile.blog['title']}", "",
        _("These are the posts and pages of a blog, as text files in Markdown. Each begins with words about it between "
          "two lines of three hyphens; the pictures and files lie in the folder “media”."), "",
        _("Programs that make websites, such as Hugo, Jekyll and Eleventy, read such files. What was not "
          "for everyone is a draft there; the line “audience” says for whom it was."), "",
    ]  # fmt: skip
    return "\n".join(lines)
