"""What another system wrote becomes what is nearest here (L38-L48)."""

from __future__ import annotations

from collections import defaultdict
from html import escape
from pathlib import PurePosixPath

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.audience.audiences import Audience
from hub.portability.archive.kept import Record
from hub.portability.elements import Node
from hub.portability.leap2a.degrading import day_of, more_words
from hub.portability.leap2a.files import Files
from hub.portability.leap2a.outlines import Outline, Portfolio, links_of
from hub.portability.leap2a.views import text_of_view
from hub.portability.moments import moment_of
from hub.portability.pile import Pile
from hub.portability.wxr.converting import convert
from hub.portability.wxr.titles import grade_of_title
from hub.reflections.models import Reflection, ThoughtKind
from hub.text.cleaning import TextRefused, from_plain
from hub.text.excerpts import plain


class Foreign:
    """Makes records of the entries of a portfolio that no hub wrote."""

    def __init__(self, portfolio: Portfolio, pile: Pile) -> None:
        self.portfolio = portfolio
        self.pile = pile
        self.files = Files(portfolio, pile.opened)
        self.said: defaultdict[str, list[Record]] = defaultdict(list)
        self.words: dict[str, None] = {}
        self.slugs: dict[str, str] = {}
        self._shelve()

    def bare(self, kind: str, name: str) -> Record:
        """An entry with what every one must have; closed like everything, and for those who are chosen."""
        return {
            "id": self.portfolio.public_id(name),
            "kind": kind,
            "audience": Audience.EVERYONE,
            "comments_open": True,
        }

    def entry(self, node: Node, outline: Outline) -> Record:
        """A post, or a page of a selection."""
        portfolio, name = self.portfolio, outline.name
        is_page = outline.kind == "selection"
        at = moment_of(node, "published") or day_of(node) or moment_of(node, "updated")
        is_draft = outline.sets.get("readiness", "").lower() == "unready"
        body = self.text(node)
        if is_page and (laid_out := text_of_view(node, self.files)):
            body = laid_out
        elif is_page:
            body += self._contents(name)
        body += self.degraded(node)
        return self.bare("page" if is_page else "post", name) | {
            "title": outline.title, "body": body, "published_at": "" if is_draft else at, "written_at": at,
            "changed_at": moment_of(node, "updated"), "words": self.tags(node), "comments": self.said[name],
            "is_showcase": portfolio.is_showcase(outline), "attached": self._attached(node),
            "shelves": [slug for one in portfolio.above[name] if (slug := self.slugs.get(one))],
            "audience": Audience.TEACHERS if outline.sets.get("audience") == "Private" else Audience.EVERYONE,
        }  # fmt: skip

    def goal(self, node: Node, outline: Outline) -> Record:
        """A plan or a task: its words are the goal."""
        words = " – ".join(dict.fromkeys(part for part in (outline.title, plain(self.text(node))) if part))
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

    def thought(self, node: Node, outline: Outline) -> Record:
        """A reflection on a goal or a post."""
        about = next(
            one for one in self.portfolio.about[outline.name] if self.portfolio.outlines[one].kind != "selection"
        )
        sort = "goal" if self.portfolio.is_a(about, "goal") else "entry"
        return {
            "id": self.portfolio.public_id(outline.name), "kind": ThoughtKind.LEARNED, "question": outline.title[:300],
            "words": plain(self.text(node)) or outline.title, sort: self.portfolio.public_id(about),
            "at": moment_of(node, "published") or moment_of(node, "updated"),
        }  # fmt: skip

    def room(self, node: Node, outline: Outline) -> Record:
        """A page of a grade: what it holds are its goals and pieces."""
        portfolio = self.portfolio
        pieces = [
            {
                "id": portfolio.public_id(f"{outline.name} {one}"), "title": portfolio.outlines[one].title[:160],
                "entry" if portfolio.is_a(one, "entry") else "picture": portfolio.public_id(one),
            }
            for one in self.portfolio.inside(outline.name) if self.portfolio.is_a(one, "entry", "media")
        ]  # fmt: skip
        goals = [one for one in portfolio.inside(outline.name) if portfolio.is_a(one, "goal")]
        body = text_of_view(node, self.files) or self.text(node)
        return {
            "id": portfolio.public_id(outline.name), "title": outline.title[:160], "pieces": pieces, "body": body,
            "grade_number": grade_of_title(outline.title) or 0,
            "goals": [{"goal": portfolio.public_id(one)} for one in goals], "book": self.said[outline.name],
        }  # fmt: skip

    def comment(self, node: Node, outline: Outline, answered: str) -> Record:
        """What somebody said."""
        author = node.first("author")
        return {
            "id": self.portfolio.public_id(outline.name), "by": author.text("name")[:120] if author else "",
            "body": self.text(node), "written_at": moment_of(node, "published") or moment_of(node, "updated"),
            "answers": self.portfolio.public_id(answered) if answered else "",
        }  # fmt: skip

    def tags(self, node: Node) -> list[str]:
        """As they are written; those that differ by case are one (L50)."""
        told = [one.get("label") or one.get("term") for one in node.all("category") if not one.get("scheme")]
        for name in told:
            self.words.setdefault(name[:60])
        return told

    def text(self, node: Node) -> str:
        """The content as HTML of the closed vocabulary, with pictures and links led to what came along (L35, L44)."""
        content = node.first("content") or node.first("summary")
        if content is None:
            return ""
        if content.get("src"):
            return self._beside(content)
        form = content.get("type") or "text"
        if "xhtml" in form:
            html = content.html()
        elif "html" in form:
            html = content.text()
        else:
            return self._from_plain(node, content.text())
        converted = convert(html, self.files, "html")
        for address in converted.missing:
            self.pile.notes.append((node.text("title"), _("A picture is not in the file: %(name)s") % {
                "name": PurePosixPath(address).name[:80]
            }))  # fmt: skip
        return converted.html

    def degraded(self, node: Node) -> str:
        """What the hub has no field for, below the text; that it stands there is told."""
        lines = more_words(node)
        if lines:
            words = ngettext(
                "%(count)d field that the hub does not have stands below the text.",
                "%(count)d fields that the hub does not have stand below the text.", len(lines),
            )  # fmt: skip
            self.pile.notes.append((node.text("title"), words % {"count": len(lines)}))
        return "".join(f"\n{line}" for line in lines)

    # Private

    def _beside(self, content: Node) -> str:
        """A text that lies in a file of its own, or the file (L35)."""
        address = content.get("src")
        if words := self.files.text(self.pile.opened, address):
            is_plain = "html" not in content.get("type") and not address.endswith((".html", ".htm"))
            return convert(from_plain(words) if is_plain else words, self.files, "html").html
        record = None if self.files.media_for(address) else self.files.loose(address)
        if record:
            self.pile.put("media", record)
        media_id = self.files.media_for(address)
        name = escape(PurePosixPath(address).name, quote=False)
        return f'<figure><a data-media="{media_id}">{name}</a></figure>' if media_id else ""

    def _shelve(self) -> None:
        """Several journals, and groupings, are shelves; the only journal is the blog (L38)."""
        journals = [one for one in self.portfolio.entries("shelf") if one.sets.get("selection_type") == "Blog"]
        for outline in self.portfolio.entries("shelf"):
            is_blog = journals == [outline]
            holds_posts = any(self.portfolio.is_a(one, "entry") for one in self.portfolio.inside(outline.name))
            if holds_posts and not is_blog and not outline.list_name and outline.title[:80] not in self.slugs.values():
                self.slugs[outline.name] = outline.title[:80]
                self.pile.put("shelves", {"name": outline.title[:80], "slug": outline.title[:80]})

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

    def _attached(self, node: Node) -> list[str]:
        found: list[str] = []
        for relation, target, _place in links_of(node):
            if relation in {"related", "enclosure"} and (media_id := self.files.media_for(target)):
                found.append(media_id)
            elif relation == "enclosure" and (record := self.files.loose(target)):
                self.pile.put("media", record)
                found.append(record["id"])
        return found

    def _from_plain(self, node: Node, words: str) -> str:
        try:
            return from_plain(words)
        except TextRefused:
            self.pile.notes.append((node.text("title"), _("Its text cannot be read.")))
            return ""
