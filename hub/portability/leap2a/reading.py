"""A portfolio in LEAP2A as records of the hub's own form. What a hub wrote comes back as it was; what another system
wrote becomes what is nearest here, and whatever has no place is told (L38-L51)."""

from __future__ import annotations

from collections import defaultdict
from html import escape
from pathlib import PurePosixPath

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.audience.audiences import Audience
from hub.portability.archive.kept import Record
from hub.portability.archive.reading import listed
from hub.portability.elements import Node
from hub.portability.leap2a.files import Files
from hub.portability.leap2a.outlines import Outline, Portfolio, kept_in, links_of
from hub.portability.leap2a.views import text_of_view
from hub.portability.moments import moment_of
from hub.portability.pile import Pile
from hub.portability.wxr.converting import convert
from hub.portability.wxr.titles import grade_of_title
from hub.reflections.models import Reflection, ThoughtKind
from hub.text.cleaning import from_plain
from hub.text.excerpts import plain


class Reader:
    """Puts the records of one portfolio onto a pile."""

    def __init__(self, portfolio: Portfolio, pile: Pile) -> None:
        self.portfolio = portfolio
        self.pile = pile
        self.files = Files(portfolio, pile.opened)
        self.said: defaultdict[str, list[Record]] = defaultdict(list)
        self.resume: list[tuple[str, str]] = []
        self.words: dict[str, None] = {}
        pile.blog = {"title": portfolio.author or portfolio.title, "owner": portfolio.author}
        self._shelve()

    def note_what_belongs(self, node: Node) -> None:
        """What must be known before the things that it belongs to are read: comments, answers, and which files."""
        outline = self.portfolio.outlines.get(node.text("id"))
        if outline is None:
            return
        if outline.role == "media":
            self.files.note(node)
        elif outline.role in {"comment", "book", "answer"}:
            _list, kept = kept_in(node)
            answered, target = self._target(outline.name)
            self.said[target].append(kept or self._comment(node, outline, answered))
        elif outline.role == "person":
            self._person(node)

    def read(self, node: Node) -> None:
        """One entry."""
        outline = self.portfolio.outlines.get(node.text("id"))
        if outline is None:
            return
        _list, kept = kept_in(node)
        if outline.role == "media":
            self.pile.put("media", self.files.record(node, kept))
        elif outline.role == "entry":
            self.pile.put("entries", self._entry(node, outline, kept))
        elif outline.role == "goal":
            self.pile.put("goals", self._goal(node, outline, kept))
        elif outline.role == "thought":
            self._thought(node, outline, kept)
        elif outline.role == "room":
            self.pile.put("rooms", self._room(node, outline, kept))
        elif outline.role == "shelf" and kept:
            self.pile.put("shelves", kept)
        elif outline.role == "resume":
            self.resume.append((outline.title, self._text(node)))

    def finish(self) -> None:
        """What is known when all has gone by: the words, a page of what stood in the résumé, and what leads nowhere."""
        for name in self.words:
            self.pile.put("words", {"name": name, "slug": name})
        if self.resume:
            body = "\n".join(f"<h2>{escape(title, quote=False)}</h2>\n{text}" for title, text in self.resume)
            self.pile.put("entries", self._bare("page", "resume") | {"title": _("About me"), "body": body})
        if count := self.portfolio.dangling:
            words = ngettext(
                "%(count)d link in the file leads to nothing in it.",
                "%(count)d links in the file lead to nothing in it.", count,
            )  # fmt: skip
            self.pile.notes.append((self.portfolio.title, words % {"count": count}))

    # Private

    def _shelve(self) -> None:
        """Several journals, and groupings, are shelves; the only journal is the blog (L38)."""
        journals = [one for one in self.portfolio.entries("shelf") if one.sets.get("selection_type") == "Blog"]
        self.slugs: dict[str, str] = {}
        for outline in self.portfolio.entries("shelf"):
            is_blog = journals == [outline]
            holds_posts = any(self.portfolio.is_a(one, "entry") for one in self.portfolio.inside(outline.name))
            if holds_posts and not is_blog and not outline.list_name and outline.title[:80] not in self.slugs.values():
                self.slugs[outline.name] = outline.title[:80]
                self.pile.put("shelves", {"name": outline.title[:80], "slug": outline.title[:80]})

    def _bare(self, kind: str, name: str) -> Record:
        """An entry with what every one must have; closed like everything, and for those who are chosen."""
        return {
            "id": self.portfolio.public_id(name),
            "kind": kind,
            "audience": Audience.EVERYONE,
            "comments_open": True,
        }

    def _entry(self, node: Node, outline: Outline, kept: Record) -> Record:
        portfolio, name = self.portfolio, outline.name
        comments = self.said[name]
        if kept:
            for again in listed(kept, "tries"):
                self.pile.put("tries", again | {"later": kept.get("id")})
            return _without(kept, "tries") | {
                "body": node.text("content"), "words": self._tags(node), "comments": comments
            }  # fmt: skip
        is_page = outline.kind == "selection"
        at = moment_of(node, "published") or moment_of(node, "updated")
        is_draft = outline.sets.get("readiness", "").lower() == "unready"
        body = self._text(node)
        if is_page and (laid_out := text_of_view(node, self.files)):
            body = laid_out
        elif is_page:
            body += self._contents(name)
        return self._bare("page" if is_page else "post", name) | {
            "title": outline.title, "body": body, "published_at": "" if is_draft else at, "written_at": at,
            "changed_at": moment_of(node, "updated"), "words": self._tags(node), "comments": comments,
            "is_showcase": portfolio.is_showcase(outline), "attached": self._attached(node),
            "shelves": [slug for one in portfolio.above[name] if (slug := self.slugs.get(one))],
            "audience": Audience.TEACHERS if outline.sets.get("audience") == "Private" else Audience.EVERYONE,
        }  # fmt: skip

    def _contents(self, name: str) -> str:
        """What a selection without a layout holds, as a list."""
        lines = []
        for one in self.portfolio.inside(name):
            title = escape(self.portfolio.outlines[one].title, quote=False)
            sort = (
                "entry" if self.portfolio.is_a(one, "entry") else "media" if self.portfolio.is_a(one, "media") else ""
            )
            mark = f' data-{sort}="{self.portfolio.public_id(one)}"' if sort else ""
            lines.append(f"<li><a{mark}>{title}</a></li>" if mark else f"<li>{title}</li>")
        return f"\n<ul>{''.join(lines)}</ul>" if lines else ""

    def _goal(self, node: Node, outline: Outline, kept: Record) -> Record:
        if kept:
            return kept | {"answers": self.said[outline.name]}
        words = " – ".join(dict.fromkeys(part for part in (outline.title, plain(self._text(node))) if part))
        status = node.first("leap2:status")
        stage = (status.get("leap2:stage") or status.get("stage") or status.text()) if status else ""
        over = next((self.portfolio.outlines[one].title for one in self.portfolio.holders(outline.name, "goal")), "")
        at, state = moment_of(node, "updated"), ""
        if stage == "completed":
            state = Reflection.State.MET
        answer = {"id": self.portfolio.public_id(f"{outline.name} answer"), "state": state, "at": at}
        posts = [one for one in self.portfolio.proofs[outline.name] if self.portfolio.is_a(one, "entry")]
        if len(words) > 500:
            self.pile.notes.append((outline.title, _("It was longer than a goal can be, and ends earlier here.")))
        return {
            "id": self.portfolio.public_id(outline.name), "words": words[:500], "subject": over[:80],
            "set_on": (moment_of(node, "published") or at)[:10], "worded_at": at, "answers": [answer] if state else [],
            "let_go_at": at if stage == "suspended" else None,
            "posts": [{"entry": self.portfolio.public_id(one), "at": at} for one in posts],
        }  # fmt: skip

    def _thought(self, node: Node, outline: Outline, kept: Record) -> None:
        if kept:
            self.pile.put("reflections", kept)
            return
        about = next(
            one for one in self.portfolio.about[outline.name] if self.portfolio.outlines[one].kind != "selection"
        )
        sort = "goal" if self.portfolio.is_a(about, "goal") else "entry"
        self.pile.put("reflections", {
            "id": self.portfolio.public_id(outline.name), "kind": ThoughtKind.LEARNED, "question": outline.title[:300],
            "words": plain(self._text(node)) or outline.title, sort: self.portfolio.public_id(about),
            "at": moment_of(node, "published") or moment_of(node, "updated"),
        })  # fmt: skip

    def _room(self, node: Node, outline: Outline, kept: Record) -> Record:
        if kept:
            return kept | {"book": self.said[outline.name]}
        portfolio = self.portfolio
        pieces = [
            {
                "id": portfolio.public_id(f"{outline.name} {one}"), "title": portfolio.outlines[one].title[:160],
                "entry" if portfolio.is_a(one, "entry") else "picture": portfolio.public_id(one),
            }
            for one in self.portfolio.inside(outline.name) if self.portfolio.is_a(one, "entry", "media")
        ]  # fmt: skip
        goals = [one for one in portfolio.inside(outline.name) if portfolio.is_a(one, "goal")]
        body = text_of_view(node, self.files) or self._text(node)
        return {
            "id": portfolio.public_id(outline.name), "title": outline.title[:160], "pieces": pieces, "body": body,
            "grade_number": grade_of_title(outline.title) or 0,
            "goals": [{"goal": portfolio.public_id(one)} for one in goals], "book": self.said[outline.name],
        }  # fmt: skip

    def _target(self, name: str) -> tuple[str, str]:
        """Which comment it answers, if it does, and the thing that all of them are about; a loop is about nothing."""
        about = self.portfolio.about
        answered = target = next(iter(about[name]), "")
        seen = {name}
        while self.portfolio.is_a(target, "comment") and target not in seen:
            seen.add(target)
            target = next(iter(about[target]), "")
        return ("" if answered == target else answered), target

    def _comment(self, node: Node, outline: Outline, answered: str) -> Record:
        author = node.first("author")
        return {
            "id": self.portfolio.public_id(outline.name), "by": author.text("name")[:120] if author else "",
            "body": self._text(node), "written_at": moment_of(node, "published") or moment_of(node, "updated"),
            "answers": self.portfolio.public_id(answered) if answered else "",
        }  # fmt: skip

    def _person(self, node: Node) -> None:
        _list, kept = kept_in(node)
        self.pile.blog = kept or self.pile.blog | {"about": plain(self._text(node))}

    def _attached(self, node: Node) -> list[str]:
        found: list[str] = []
        for relation, target, _place in links_of(node):
            if relation in {"related", "enclosure"} and (media_id := self.files.media_for(target)):
                found.append(media_id)
            elif relation == "enclosure" and (record := self.files.loose(target)):
                self.pile.put("media", record)
                found.append(record["id"])
        return found

    def _tags(self, node: Node) -> list[str]:
        """As they are written; those that differ by case are one (L50)."""
        told = [one.get("label") or one.get("term") for one in node.all("category") if not one.get("scheme")]
        for name in told:
            self.words.setdefault(name[:60])
        return told

    def _text(self, node: Node) -> str:
        """The content as HTML of the closed vocabulary, with pictures and links led to what came along (L35, L44)."""
        content = node.first("content") or node.first("summary")
        if content is None:
            return ""
        form = content.get("type") or "text"
        if "xhtml" in form:
            html = content.html()
        elif "html" in form:
            html = content.text()
        else:
            return from_plain(content.text())
        converted = convert(html, self.files, "html")
        for address in converted.missing:
            self.pile.notes.append((node.text("title"), _("A picture is not in the file: %(name)s") % {
                "name": PurePosixPath(address).name[:80]
            }))  # fmt: skip
        return converted.html


def _without(record: Record, *names: str) -> Record:
    return {name: value for name, value in record.items() if name not in names}
