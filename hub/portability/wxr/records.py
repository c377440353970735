"""What a WordPress export holds, as plain records in the order of the file.

The format has no schema; WordPress' exporter is the definition (see docs on formats). Commenters' e-mail and IP
addresses are never read into a record, so nothing behind the reader can store them by mistake; of a custom field of a
comment that holds one, only the key is.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple


class TermUse(NamedTuple):
    """One filing of an item: the taxonomy ("category", "post_tag", "post_format" ...), its slug and shown name."""

    taxonomy: str
    slug: str
    name: str


class Meta(NamedTuple):
    """One custom field, its value as text (often PHP-serialized, see php.read)."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class Site:
    """The blog as the export names it. `zone_offset_minutes` is learnt from the items, None when nothing tells it."""

    title: str
    tagline: str
    language: str
    base_site_url: str
    base_blog_url: str
    zone_offset_minutes: int | None


@dataclass(frozen=True, slots=True)
class Author:
    """A writer. The e-mail serves only to propose a person; it is kept out of repr and belongs in no report."""

    login: str
    name: str
    number: int | None
    email: str = field(default="", repr=False)
    declared: bool = True


@dataclass(frozen=True, slots=True)
class Term:
    """A category, tag or other term. `number` is None when the file uses the term without declaring it."""

    taxonomy: str
    slug: str
    name: str
    parent_slug: str = ""
    description: str = ""
    number: int | None = None
    meta: tuple[Meta, ...] = ()


@dataclass(frozen=True, slots=True)
class CommentRecord:
    """A comment. `approved` is the file's word ("1", "0", "", "spam", "trash"); `parent` is a number in this item."""

    number: int | None
    author: str
    author_site: str
    date: datetime | None
    content: str
    approved: str
    type: str
    parent: int | None
    user_number: int | None
    meta: tuple[Meta, ...] = ()

    @property
    def is_approved(self) -> bool:
        return self.approved == "1"

    @property
    def is_waiting(self) -> bool:
        return self.approved == "0"

    @property
    def is_words_of_a_person(self) -> bool:
        """False for pingbacks, trackbacks and what plugins keep as comments (order notes, reviews)."""
        return self.type in {"", "comment"}


@dataclass(frozen=True, slots=True)
class Item:
    """One item of any type. Dates are aware and in UTC; `local` is the wall clock of the blog, without zone."""

    key: str
    number: int | None
    position: int
    kind: str
    title: str
    link: str
    guid: str
    slug: str
    status: str
    published: datetime | None
    local: datetime | None
    modified: datetime | None
    creator: str
    content: str
    excerpt: str
    parent: int | None
    menu_order: int
    sticky: bool
    password: str = field(repr=False)
    comments_open: bool
    terms: tuple[TermUse, ...]
    meta: tuple[Meta, ...]
    attachment_url: str
    comments: tuple[CommentRecord, ...]

    @property
    def has_password(self) -> bool:
        return bool(self.password)

    def field(self, key: str) -> str:
        """The first value of a custom field, empty when the item has none."""
        return next((value for name, value in self.meta if name == key), "")

    def words(self, taxonomy: str) -> list[TermUse]:
        """How the item is filed in one taxonomy."""
        return [term for term in self.terms if term.taxonomy == taxonomy]

    @property
    def featured(self) -> int | None:
        """The number of the featured picture's attachment."""
        return whole_number(self.field("_thumbnail_id")) or None

    @property
    def alternative_text(self) -> str:
        return self.field("_wp_attachment_image_alt")

    @property
    def file(self) -> str:
        """An attachment's path below its uploads folder, like 2026/09/desk.jpg; empty when not told."""
        return self.field("_wp_attached_file")

    @property
    def format(self) -> str:
        """The post format ("gallery", "quote" ...), empty for an ordinary post."""
        return next((term.slug.removeprefix("post-format-") for term in self.words("post_format")), "")


@dataclass(frozen=True, slots=True)
class Outline:
    """The little of an item that others refer to: enough to resolve links before any text is converted."""

    key: str
    number: int | None
    kind: str
    title: str
    link: str
    guid: str
    slug: str
    status: str
    parent: int | None
    menu_order: int
    attachment_url: str
    file: str
    old_slugs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MenuRecord:
    """One line of a menu. An empty label means the title of what it points to."""

    menu: str
    number: int | None
    label: str
    type: str
    object: str
    object_number: int | None
    url: str
    parent: int | None
    position: int


def whole_number(text: str) -> int | None:
    """A number as WordPress writes them; None for anything else, also for numbers no database could hold."""
    text = text.strip()
    if text.isascii() and text.isdigit() and len(text) <= 18:
        return int(text)
    else:
        return None
