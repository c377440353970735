"""Which element is meant: by the address of its namespace first, by its prefix when the address is odd."""

import re

_FAMILIES = {
    "excerpt": re.compile(r"https?://(?:www\.)?wordpress\.org/export/[\d.]+/excerpt/?"),
    "wp": re.compile(r"https?://(?:www\.)?wordpress\.org/export/[\d.]+/?"),
    "content": re.compile(r"https?://purl\.org/rss/1\.0/modules/content/?"),
    "dc": re.compile(r"https?://purl\.org/dc/elements/1\.1/?"),
}
_FREE = {"xml", "xmlns"}


class Names:
    """Canonical names ("wp:post_id", "title", "" for foreign ones) within the reach of some declarations."""

    def __init__(self, declared: dict[str, str] | None = None, fresh_default: bool = False) -> None:
        self.declared = declared or {}
        self.fresh_default = fresh_default
        self.families = {prefix: _family(address) for prefix, address in self.declared.items()}
        self.taken = set(self.families.values())
        self.known: dict[str, str] = {}
        self.undeclared: set[str] = set()
        """Of the tags that were asked for, those whose prefix nothing declares."""

    def within(self, attributes: dict[str, str], deep: bool) -> "Names":
        """The names inside an element that declares more; `deep` when it stands inside of the channel."""
        added = {name[6:]: value for name, value in attributes.items() if name.startswith("xmlns:")}
        default = self.fresh_default or (deep and bool(attributes.get("xmlns")))
        return Names({**self.declared, **added}, default)

    def of(self, tag: str) -> str:
        name = self.known.get(tag)
        if name is None:
            name = self.known[tag] = self._find(tag)
        return name

    def _find(self, tag: str) -> str:
        prefix, colon, local = tag.partition(":")
        if not colon:
            return "" if self.fresh_default else tag
        if prefix not in self.declared and prefix not in _FREE:
            self.undeclared.add(tag)
        family = self.families.get(prefix, "")
        if not family and prefix in _FAMILIES and prefix not in self.taken:
            family = prefix
        return f"{family}:{local}" if family else ""


def _family(address: str) -> str:
    address = address.strip()
    return next((name for name, pattern in _FAMILIES.items() if pattern.fullmatch(address)), "")
