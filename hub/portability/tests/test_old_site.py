"""Files that did not come along are fetched from where the blog was, carefully, and once."""

from __future__ import annotations

import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hub.fetching import NotFetched
from hub.portability.importing.formats import bring_in
from hub.portability.importing.old_site import OldSite
from hub.portability.importing.running import import_wordpress
from hub.portability.importing.source import open_source
from hub.portability.models import Transfer
from hub.portability.tests.conftest import SAMPLES, told
from hub.portability.tests.test_import_pages import send, signed_in
from samples.cast import Cast


@contextmanager
def old_site(files: dict[str, bytes], settings: Any) -> Iterator[tuple[str, list[str]]]:
    """A server with these files below their uploads; and what it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # noqa: N802 - named by the library
            asked.append(self.path)
            content = files.get(self.path.partition("/206/")[2])
            self.send_response(404 if content is None else 200)
            self.send_header("Content-Length", str(len(content or b"")))
            self.end_headers()
            self.wfile.write(content or b"")

        def log_message(self, *_words: object) -> None:
            """Quiet."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.HUB_MOVES_FROM = [f"127.0.0.1:{server.server_port}"]
    try:
        yield f"127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()


def export_from(host: str, folder: Path) -> tuple[Path, dict[str, bytes]]:
    """The export of Grade 3 as if its blog were there, and its files by their place."""
    words = (SAMPLES / "grade3.xml").read_bytes()
    base = words.partition(b"<wp:base_blog_url>")[2].partition(b"</wp:base_blog_url>")[0]
    server = base.split(b"/")[2]
    path = folder / "grade3.xml"
    path.write_bytes(words.replace(b"https://" + server, b"http://" + host.encode()))
    with zipfile.ZipFile(SAMPLES / "uploads-grade3.zip") as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
        return path, {name.partition("uploads/")[2] or name: archive.read(name) for name in names}


def test_they_come_when_somebody_says_so_and_what_is_missing_comes_later(
    client: Client, cast: Cast, quick_pictures: None, settings: Any, tmp_path: Path
) -> None:
    with old_site({}, settings) as (host, asked):
        path, files = export_from(host, tmp_path)
        with path.open("rb") as export:
            looked = signed_in(client, cast.mei).post(reverse("import-wordpress", args=["mei"]), {"export": export})
        page = client.get(looked.headers["Location"]).text
        assert "Fetch these pictures and files from the old site" in page and not asked
        transfer = Transfer.objects.get()
        client.post(reverse("import-start", args=[transfer.public_id]), {"fetch": "on"})
        transfer.refresh_from_db()
        assert transfer.report["imported"]["media"] == 0
        assert "It is not at the old site any more." in told(transfer, "left-out")
    with old_site(files, settings) as (host, asked):
        path, _files = export_from(host, tmp_path)
        again = Transfer.objects.create(school=cast.school, blog=cast.blogs["Mei"], name="again.xml")
        source = open_source(path)
        source.fetches = True
        import_wordpress(again, source)
        again.refresh_from_db()
        first = len(asked)
        assert again.report["imported"]["media"] == 4 and first == 4


def test_without_a_word_nobody_is_asked(client: Client, cast: Cast, quick_pictures: None) -> None:
    send(signed_in(client, cast.mei))
    transfer = Transfer.objects.get()

    transfer.line_up()
    report = bring_in(transfer)

    assert report["imported"]["media"] == 0


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1/a.jpg", "http://169.254.169.254/a.jpg", "http://other.example/a.jpg", "file:///etc/passwd", ""],
)
def test_only_the_old_site_is_asked(address: str) -> None:
    with pytest.raises(NotFetched), OldSite("https://blogs.hillside.example/leo").open(address):
        pass


def test_an_old_site_that_is_gone_is_not_waited_for_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def lost(host: str, *_given: Any, **_more: Any) -> None:
        tried.append(host)
        raise OSError

    monkeypatch.setattr("socket.getaddrinfo", lost)
    site = OldSite("https://blogs.hillside.example/leo")
    for number in range(20):
        with pytest.raises(NotFetched), site.open(f"https://blogs.hillside.example/leo/files/2024/01/{number}.jpg"):
            pass

    assert len(tried) == 5
