"""Which addresses in a text are the blog's own: its media in every form and size, its posts and pages.

Media are known by the path below their uploads folder, because hosts, schemes, proxies and sizes differ within one
blog. What is not surely the blog's own is somebody else's.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from html import unescape
from typing import NamedTuple
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

from hub.portability.wxr.records import Outline, Site

_UPLOADS = re.compile(
    r"^(?P<before>.*?)/(?:wp-content/uploads/(?:sites/(?P<site>\d+)/)?"
    r"|wp-content/blogs\.dir/(?P<old>\d+)/files/|files/(?=\d{4}/))(?P<path>.+)$"
)
_PROXY = re.compile(r"^i\d\.wp\.com$")
_SIZE = re.compile(r"-\d{1,5}x\d{1,5}(?=\.\w{2,5}$)")
_EDITED = re.compile(r"-(?:scaled|rotated|e\d{10,13})(?=\.\w{2,5}$)")
_NOT_A_PLACE = re.compile(r"^(?:comment|respond|more-|wp-att-|top$)")


class Upload(NamedTuple):
    """A file's place below uploads: the number of its blog on a network (0 for none), and the path."""

    site: int
    path: str


@lru_cache(maxsize=4096)
def parts_of(address: str, base: str = "") -> tuple[str, str, str, str]:
    """Host, path, query and fragment of an address written in any way; empty host for what is no web address."""
    address = unescape(address.strip()).replace("\\", "/")
    if not address or address.startswith("#"):
        return "", "", "", ""
    try:
        split = urlsplit(urljoin(base, address))
        host = (split.hostname or "").removeprefix("www.")
    except ValueError:
        return "", "", "", ""
    if split.scheme not in {"http", "https"}:
        return "", "", "", ""
    path = unquote(split.path)
    if _PROXY.match(host):
        host, _slash, path = path.lstrip("/").partition("/")
        host, path = host.removeprefix("www."), "/" + path
    return host, path, split.query, split.fragment


@lru_cache(maxsize=4096)
def upload_of(address: str, base: str = "") -> Upload | None:
    """The place of a file below its uploads folder; None for addresses outside of any."""
    host, path, _query, _fragment = parts_of(address, base)
    if host.endswith(".files.wordpress.com") and path.count("/") > 1:
        return Upload(0, path.lstrip("/"))
    found = _UPLOADS.match(path)
    return Upload(int(found["site"] or found["old"] or 0), found["path"]) if found else None


def sizes_of(path: str) -> list[str]:
    """The path, then the originals it may be a smaller, edited or turned version of, most alike first."""
    found = [path]
    for pattern in (_SIZE, _EDITED, _SIZE, _EDITED):
        for known in [*found]:
            shorter = pattern.sub("", known)
            if shorter not in found:
                found.append(shorter)
    return found


class OwnAddresses:
    """The addresses of one blog, from the outlines of its export."""

    def __init__(self, site: Site, outlines: Iterable[Outline]) -> None:
        self.base = site.base_blog_url.rstrip("/") + "/"
        self.uploads: dict[str, Outline] = {}
        self.names: dict[str, list[Outline]] = {}
        self.pages: dict[str, Outline] = {}
        self.numbers: dict[int, Outline] = {}
        self.sites: set[int] = set()
        self.hosts = {parts_of(address)[0] for address in (site.base_blog_url, site.base_site_url)} - {""}
        for outline in outlines:
            self._add(outline)

    def medium(self, which: str | int) -> Outline | None:
        """The attachment an address or a number means."""
        if isinstance(which, int):
            found = self.numbers.get(which)
            return found if found and found.kind == "attachment" else None
        host, path, query, _fragment = parts_of(which, self.base)
        upload = upload_of(which, self.base)
        if upload is not None:
            return self._uploaded(host, upload)
        if not host:
            return None
        number = parse_qs(query).get("attachment_id", [""])[0]
        if number.isdigit() and self.is_own(which):
            return self.medium(int(number[:15]))
        page = self.pages.get(_place(host, path))
        return page if page and page.kind == "attachment" else None

    def entry(self, address: str) -> tuple[Outline, str] | None:
        """The post or page an address leads to, and the fragment in it (empty when it means nothing to a reader)."""
        host, path, query, fragment = parts_of(address, self.base)
        if not host:
            return None
        found = self._by_query(address, query) or self.pages.get(_place(host, path))
        if found is None or found.kind == "attachment":
            return None
        return found, "" if _NOT_A_PLACE.match(fragment) else fragment

    def is_own(self, address: str) -> bool:
        """Whether an address lies in this blog."""
        host, path, _query, _fragment = parts_of(address, self.base)
        own_host, own_path, _query, _fragment = parts_of(self.base)
        return bool(host) and _place(host, path + "/x").startswith(_place(own_host, own_path) + "/")

    def is_own_upload(self, address: str) -> bool:
        """Whether an address is a file of this blog, in the export or not."""
        upload = upload_of(address, self.base)
        host = parts_of(address, self.base)[0]
        return upload is not None and host in self.hosts and (upload.site in self.sites or not self.sites)

    def absolute(self, address: str) -> str:
        """An address in full; relative ones are meant from the blog's root."""
        try:
            return urljoin(self.base, unescape(address.strip()))
        except ValueError:
            return ""

    def _add(self, outline: Outline) -> None:
        if outline.number:
            self.numbers.setdefault(outline.number, outline)
        if outline.kind == "attachment":
            for address in (outline.attachment_url, outline.guid):
                if upload := upload_of(address):
                    self.sites.add(upload.site)
                    self.uploads.setdefault(upload.path, outline)
                    self.hosts.add(parts_of(address)[0])
                elif address and "?" not in address:
                    self.pages.setdefault(_place(*parts_of(address)[:2]), outline)
            if outline.file:
                self.uploads.setdefault(outline.file, outline)
                self.names.setdefault(outline.file.rpartition("/")[2], []).append(outline)
        elif outline.kind == "nav_menu_item":
            return
        for address in (outline.link, outline.guid):
            host, path, query, _fragment = parts_of(address)
            if host and not query and _place(host, path) != _place(*parts_of(self.base)[:2]):
                self.pages.setdefault(_place(host, path), outline)
        for slug in outline.old_slugs:
            host, path, query, _fragment = parts_of(outline.link)
            if not query and outline.slug:
                before = path.rstrip("/").rpartition("/")[0]
                self.pages.setdefault(_place(host, f"{before}/{unquote(slug)}"), outline)

    def _by_query(self, address: str, query: str) -> Outline | None:
        if not query or not self.is_own(address):
            return None
        asked = parse_qs(query)
        number = next((value[0] for name in ("p", "page_id", "preview_id") if (value := asked.get(name))), "")
        return self.numbers.get(int(number)) if number.isdigit() and len(number) < 16 else None

    def _uploaded(self, host: str, upload: Upload) -> Outline | None:
        if self.sites and upload.site not in self.sites:
            return None
        if self.hosts and host not in self.hosts and not host.endswith(".files.wordpress.com"):
            return None
        return next((found for path in sizes_of(upload.path) if (found := self.uploads.get(path))), None)


def _place(host: str, path: str) -> str:
    """How two spellings of one page's address are the same."""
    path = re.sub(r"/(?:index\.php|amp)(?=/|$)", "", path)
    return host.removeprefix("www.") + path.rstrip("/").lower()
