"""The careful fetcher: whom it asks, and what it takes."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from hub.fetching import is_public
from hub.portability.importing import fetching
from hub.portability.importing.fetching import asked, chunks, place_of
from hub.portability.wxr.findings import NotAnExport

INSIDE = (
    "127.0.0.1 10.1.2.3 192.168.0.1 172.16.9.9 169.254.169.254 100.64.0.1 0.0.0.0 255.255.255.255 224.0.0.1 "
    "::1 fe80::1 fc00::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 64:ff9b::7f00:1 2002:7f00:1:: 2001:0:7f00:1:: ff02::1 x "
    "64:ff9b:1::a00:1 ::127.0.0.1 fec0::1 ::ffff:0:7f00:1"
)


@pytest.mark.parametrize("address", INSIDE.split())
def test_no_address_of_ones_own_network_is_asked(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_public_addresses_are(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "code",
    [
        "",
        "abc",
        "file:///etc/passwd",
        "ftp://hub.example/x",
        "http://hub.example/moving/x/",
        "https://a:b@hub.example/x",
        "https://hub.example/x?y=1",
        "https://hub.example/x#y",
        "https://hub.example:99999/x",
        "https:///x",
        "https://hub.example/a b",
        "https://hub.example/" + "x" * 300,
    ],
)
def test_what_is_no_code_is_told(code: str) -> None:
    with pytest.raises(NotAnExport):
        place_of(code)


def test_a_name_that_leads_inside_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(2, 1, 6, "", ("93.184.215.14", 443)), (2, 1, 6, "", ("10.0.0.7", 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_given, **_more: found)
    monkeypatch.setattr(socket, "create_connection", lambda *_given, **_more: pytest.fail("It was asked."))

    with pytest.raises(NotAnExport, match="do not fetch from there"), asked(place_of("https://h.example/x"), "/x", {}):
        pass


def test_it_connects_to_the_address_that_was_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    connected: list[object] = []

    def connect(where: object, **_more: object) -> None:
        connected.append(where)
        raise OSError

    found = [(2, 1, 6, "", ("93.184.215.14", 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_given, **_more: found)
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(NotAnExport, match="does not answer"), asked(place_of("https://h.example/x"), "/x", {}):
        pass

    assert connected == [("93.184.215.14", 443)]


@contextmanager
def answering(status: int, body: bytes = b"", **headers: str) -> Iterator[str]:
    """A server that says the same to everybody."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # noqa: N802 - named by the library
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name.replace("_", "-"), value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_words: object) -> None:
            """Quiet."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def test_without_the_operators_word_ones_own_machine_is_not_asked() -> None:
    with answering(200, b"secret") as host, pytest.raises(NotAnExport):
        place_of(f"http://{host}/x/")


@pytest.mark.parametrize(("status", "words"), [(302, "does not work"), (404, "does not work"), (503, "still packing")])
def test_no_redirect_is_followed_and_a_no_is_a_no(status: int, words: str, settings: object) -> None:
    with answering(status, Location="http://127.0.0.1:1/inside") as host:
        settings.HUB_MOVES_FROM = [host]  # type: ignore[attr-defined]  # pytest-django's.
        with pytest.raises(NotAnExport, match=words), asked(place_of(f"http://{host}/x/"), "/x/", {}):
            pass


@pytest.mark.parametrize("code", ["https://hub.example:25/x", "https://hub.example:8443/x"])
def test_another_door_than_that_of_the_web_is_not_knocked_at(code: str, settings: object) -> None:
    with pytest.raises(NotAnExport, match="do not fetch from there"):
        place_of(code)
    settings.HUB_MOVES_FROM = [code.split("/")[2]]  # type: ignore[attr-defined]  # pytest-django's.
    assert place_of(code).port > 0


@contextmanager
def dripping(before: bytes, settings: object, then: bytes = b"x") -> Iterator[str]:
    """A server that says this, and from then on a letter now and then, for ever."""
    listening = socket.create_server(("127.0.0.1", 0))

    def drip() -> None:
        line, _where = listening.accept()
        with line, suppress(OSError):
            line.recv(4096)
            line.sendall(before)
            while True:
                line.sendall(then)
                time.sleep(0.02)

    threading.Thread(target=drip, daemon=True).start()
    host = f"127.0.0.1:{listening.getsockname()[1]}"
    settings.HUB_MOVES_FROM = [host]  # type: ignore[attr-defined]  # pytest-django's.
    with listening:
        yield f"http://{host}/x/"


def test_who_sends_the_file_letter_by_letter_is_cut_off(settings: object) -> None:
    begun = time.monotonic()
    with dripping(b"HTTP/1.1 200 OK\r\n\r\n", settings) as code, pytest.raises(NotAnExport, match="too long"):  # noqa: SIM117
        with asked(place_of(code), "/x/", {}) as answer:
            list(chunks(answer, most=1 << 20, seconds=0.3))

    assert time.monotonic() - begun < 5


def test_who_begins_to_answer_letter_by_letter_is_cut_off(settings: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "PATIENCE", 0.3)
    begun = time.monotonic()
    with dripping(b"HTTP/1.1 200 OK\r\nX-", settings) as code, pytest.raises(NotAnExport, match="does not answer"):  # noqa: SIM117
        with asked(place_of(code), "/x/", {}):
            pass

    assert time.monotonic() - begun < 5


def test_the_end_of_the_file_is_the_end_also_where_the_line_stays_open(settings: object) -> None:
    said = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
    with dripping(said, settings, then=b"") as code:  # noqa: SIM117
        with asked(place_of(code), "/x/", {}) as answer:
            assert b"".join(chunks(answer, most=5, seconds=5)) == b"hello"


def test_too_much_and_too_little_are_refused(settings: object) -> None:
    with answering(200, b"x" * 5000, Content_Length="5000") as host:
        settings.HUB_MOVES_FROM = [host]  # type: ignore[attr-defined]  # pytest-django's.
        with asked(place_of(f"http://{host}/x/"), "/x/", {"a": "b"}) as answer:
            assert sum(map(len, chunks(answer, most=5000, seconds=5))) == 5000
        with asked(place_of(f"http://{host}/x/"), "/x/", {}) as answer, pytest.raises(NotAnExport, match="too large"):
            list(chunks(answer, most=4999, seconds=5))
    with answering(200, b"x" * 10, Content_Length="5000") as host:
        settings.HUB_MOVES_FROM = [host]  # type: ignore[attr-defined]  # pytest-django's.
        with pytest.raises(NotAnExport, match="does not answer"):  # noqa: SIM117 - the answer is part of what breaks
            with asked(place_of(f"http://{host}/x/"), "/x/", {}) as answer:
                list(chunks(answer, most=5000, seconds=5))
