"""Stored text as a reader sees it: media and links of the hub get their addresses, or go without a trace."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from hub.text import embeds, shown
from hub.text.cleaning import tree_of
from hub.text.markup import Element, escape, start
from hub.text.shown import FILE, FILM, PICTURE, SOUND, MediaShown
from hub.text.vocabulary import VOID

__all__ = ["FILE", "FILM", "PICTURE", "SOUND", "MediaShown", "References", "entry_ids", "media_ids", "render"]

OUTSIDE_REL = "noopener nofollow ugc"


@dataclass(frozen=True)
class References:
    """What the ids in a text stand for, for one viewer: only what that viewer may see is in it."""

    media: Mapping[str, MediaShown] = field(default_factory=dict)
    entries: Mapping[str, str] = field(default_factory=dict)


def media_ids(html: str) -> list[str]:
    """The public ids of all media in a text, in order, each once."""
    return _ids(html, "data-media")


def entry_ids(html: str) -> list[str]:
    """The public ids of all entries that a text links to, in order, each once."""
    return _ids(html, "data-entry")


def _ids(html: str, attribute: str) -> list[str]:
    if attribute not in html:
        return []
    found = (element.attributes.get(attribute) for element in tree_of(html).walk())
    return list(dict.fromkeys(public_id for public_id in found if public_id))


def render(html: str, references: References | None = None) -> SafeString:
    """The HTML for one viewer.

    An id that is not in the references leaves no trace: a picture becomes a plain note, a link its words.
    Text that was never cleaned is cleaned first, so what comes out is always safe to show.
    """
    words = _Rendering(references or References()).children(tree_of(html))
    return mark_safe(words)  # noqa: S308 - written here from checked parts, element by element


class _Rendering:
    """One text on its way to one viewer."""

    def __init__(self, references: References) -> None:
        self.references = references
        self.sizes = shown.SIZES
        self.special: dict[str, Callable[[Element], str]] = {
            "a": self.link,
            "figure": self.figure,
            "img": self.medium,
            "audio": self.medium,
            "video": self.medium,
            "div": self.gallery,
            "pre": self.wide,
            "table": self.wide,
        }

    def children(self, element: Element) -> str:
        return "".join([child if isinstance(child, str) else self.element(child) for child in element.children])

    def element(self, element: Element) -> str:
        special = self.special.get(element.name)
        return special(element) if special else self.tagged(element.name, element.attributes, element)

    def tagged(self, name: str, attributes: dict[str, str], element: Element) -> str:
        opening = start(name, attributes) if attributes else f"<{name}>"
        return opening if name in VOID else f"{opening}{self.children(element)}</{name}>"

    def link(self, element: Element) -> str:
        attributes = _own(element)
        medium = self.references.media.get(element.attributes.get("data-media", ""))
        entry = self.references.entries.get(element.attributes.get("data-entry", ""))
        fragment = element.attributes.get("data-fragment")
        if medium:
            attributes |= {"href": medium.src, "download": medium.name}
        elif entry:
            attributes["href"] = f"{entry}#{quote(fragment)}" if fragment else entry
        elif attributes.get("href", "").startswith("http"):
            attributes["rel"] = OUTSIDE_REL
        if "href" in attributes:
            return self.tagged("a", attributes, element)
        else:
            return self.tagged("span", attributes, element) if attributes else self.children(element)

    def figure(self, element: Element) -> str:
        caption = next((child for child in element.elements() if child.name == "figcaption"), None)
        words = self.element(caption) if caption else ""
        inside = [child for child in element.children if child is not caption]
        marked = next((part for part in element.walk() if "data-media" in part.attributes), None)
        is_embed = "data-embed" in element.attributes
        gone = marked is not None and not is_embed and not self.found(marked)
        if is_embed:
            content = self.embed(element, Element("", {}, inside))
        elif marked and gone:
            content = f"<p>{shown.missing(marked.name)}</p>"
        elif marked and marked.name == "a":
            content = self.file(marked)
        else:
            content = self.children(Element("", {}, inside))
        attributes = {"class": "missing", **_own(element)} if gone else _own(element)
        return f"{start('figure', attributes)}{content}{words}</figure>"

    def found(self, element: Element) -> MediaShown | None:
        medium = self.references.media.get(element.attributes["data-media"])
        return medium if medium and medium.suits(element.name) else None

    def file(self, element: Element) -> str:
        return shown.file_card(self.children(element), self.references.media[element.attributes["data-media"]])

    def medium(self, element: Element) -> str:
        medium = self.found(element) if "data-media" in element.attributes else None
        if medium is None:
            return f'<span class="missing">{shown.missing(element.name)}</span>'
        elif element.name == "img":
            return shown.picture(element, medium, self.sizes)
        else:
            return shown.player(element, medium)

    def embed(self, figure: Element, inside: Element) -> str:
        """A card that contacts nobody: its button stays hidden until the script of hub-embed is there for it."""
        title = figure.attributes.get("data-title", "")
        embed = embeds.by_id(figure.attributes["data-embed"], figure.attributes.get("data-id", ""), title)
        link = next(iter(inside.elements()), None)
        if embed is None or link is None:
            return self.children(inside)
        named = link.children != [escape(embed.watch_address)]
        words = escape(title) or (self.children(link) if named else escape(embed.provider_name))
        if embed.player_address is None:
            opened = _watch(embed, _("Open it at %(provider)s"))
            return f'<div class="embed__card"><b>{words}</b>{opened}</div>'
        watched = _watch(embed, _("Watch it at %(provider)s"))
        button = escape(_("Play video from %(provider)s") % {"provider": embed.provider_name})
        attributes = {"provider": embed.provider, "video": embed.id, "name": title or embed.provider_name}
        return (
            f"{start('hub-embed', {'class': 'embed', **attributes})}"
            f'<div class="embed__card"><b>{words}</b>'
            f'<button class="button button--sun" type="button" data-play hidden>{button}</button>'
            f"{watched}</div></hub-embed>"
        )

    def gallery(self, element: Element) -> str:
        outside, self.sizes = self.sizes, shown.GALLERY_SIZES
        words = self.children(element)
        self.sizes = outside
        return f"{start('div', {'class': 'gallery', **element.attributes})}{words}</div>"

    def wide(self, element: Element) -> str:
        """Code and tables may be wider than the page; then they scroll, with the keyboard too."""
        return self.tagged(element.name, {**element.attributes, "tabindex": "0"}, element)


def _watch(embed: embeds.Embed, words: str) -> str:
    link = start("a", {"href": embed.watch_address, "rel": OUTSIDE_REL})
    return f"<p>{link}{escape(words % {'provider': embed.provider_name})}</a></p>"


def _own(element: Element) -> dict[str, str]:
    """The attributes that are for the reader's browser, not for us."""
    return {name: value for name, value in element.attributes.items() if not name.startswith("data-")}
