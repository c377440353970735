"""What the texts refer to: the blog's own files and entries, by their public ids here."""

from __future__ import annotations

from hub.portability.importing.run import Run
from hub.portability.wxr.embedding import kind_of
from hub.portability.wxr.references import Described
from hub.text.cleaning import TextRefused, clean


class HubReferences:
    """Answers for one run, once its media are in and its entries are planned."""

    def __init__(self, run: Run, planned: dict[str, str]) -> None:
        self.own = run.source.own
        self.texts = run.source.reusable
        self.media = {key: public_id for key, (_number, public_id) in run.media.items()}
        self.entries = {key: public_id for key, (_number, public_id) in run.entries.items()} | planned
        self.words: dict[str, Described] = {}
        self.below: dict[int, list[tuple[int, int]]] = {}
        for outline in run.source.outlines("attachment"):
            item = run.source.attachments[outline.key]
            if outline.key in self.media:
                self.words[self.media[outline.key]] = Described(
                    item.alternative_text, _caption(item.excerpt), item.title,
                    kind_of(outline.file or outline.attachment_url),
                )  # fmt: skip
            if outline.parent and outline.number:
                self.below.setdefault(outline.parent, []).append((outline.menu_order, outline.number))

    def media_for(self, which: str | int) -> str | None:
        found = self.own.medium(which)
        return self.media.get(found.key) if found else None

    def entry_for(self, address: str) -> tuple[str, str] | None:
        found = self.own.entry(address)
        public_id = self.entries.get(found[0].key) if found else None
        return (public_id, found[1]) if found and public_id else None

    def attached(self, number: int) -> list[int]:
        return [below for _order, below in sorted(self.below.get(number, []))]

    def described(self, media_id: str) -> Described:
        return self.words.get(media_id, Described())

    def reusable(self, number: int) -> str | None:
        return self.texts.get(number)

    def absolute(self, address: str) -> str:
        return self.own.absolute(address)

    def is_own_upload(self, address: str) -> bool:
        return self.own.is_own_upload(address)


def _caption(words: str) -> str:
    try:
        return clean(words) if "<" in words else words
    except TextRefused:
        return ""
