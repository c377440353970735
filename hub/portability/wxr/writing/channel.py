"""The whole file: what stands at its top, the authors, the words for filing, the items, the menu."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from email.utils import format_datetime
from itertools import count

from django.utils.translation import gettext as _

from hub.blogs.models import MenuItem
from hub.people.models import Person
from hub.portability.leaving import names
from hub.portability.leaving.exported import Part, Progress, silent
from hub.portability.leaving.portions import Gathered, in_portions
from hub.portability.leaving.wishes import USUAL, Wish, Wishes
from hub.portability.wxr.writing.index import CLASSES, YEARS, Index
from hub.portability.wxr.writing.items import UNSORTED, UNSORTED_NAME, ItemOut, Items
from hub.portability.wxr.writing.lines import NAMESPACES, Lines
from hub.portability.wxr.writing.rooms import Rooms

MENU = "menu"


class Channel:
    """Writes the file of one export, in the order in which an importer needs things (W11)."""

    def __init__(self, lines: Lines, index: Index, *, as_published: bool = False, wishes: Wishes = USUAL) -> None:
        self.lines = lines
        self.index = index
        self.items = Items(lines, index, as_published, wishes)
        self.entries = 0

    def write(self, now: datetime.datetime, on_progress: Progress = silent) -> dict[str, int]:
        """Write everything; gives how many items there are of each kind."""
        belongings = self.index.belongings
        self._begin(now)
        self._authors()
        self._terms()
        self.lines.plain("generator", "Learning Hub")
        for media in belongings.files_and_pictures_of_talk:
            if media.pk in self.index.files:
                self.items.write_file(media, self.index.files[media.pk])
        pages = in_portions(belongings, belongings.posts_and_pages.pages(), self._parents_first, as_now=True)
        self._entries(pages, on_progress)
        Rooms(self.items).write_all()
        posts = belongings.posts_and_pages.posts().order_by("published_at", "pk")
        self._entries(in_portions(belongings, posts, as_now=True), on_progress)
        self._menu()
        self.lines.line("</channel>\n</rss>")
        counts = {kind: count for kind, count in self.items.counts.items() if count}
        return counts | {"category": len(self.index.shelves), "tag": len(self.index.tags)}

    def _entries(self, portions: Iterable[list[Gathered]], on_progress: Progress) -> None:
        for portion in portions:
            for entry in portion:
                self.items.write_entry(entry)
                self.entries += 1
                on_progress(Part.TEXTS, self.entries)

    def _begin(self, now: datetime.datetime) -> None:
        lines, blog = self.lines, self.index.belongings.blog
        lines.line('<?xml version="1.0" encoding="UTF-8" ?>')
        lines.line(
            "<!-- This is a WordPress eXtended RSS file, made by Learning Hub: posts, pages, comments and files. -->"
        )
        lines.line(
            "<!-- To bring it in: Tools, Import, WordPress; choose this file. READ-ME.html says it step by step. -->"
        )
        declared = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in NAMESPACES.items())
        lines.line(f'<rss version="2.0" {declared}>')
        lines.line("<channel>")
        lines.plain("title", lines.legal(blog.title))
        lines.plain("link", self.index.base)
        lines.plain("description", lines.legal(blog.tagline))
        lines.plain("pubDate", format_datetime(now.astimezone(datetime.UTC)))
        lines.plain("language", blog.language or blog.school.language)
        lines.plain("wp:wxr_version", "1.2")
        lines.plain("wp:base_site_url", self.index.base)
        lines.plain("wp:base_blog_url", self.index.base)

    def _authors(self) -> None:
        belongings = self.index.belongings
        people = {person.pk: person for person in Person.objects.filter(pk__in=self.index.logins)}
        for number, login in self.index.logins.items():
            name = belongings.called(people[number])
            self.lines.line("<wp:author>")
            self.lines.plain("wp:author_id", names.FIRST + number)
            self.lines.text("wp:author_login", login)
            self.lines.text("wp:author_email", "")
            self.lines.text("wp:author_display_name", name)
            self.lines.text("wp:author_first_name", name)
            self.lines.text("wp:author_last_name", "")
            self.lines.line("</wp:author>")

    def _terms(self) -> None:
        """Nothing is used that is not declared (W31)."""
        self._category(1, UNSORTED, "", UNSORTED_NAME, "")
        for number, (shelf, slug) in self.index.shelves.items():
            above = self.index.shelves.get(shelf.parent_id or 0)
            number_there = names.term_number("category", number)
            self._category(number_there, slug, above[1] if above else "", shelf.name, shelf.description)
        self._times()
        for number, (tag, slug) in self.index.tags.items():
            self.lines.line("<wp:tag>")
            self.lines.plain("wp:term_id", names.term_number("tag", number))
            self.lines.text("wp:tag_slug", slug)
            self.lines.text("wp:tag_name", tag.name)
            self.lines.line("</wp:tag>")
        if self.index.belongings.menu.exists():
            self.lines.line("<wp:term>")
            self.lines.plain("wp:term_id", 2)
            self.lines.text("wp:term_taxonomy", "nav_menu")
            self.lines.text("wp:term_slug", MENU)
            self.lines.text("wp:term_name", "Menu")
            self.lines.line("</wp:term>")

    def _times(self) -> None:
        """The school years and the classes that are wished for, each below one category of their own (W30)."""
        wished = (
            (Wish.YEARS, YEARS, _("School years"), self.index.years),
            (Wish.CLASSES, CLASSES, _("Classes"), self.index.classes),
        )
        number = count(3)
        for wish, above, name, below in wished:
            if wish in self.items.wishes and below:
                self._category(next(number), above, "", name, "")
                for slug, called in below.values():
                    self._category(next(number), slug, above, called, "")

    def _category(self, number: int, slug: str, above: str, name: str, description: str) -> None:
        self.lines.line("<wp:category>")
        self.lines.plain("wp:term_id", number)
        self.lines.text("wp:category_nicename", slug)
        self.lines.text("wp:category_parent", above)
        self.lines.text("wp:cat_name", name)
        self.lines.text("wp:category_description", description)
        self.lines.line("</wp:category>")

    def _parents_first(self, pages: list[int]) -> list[int]:
        """The deeper a page stands, the longer its address."""
        return sorted(pages, key=lambda number: (self.index.links[number].count("/"), number))

    def _menu(self) -> None:
        for place, line in enumerate(self.index.belongings.menu, start=1):
            leads = self._leads(line)
            if leads is None:
                continue
            sort, kind, number, address = leads
            fields: dict[str, object] = {
                "_menu_item_type": sort, "_menu_item_object": kind, "_menu_item_object_id": number,
                "_menu_item_menu_item_parent": names.number_of("menu", line.parent_id) if line.parent_id else 0,
                "_menu_item_url": address, "_menu_item_target": "", "_menu_item_xfn": "",
            }  # fmt: skip
            at = self.index.belongings.blog.started_at
            self.items.write(
                ItemOut(
                    number=names.number_of("menu", line.pk), kind="nav_menu_item", title=line.label,
                    link=self.index.base, identity=names.identity(f"menu {line.pk}"), slug=f"menu-{line.pk}",
                    status="publish", at=at, changed_at=at, order=place, fields=fields,
                    terms=[("nav_menu", MENU, "Menu")],
                )
            )  # fmt: skip

    def _leads(self, line: MenuItem) -> tuple[str, str, int, str] | None:
        """Type, object, number and address; None for what did not come along."""
        if line.entry_id:
            there = line.entry is not None and line.entry_id in self.index.links
            number = names.number_of("entry", line.entry_id)
            return ("post_type", line.entry.kind, number, "") if there and line.entry else None
        if line.category_id:
            number = names.term_number("category", line.category_id)
            return ("taxonomy", "category", number, "") if line.category_id in self.index.shelves else None
        return "custom", "custom", names.number_of("menu", line.pk), line.address
