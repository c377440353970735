"""Pictures, players, files and films of other places as WordPress' blocks."""

from __future__ import annotations

from hub.portability.wxr.writing.words import MediumOut, Words, as_block, captioned
from hub.text import embeds
from hub.text.figures import blank
from hub.text.markup import Element, escape, start

_FILMS = {"youtube": "youtube", "vimeo": "vimeo"}
"""Of the places whose things can be embedded, those that WordPress embeds too, as it calls them."""


class Figures(Words):
    """What hangs in a text."""

    def _figure(self, element: Element) -> str:
        caption = next((child for child in element.elements() if child.name == "figcaption"), None)
        words = self._words(caption) if caption else ""
        if "data-embed" in element.attributes:
            return self._embed(element, words)
        marked = next((part for part in element.walk() if "data-media" in part.attributes), None)
        medium = self.leading.media.get(marked.attributes["data-media"]) if marked else None
        if marked is None or medium is None:
            here = marked.children or [escape(marked.attributes.get("alt", ""))] if marked else element.children
            said = [here, caption.children if caption else []]
            return "\n\n".join(self._paragraph(Element("p", {}, nodes)) for nodes in said if not blank(nodes))
        words = " · ".join(part for part in (words, escape(medium.note)) if part)
        write = {"img": self._picture, "audio": self._player, "video": self._player}.get(marked.name, self._file)
        return write(element, marked, medium, words)

    def _picture(self, figure: Element, image: Element, medium: MediumOut, words: str) -> str:
        link = next((child for child in figure.elements() if child.name == "a"), None)
        shown = self._image(image, medium)
        opening = self._opening_of_link(link) if link else ""
        if opening:
            shown = f"{opening}{shown}</a>"
        told = {"id": medium.number, "sizeSlug": "full", "linkDestination": "custom" if opening else "none"}
        return as_block(
            "image", f'<figure class="wp-block-image size-full">{shown}{captioned(words)}</figure>', told
        )  # fmt: skip

    def _player(self, _figure: Element, medium_element: Element, medium: MediumOut, words: str) -> str:
        name = medium_element.name
        player = start(name, {"controls": "", "src": medium.address}) + f"</{name}>"
        return as_block(
            name, f'<figure class="wp-block-{name}">{player}{captioned(words)}</figure>', {"id": medium.number}
        )  # fmt: skip

    def _file(self, _figure: Element, link: Element, medium: MediumOut, words: str) -> str:
        called = self._words(link) or escape(medium.name)
        told = {"id": medium.number, "href": medium.address, "showDownloadButton": False}
        anchor = start("a", {"href": medium.address})
        block = as_block("file", f'<div class="wp-block-file">{anchor}{called}</a></div>', told)
        return f"{block}\n\n{as_block('paragraph', f'<p>{words}</p>')}" if words else block

    def _embed(self, figure: Element, words: str) -> str:
        found = embeds.by_id(figure.attributes["data-embed"], figure.attributes.get("data-id", ""))
        if found is None:
            return self._paragraph(figure)
        link = next((part for part in figure.walk() if part.name == "a"), None)
        called = self._words(link) if link else ""
        called = escape(figure.attributes.get("data-title", "")) if called == escape(found.watch_address) else called
        slug = _FILMS.get(found.provider)
        if slug is None:
            opening = start("a", {"href": found.watch_address})
            linked = as_block("paragraph", f"<p>{opening}{called or escape(found.provider_name)}</a></p>")
            return f"{linked}\n\n{as_block('paragraph', f'<p>{words}</p>')}" if words else linked
        words = " · ".join(part for part in (called, words) if part)
        told = {"url": found.watch_address, "type": "video", "providerNameSlug": slug, "responsive": True}
        classes = f"wp-block-embed is-type-video is-provider-{slug} wp-block-embed-{slug}"
        wrapper = f'<div class="wp-block-embed__wrapper">\n{escape(found.watch_address)}\n</div>'
        return as_block("embed", f'<figure class="{classes}">{wrapper}{captioned(words)}</figure>', told)

    def _paragraph(self, element: Element) -> str:
        return as_block("paragraph", f"<p>{self._words(element)}</p>")
