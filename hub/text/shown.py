"""How a picture, sound, film or file of the library is written in a page."""

from dataclasses import dataclass

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from hub.text.markup import Element, escape, start

# As media has them in MediaFile.Kind, which this app may not import.
PICTURE, SOUND, FILM, FILE = "image", "audio", "video", "file"
SIZES = "(min-width: 48rem) 44rem, 100vw"
GALLERY_SIZES = "(min-width: 48rem) 22rem, 50vw"
MODERN_FORMATS = ("avif", "webp")


@dataclass(frozen=True)
class MediaShown:
    """A media file as one viewer may see it. srcset: (address, width in pixels, format such as "webp"); poster: a
    picture of a film or a paper; note: what there is to know about playing it; words: what is said in it."""

    src: str
    srcset: tuple[tuple[str, int, str], ...] = ()
    width: int | None = None
    height: int | None = None
    kind: str = PICTURE
    name: str = ""
    bytes: int | None = None
    alt: str = ""
    poster: str = ""
    note: str = ""
    words: str = ""

    def suits(self, element: str) -> bool:
        """Whether that element can show it: a film is not a picture."""
        return {"img": self.kind == PICTURE, "audio": self.kind == SOUND, "video": self.kind == FILM}.get(element, True)


def missing(element: str) -> str:
    """What stands where a medium is not there, or not for this viewer."""
    words = {
        "img": _("This picture is not here."),
        "audio": _("This recording is not here."),
        "video": _("This film is not here."),
    }
    return escape(words.get(element, _("This file is not here.")))


def picture(element: Element, shown: MediaShown, sizes: str) -> str:
    """<picture> with the modern formats first; width and height hold its place while it loads."""
    attributes = {**_own(element), "src": shown.src, "alt": element.attributes.get("alt", shown.alt)}
    attributes |= {**_measures(shown), "loading": "lazy", "decoding": "async"}
    formats = list(dict.fromkeys(name for _address, _width, name in shown.srcset))
    older = [name for name in formats if name not in MODERN_FORMATS]
    if older:
        attributes |= {"srcset": _srcset(shown, older[0]), "sizes": sizes}
    sources = [
        start("source", {"type": f"image/{name}", "srcset": _srcset(shown, name), "sizes": sizes})
        for name in MODERN_FORMATS
        if name in formats
    ]
    image = start("img", attributes)
    return f"<picture>{''.join(sources)}{image}</picture>" if sources else image


def player(element: Element, shown: MediaShown) -> str:
    """Sound or film with controls; of the file only what the controls need is loaded before a click."""
    measures = _measures(shown) if element.name == "video" else {}
    poster = {"poster": shown.poster} if shown.poster and element.name == "video" else {}
    attributes = {**_own(element), "controls": "", "preload": "metadata", "src": shown.src, **measures, **poster}
    return f"{start(element.name, attributes)}</{element.name}>{_beside(shown)}"


def _beside(shown: MediaShown) -> str:
    """What is said in it, to read; and whether it plays everywhere."""
    note = f'<p class="meta">{escape(shown.note)}</p>' if shown.note else ""
    if not shown.words:
        return note
    lines = "<br>".join(escape(line) for line in shown.words.splitlines())
    about = escape(_("What is said"))
    return f"{note}<details><summary>{about}</summary><p>{lines}</p></details>"


def file_card(words: str, shown: MediaShown) -> str:
    """A file with its name and size. words: what the author calls it, as HTML."""
    name = f'<span class="file__name">{words or escape(shown.name)}</span>'
    size = ""
    if shown.bytes is not None:
        size = f' <span class="file__size">{escape(filesizeformat(shown.bytes))}</span>'
    looks = {"class": "file__page", "src": shown.poster, "alt": "", "loading": "lazy"}
    page = start("img", looks) if shown.poster else ""
    link = {"class": "file file--paper" if page else "file", "href": shown.src, "download": shown.name}
    return start("a", link) + page + name + size + "</a>"


def _own(element: Element) -> dict[str, str]:
    return {name: value for name, value in element.attributes.items() if name in ("lang", "dir")}


def _measures(shown: MediaShown) -> dict[str, str]:
    return {"width": str(shown.width), "height": str(shown.height)} if shown.width and shown.height else {}


def _srcset(shown: MediaShown, picture_format: str) -> str:
    return ", ".join(f"{address} {width}w" for address, width, name in shown.srcset if name == picture_format)
