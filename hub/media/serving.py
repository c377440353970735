"""Answering with a stored file: conditional, in parts, and never as something that could act on the hub's address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO, Any

from django.core.files.storage import default_storage
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpResponse, HttpResponseNotModified, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import content_disposition_header, parse_etags, quote_etag
from django.utils.translation import gettext as _

from hub.audience.http import HubRequest

VISITORS_KEEP = 60
"""Seconds that a cache may answer visitors by itself; after a consent is withdrawn the file is gone that soon."""
SHOWN_IN_PAGES = ("image/", "audio/", "video/")
_SAID_BY_BROWSERS = ("Sec-Fetch-Site", "Sec-Fetch-Mode", "Sec-Fetch-Dest")
_CHUNK = 256 * 1024
_RANGE = re.compile(r"bytes=(\d*)-(\d*)$")


@dataclass(frozen=True)
class Stored:
    """What is served: `name` is what it is saved as, `mark` stands for exactly these bytes."""

    file: FieldFile
    content_type: str
    size: int
    name: str
    mark: str


def is_for_another_site(request: HubRequest) -> bool:
    """Whether the browser says that a page of another site wants to show the file as a part of itself.

    Our own pages, an address that somebody types and a link that somebody follows are not that. Feed readers and old
    browsers say nothing; for them there is Cross-Origin-Resource-Policy, or the rule alone.
    """
    site, mode, destination = (request.headers.get(name, "") for name in _SAID_BY_BROWSERS)
    is_link = mode == "navigate" and destination == "document"
    return site not in {"", "none", "same-origin"} and not is_link


def serve(request: HubRequest, stored: Stored) -> HttpResponseBase:
    """The file, a part of it (Range), or that it has not changed. 404 when the storage has lost it."""
    etag = quote_etag(stored.mark)
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        return _dressed(HttpResponseNotModified(), request, stored, etag)
    try:
        opened = default_storage.open(str(stored.file.name))
    except FileNotFoundError as error:
        raise Http404 from error
    return _dressed(whole_or_part(request, opened, stored.size, stored.content_type, etag), request, stored, etag)


def whole_or_part(request: HubRequest, opened: IO[Any], size: int, content_type: str, etag: str) -> HttpResponseBase:
    """What is in an open file: all of it, or the part asked for (Range), so that a load goes on after a break."""
    part = _part(request, size, etag)
    if part is None:
        response: HttpResponseBase = FileResponse(opened, content_type=content_type)
        response["Content-Length"] = str(size)
    elif part.start >= part.stop:
        opened.close()
        response = HttpResponse(status=416, content_type=content_type)
        response["Content-Range"] = f"bytes */{size}"
    else:
        response = StreamingHttpResponse(_read(opened, part), status=206, content_type=content_type)
        response["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{size}"
        response["Content-Length"] = str(len(part))
    return response


def _dressed(response: HttpResponseBase, request: HubRequest, stored: Stored, etag: str) -> HttpResponseBase:
    in_page = stored.content_type.startswith(SHOWN_IN_PAGES)
    # What a child called a file may hold a whole name; strangers get none (safety.md L10).
    name = stored.name if request.viewer.is_inside else _("file") + PurePosixPath(stored.name).suffix
    disposition = content_disposition_header(as_attachment=not in_page, filename=name)
    response["Content-Disposition"] = disposition or "attachment"
    response["ETag"] = etag
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    patch_vary_headers(response, _SAID_BY_BROWSERS)
    if not stored.content_type.startswith("image/"):
        response["Accept-Ranges"] = "bytes"
    if request.viewer.is_signed_in:
        patch_cache_control(response, private=True, no_cache=True)
    else:
        patch_cache_control(response, public=True, max_age=VISITORS_KEEP)
    return response


def _part(request: HubRequest, size: int, etag: str) -> range | None:
    """The bytes asked for; None for all of them. An empty range cannot be answered."""
    asked = _RANGE.match(request.headers.get("Range", ""))
    if asked is None or asked[0] == "bytes=-" or request.headers.get("If-Range", etag) != etag:
        return None
    first, last = asked.groups()
    if not first:
        return range(max(0, size - int(last)), size)
    return range(int(first), min(int(last) + 1, size) if last else size)


def _read(opened: IO[Any], part: range) -> Iterator[bytes]:
    with opened:
        opened.seek(part.start)
        left = len(part)
        while left > 0 and (chunk := opened.read(min(_CHUNK, left))):
            left -= len(chunk)
            yield chunk
