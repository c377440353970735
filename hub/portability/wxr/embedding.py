"""Films, slides and other places shown inside a text: an embed of the allow-list, or a link."""

from urllib.parse import parse_qs, urlsplit

from hub.portability.wxr.ledger import Ledger
from hub.portability.wxr.references import References
from hub.portability.wxr.tags import value_of, words_of, written
from hub.text import embeds

_SOUNDS = ("mp3", "m4a", "ogg", "oga", "wav", "wma", "flac", "aac", "opus")
_FILMS = ("mp4", "m4v", "webm", "ogv", "mov", "avi", "wmv", "flv", "mpg", "3gp")
_ELEMENTS = {"sound": "audio", "film": "video"}
_PICTURES = ("jpg", "jpeg", "png", "gif", "webp", "avif", "heic", "heif", "bmp", "svg", "tif", "tiff")
_VIEWERS = {"/viewer", "/gview", "/op/embed.aspx", "/op/view.aspx"}


def kind_of(address: str) -> str:
    """ "picture", "sound", "film" or "file", by the ending of an address."""
    ending = address.partition("?")[0].partition("#")[0].rpartition(".")[2].lower()
    kinds = {"picture": _PICTURES, "sound": _SOUNDS, "film": _FILMS}
    return next((kind for kind, endings in kinds.items() if ending in endings), "file")


def embedded(address: str, references: References, ledger: Ledger, title: str = "", caption: str = "") -> str:
    """What stands for something of another address: the hub's embed, an own medium's address, or a link.

    `caption` is HTML. Nothing it gives loads from anywhere before hub.text.clean has had its say.
    """
    address = _behind_viewer(address.strip())
    below = f"<figcaption>{caption}</figcaption>" if caption.strip() else ""
    found = embeds.find(address)
    if found:
        words = words_of(title or found.watch_address)
        opening = written("figure", data_embed=found.provider, data_id=found.id, data_title=title or None)
        return f'{opening}<a href="{value_of(found.watch_address)}">{words}</a>{below}</figure>'
    full = references.absolute(address)
    if not full.startswith(("http://", "https://")):
        return f"<p>{caption}</p>" if caption.strip() else ""
    kind = kind_of(address)
    if references.media_for(address) and kind in _ELEMENTS:
        element = _ELEMENTS[kind]
        return f'<figure><{element} src="{value_of(address)}"></{element}>{below}</figure>'
    if not references.media_for(address) and not references.entry_for(address):
        ledger.change("embed-elsewhere", full)
    link = f'<p><a href="{value_of(address)}">{words_of(title or full)}</a></p>'
    return link + (f"<p>{caption}</p>" if caption.strip() else "")


def _behind_viewer(address: str) -> str:
    """The document that a page for looking at documents shows."""
    try:
        split = urlsplit(address)
        shown = parse_qs(split.query)
    except ValueError:
        return address
    if split.path in _VIEWERS:
        return (shown.get("url") or shown.get("src") or [address])[0]
    else:
        return address
