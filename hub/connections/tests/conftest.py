"""A server of the tests, at which blogs elsewhere stand."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from django.conf import LazySettings

from hub.connections.models import FollowedFeed, Link
from samples.cast import Cast

Page = tuple[int, dict[str, str], bytes]


@dataclass
class Elsewhere:
    """Pages by their path, each a status, headers and bytes; and what was asked, with the headers."""

    host: str = ""
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def put(self, path: str, body: str | bytes, status: int = 200, **headers: str) -> str:
        """Let this stand there; its address."""
        said = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = (status, said, body.encode() if isinstance(body, str) else body)
        return self.at(path)

    def at(self, path: str) -> str:
        """The address of a path."""
        return f"http://{self.host}{path}"


@pytest.fixture
def elsewhere(settings: LazySettings) -> Iterator[Elsewhere]:
    """A server on this machine that the operator has named, so that it may be asked."""
    there = Elsewhere()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # noqa: N802 - named by the library
            there.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            status, headers, body = there.pages.get(self.path, (404, {}, b"nothing"))
            if headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
                status, body = 304, b""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_words: Any) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    there.host = f"127.0.0.1:{server.server_port}"
    settings.HUB_MOVES_FROM = [there.host]
    yield there
    server.shutdown()
    server.server_close()


@pytest.fixture
def followed(cast: Cast, elsewhere: Elsewhere) -> FollowedFeed:
    """A blog at / of the other server, which 6B follows; it has not been asked yet."""
    link = Link.objects.create(classroom=cast.class_6b, address=elsewhere.at("/"), added_by=cast.ines)
    return FollowedFeed.objects.create(link=link)
