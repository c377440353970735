"""Items of the export: files, pages and posts, each with what was said about it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from email.utils import format_datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from hub.blogs.models import Entry
from hub.comments.models import Comment
from hub.media.models import MediaFile
from hub.portability.leaving import names
from hub.portability.leaving.portions import Gathered
from hub.portability.leaving.wishes import USUAL, Wish, Wishes
from hub.portability.wxr.own_record import RECORD, note
from hub.portability.wxr.writing.blocks import as_blocks, as_classic
from hub.portability.wxr.writing.comment_words import with_ways
from hub.portability.wxr.writing.index import FileOut, Index
from hub.portability.wxr.writing.lines import Lines
from hub.portability.wxr.writing.originals import Originals
from hub.portability.wxr.writing.thoughts import Thoughts
from hub.text.excerpts import cut

UNSORTED, UNSORTED_NAME = "uncategorized", "Uncategorized"
"""What WordPress, and every reader of its exports, knows as no shelf at all."""


@dataclass(frozen=True)
class ItemOut:
    """What every item has. `at` is when it was published, or last changed for what never was."""

    number: int
    kind: str
    title: str
    link: str
    identity: str
    slug: str
    status: str
    at: datetime.datetime
    changed_at: datetime.datetime
    content: str = ""
    excerpt: str = ""
    creator: str = ""
    parent: int = 0
    order: int = 0
    is_sticky: bool = False
    is_open: bool = False
    terms: list[tuple[str, str, str]] = field(default_factory=list)
    fields: dict[str, object] = field(default_factory=dict)
    file: str = ""
    comments: list[Comment] = field(default_factory=list)


@dataclass
class Items:
    """Writes items. `as_published`: for a private site, where everything that is out may be public."""

    lines: Lines
    index: Index
    as_published: bool = False
    wishes: Wishes = USUAL
    taken: set[tuple[str, datetime.datetime]] = field(default_factory=set)
    counts: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.originals = Originals(self.index)
        self.zone = self.index.zone
        self.thoughts = Thoughts(self.index, self.wishes)

    def write_file(self, media: MediaFile, out: FileOut) -> None:
        """A file of the library (W40)."""
        place = self.index.address_of(out)
        fields: dict[str, object] = {"_wp_attached_file": out.place}
        if media.alternative and not media.is_decorative:
            fields["_wp_attachment_image_alt"] = media.alternative
        credit = self.index.leading.media[media.public_id].note
        words = [media.caption, credit]
        self.write(
            ItemOut(
                number=out.number, kind="attachment", title=media.title or media.name, link=place,
                identity=names.identity(media.public_id), slug=out.place.rpartition("/")[2].partition(".")[0],
                status="inherit", at=media.added_at, changed_at=media.added_at, content=media.description,
                excerpt=" · ".join(word for word in words if word), creator=self._owner, parent=out.parent,
                file=place, fields=fields,
            )
        )  # fmt: skip

    def write_entry(self, entry: Gathered) -> None:
        """A post or a page."""
        at = entry.published_at or entry.changed_at
        author = self.index.author_of(entry)
        fields: dict[str, object] = {}
        if entry.featured_id in self.index.files:
            fields["_thumbnail_id"] = self.index.files[entry.featured_id].number
        kept = self.originals.kept_of(entry)
        fields |= kept.fields
        planned = at.isoformat() if self._is_planned(entry) else ""
        fields[RECORD] = note(
            entry.kind, id=entry.public_id, audience=entry.audience, untitled=not entry.title, planned=planned
        )
        self.write(
            ItemOut(
                number=names.number_of("entry", entry.pk), kind=entry.kind, title=self._title(entry),
                link=self.index.links[entry.pk], identity=names.identity(entry.public_id),
                slug=names.slug_of(entry.slug), status=self._status(entry),
                at=entry.changed_at if self._is_planned(entry) else at, changed_at=entry.changed_at,
                content=self._content(entry) + self._thoughts(entry), excerpt=entry.summary,
                creator=self.index.logins.get(author.pk, self._owner) if author else self._owner,
                parent=self._parent(entry), order=entry.position, is_sticky=entry.is_sticky,
                is_open=Wish.TALK in self.wishes and entry.comments_open,
                terms=self._terms(entry) + kept.terms, fields=fields, comments=entry.said,
            )
        )  # fmt: skip

    def write(self, item: ItemOut) -> None:
        """In WordPress' own order: an item's plain elements before its fields and comments (W3)."""
        lines, at = self.lines, self._own_second(item.kind, item.at)
        lines.line("<item>")
        lines.text("title", item.title)
        lines.plain("link", item.link)
        lines.plain("pubDate", format_datetime(at))
        lines.text("dc:creator", item.creator)
        lines.line(f'<guid isPermaLink="false">{item.identity}</guid>')
        lines.line("<description></description>")
        lines.text("content:encoded", item.content)
        lines.text("excerpt:encoded", item.excerpt)
        lines.plain("wp:post_id", item.number)
        self._dates("wp:post_date", at)
        self._dates("wp:post_modified", item.changed_at)
        lines.text("wp:comment_status", "open" if item.is_open else "closed")
        lines.text("wp:ping_status", "closed")
        lines.text("wp:post_name", item.slug)
        lines.text("wp:status", item.status)
        lines.plain("wp:post_parent", item.parent)
        lines.plain("wp:menu_order", item.order)
        lines.text("wp:post_type", item.kind)
        lines.text("wp:post_password", "")
        lines.plain("wp:is_sticky", int(item.is_sticky))
        if item.file:
            lines.text("wp:attachment_url", item.file)
        for domain, slug, name in item.terms:
            lines.text("category", name, domain=domain, nicename=slug)
        for key, value in item.fields.items():
            lines.meta(key, value)
        for comment in item.comments:
            self._comment(comment)
        lines.line("</item>")
        self.counts[item.kind] = self.counts.get(item.kind, 0) + 1
        self.counts["comment"] = self.counts.get("comment", 0) + len(item.comments)

    def _comment(self, comment: Comment) -> None:
        """The name alone of who wrote it; no address of any kind (W18)."""
        lines, owner = self.lines, self.index.belongings.blog.owner_id
        is_owners = comment.writer_id is not None and comment.writer_id == owner
        name = self.index.belongings.called(comment.writer) if comment.writer else comment.writer_name
        said_by = name or _("Somebody")
        pictures = self.index.pictures_of(comment)
        local, utc = self._two_clocks(comment.written_at)
        # One piece, for there may be tens of thousands.
        lines.line(
            f"<wp:comment>\n<wp:comment_id>{names.FIRST + comment.pk}</wp:comment_id>\n"
            f"<wp:comment_author>{lines.section(said_by)}</wp:comment_author>\n"
            "<wp:comment_author_email></wp:comment_author_email>\n<wp:comment_author_url></wp:comment_author_url>\n"
            "<wp:comment_author_IP></wp:comment_author_IP>\n"
            f"<wp:comment_date><![CDATA[{local}]]></wp:comment_date>\n"
            f"<wp:comment_date_gmt><![CDATA[{utc}]]></wp:comment_date_gmt>\n"
            f"<wp:comment_content>{lines.section(with_ways(comment.body, pictures))}</wp:comment_content>\n"
            "<wp:comment_approved><![CDATA[1]]></wp:comment_approved>\n"
            "<wp:comment_type><![CDATA[comment]]></wp:comment_type>\n"
            f"<wp:comment_parent>{names.FIRST + comment.parent_id if comment.parent_id else 0}</wp:comment_parent>\n"
            f"<wp:comment_user_id>{names.FIRST + owner if is_owners and owner else 0}</wp:comment_user_id>"
        )
        if pictures:
            lines.meta(RECORD, note("comment", pictures=len(pictures)), of="comment")
        lines.line("</wp:comment>")

    # Parts of an entry

    def text(self, html: str) -> str:
        """A text of the hub as the WordPress that it goes to knows it."""
        write = as_classic if Wish.CLASSIC in self.wishes else as_blocks
        return write(html, self.index.leading)

    @property
    def _owner(self) -> str:
        return next(iter(self.index.logins.values()), "student")

    def _title(self, entry: Entry) -> str:
        """Never empty: WordPress takes two items without a title for the same one (W13)."""
        return (
            entry.title
            or cut(entry.excerpt, 60)
            or _("Post of %(day)s") % {"day": self._local(entry.written_at).date()}
        )

    def _content(self, entry: Gathered) -> str:
        original = self.originals.of(entry)
        if original is not None:
            return original
        written = self.text(entry.body)
        called = self.index.belongings.called
        others = [called(person) for person in entry.made_by if person != self.index.author_of(entry)]
        if others:
            words = _("Made together with %(names)s.") % {"names": ", ".join(others)}
            written += "\n\n" + self.text(f"<p>{words}</p>")
        return written

    def _thoughts(self, entry: Entry) -> str:
        below = self.thoughts.below(entry)
        return "\n\n" + self.text(below) if below else ""

    def _status(self, entry: Entry) -> str:
        """Nothing becomes public that is not (W21)."""
        now = self.index.belongings.viewer.now
        if not entry.is_out(now):
            return "draft"
        is_public = self.as_published or entry.pk in self.index.belongings.open_to_all
        return "publish" if is_public else "private"

    def _is_planned(self, entry: Entry) -> bool:
        at, now = entry.published_at, self.index.belongings.viewer.now
        return at is not None and at > now and entry.withdrawn_at is None

    def _parent(self, entry: Entry) -> int:
        there = entry.parent_id is not None and entry.parent_id in self.index.links
        return names.number_of("entry", entry.parent_id) if there and entry.parent_id else 0

    def _terms(self, entry: Gathered) -> list[tuple[str, str, str]]:
        """How it is filed. A post without a shelf is called so, or WordPress would file it somewhere (W29)."""
        shelves = [self.index.shelves[shelf.pk] for shelf in entry.filed_under if shelf.pk in self.index.shelves]
        found = [("category", slug, shelf.name) for shelf, slug in shelves]
        if not found and entry.kind == Entry.Kind.POST:
            found = [("category", UNSORTED, UNSORTED_NAME)]
        if Wish.YEARS in self.wishes and entry.year_id in self.index.years:
            found.append(("category", *self.index.years[entry.year_id]))
        if Wish.CLASSES in self.wishes and entry.classroom_id in self.index.classes:
            found.append(("category", *self.index.classes[entry.classroom_id]))
        tags = [self.index.tags[tag.pk] for tag in entry.named_with if tag.pk in self.index.tags]
        return found + [("post_tag", slug, tag.name) for tag, slug in tags]

    # Times

    def _own_second(self, kind: str, at: datetime.datetime) -> datetime.datetime:
        """WordPress drops the second of two items of one kind, title and second (W12)."""
        at = at.astimezone(datetime.UTC).replace(microsecond=0)
        while (kind, at) in self.taken:
            at += datetime.timedelta(seconds=1)
        self.taken.add((kind, at))
        return at

    def _dates(self, name: str, at: datetime.datetime) -> None:
        local, utc = self._two_clocks(at)
        self.lines.line(f"<{name}><![CDATA[{local}]]></{name}>\n<{name}_gmt><![CDATA[{utc}]]></{name}_gmt>")

    def _two_clocks(self, at: datetime.datetime) -> tuple[str, str]:
        """The time at the school, and in UTC; years before 1000 have four digits, too."""
        local, utc = at.astimezone(self.zone), at.astimezone(datetime.UTC)
        return local.isoformat(" ", "seconds")[:19], utc.isoformat(" ", "seconds")[:19]

    def _local(self, at: datetime.datetime) -> datetime.datetime:
        return timezone.localtime(at, self.zone)
