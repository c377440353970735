"""The addresses an entry had on the old blog, as hub.reading looks them up."""

from __future__ import annotations

from urllib.parse import unquote

from hub.portability.wxr.finishing import bare_address
from hub.portability.wxr.records import Item

LONGEST = 400


def old_paths(item: Item, base: str, slug: str) -> list[str]:
    """Paths below the blog, without slashes at the ends, and "?p=12" for addresses by number; not the present one."""
    paths = [path for address in (item.link, item.guid) if (path := below(address, base))]
    if item.number:
        paths.append(f"?p={item.number}")
        if item.kind == "page":
            paths.append(f"?page_id={item.number}")
    own = unquote(item.slug)
    link = below(item.link, base)
    for meta in item.meta:
        if meta.key == "_wp_old_slug" and meta.value:
            before = unquote(meta.value).strip("/")
            paths.append(before)
            if own and link.endswith(f"/{own}"):
                paths.append(link.removesuffix(own) + before)
    if own:
        paths.append(own)
    return [path for path in dict.fromkeys(paths) if path and path != slug and len(path) <= LONGEST]


def below(address: str, base: str) -> str:
    """The part of an address below the blog's; empty for the blog itself and for addresses elsewhere."""
    bare = bare_address(address)
    if bare != base and not bare.startswith(f"{base}/"):
        return ""
    path = bare[len(base) :].lstrip("/")
    if path.startswith("?"):
        return path if path[1:].partition("=")[0] in {"p", "page_id"} else ""
    return unquote(path.partition("?")[0].partition("#")[0]).strip("/")
