"""The text that somebody is writing: what the page begins with, and what comes back from it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from hub.audience.viewer import Viewer
from hub.blogs.models import Entry, Revision, WorkingCopy
from hub.media.models import MediaFile
from hub.people.models import Person
from hub.text.cleaning import clean, from_plain
from hub.text.references import References, entry_ids, media_ids, render

_SIMPLE = re.compile(r"(?:<p>(?:[^<]|<br>)*</p>\n?)*")


@dataclass(frozen=True)
class Typed:
    """A title and a text, and the version of the working copy they stand on. `below`: the words in it that were typed
    into a plain box below a text which that cannot hold, as they were typed."""

    title: str
    body: str
    version: int = 0
    below: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing at all."""
        return not self.title and not self.body

    @property
    def as_plain(self) -> str | None:
        """The text as it would be typed without an editor; None when that would lose something."""
        if not _SIMPLE.fullmatch(self.body):
            return None
        paragraphs = re.findall(r"<p>(.*?)</p>", self.body, re.DOTALL)
        words = "\n\n".join(html.unescape(paragraph.replace("<br>", "\n")) for paragraph in paragraphs)
        return words if from_plain(words) == self.body else None


def newest_text(entry: Entry) -> Typed:
    """What its authors wrote last, shown or not: the working copy, a change that waits, or what readers see."""
    if not entry.pk:
        return Typed("", "")
    copy: WorkingCopy | None = getattr(entry, "working_copy", None)
    if copy is not None:
        return Typed(copy.title, copy.body, copy.version)
    change = change_when_found(entry)
    return Typed(change.title, change.body) if change else Typed(entry.title, entry.body)


def waiting_change(entry: Entry) -> Revision | None:
    """The newest change that a teacher has yet to read, or kept out; None when there is none."""
    return Revision.change_of(entry) if entry.pk else None


def change_when_found(entry: Entry) -> Revision | None:
    """The change that waited when the entry was found; asks again only when there was one."""
    return waiting_change(entry) if getattr(entry, "has_change", True) else None


def typed(entry: Entry, fields: dict[str, str]) -> Typed:
    """What the form brought: `title`, `body`, `body_format`, `base_version`, `continues`.

    Plain words are made a text; they go below what is there when the page said so, so that nothing that a plain box
    cannot hold is lost. Raises hub.text's TextRefused.
    """
    title = " ".join(fields["title"].split())[:250]
    base = int(fields["base_version"] or 0)
    if fields["body_format"] == "html":
        return Typed(title, clean(fields["body"]), base)
    words = from_plain(fields["body"])
    if not fields["continues"]:
        return Typed(title, words, base)
    now = newest_text(entry)
    if not words or (base != now.version and now.body.endswith(words)):  # Sent twice: it is there already.
        return Typed(title, now.body, base)
    return Typed(title, "\n".join(filter(None, (now.body, words))), base, below=fields["body"])


def keep(entry: Entry, text: Typed, *, by: Person) -> WorkingCopy | None:
    """Save it as the working copy; None when somebody saved another text meanwhile."""
    copy = WorkingCopy.keep(entry, title=text.title, body=text.body, base_version=text.version, by=by)
    if copy is not None:
        entry.working_copy = copy
    return copy


def shown_to_writer(body: str, viewer: Viewer, media: Iterable[MediaFile] | None = None) -> SafeString:
    """A text as it reads, for the one who writes it. `media`: its files, where they are known already."""
    if media is None:
        media = MediaFile.objects.visible_among(media_ids(body), viewer).with_renditions()
    entries = Entry.objects.visible_to(viewer).filter(public_id__in=entry_ids(body)).select_related("blog")
    addresses = {entry.public_id: entry.get_absolute_url() for entry in entries if entry.slug}
    return render(body, References({file.public_id: file.shown() for file in media}, addresses))
