"""A small server for the editor's tests: one page under the hub's content security policy, and addresses that
take files and saved texts the way the hub does."""

import json
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from string import Template
from threading import Thread

HERE = Path(__file__).parent
STATIC = HERE.parents[1] / "static" / "desk"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; "
    "frame-ancestors 'none'"
)
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="6"><rect width="8" height="6" fill="teal"/></svg>'
LOOKS = (
    ".icon { width: 1.4rem; height: 1.4rem } .visually-hidden { position: absolute; opacity: 0 } "
    ":root { --bar: 4rem; --paper: white } header { position: sticky; top: 0; height: 4rem; background: white }"
)
SPRITE = '<svg xmlns="http://www.w3.org/2000/svg"></svg>'

Answer = tuple[int, dict[str, object]]


@dataclass
class Desk:
    """What the server gives and what came in; a test changes the answers."""

    document: str = ""
    title: str = "Bridge three"
    media_id: str = "media-0000000000000001"
    uploads: list[dict[str, str]] = field(default_factory=list)
    saves: list[dict[str, str]] = field(default_factory=list)
    sent: list[dict[str, str]] = field(default_factory=list)
    content: bytes = b""
    on_save: Callable[[dict[str, str]], Answer] | None = None
    on_upload: Callable[[dict[str, str]], Answer] | None = None
    version: int = 1
    address: str = ""

    def page(self) -> str:
        """The write page, as the hub's template renders it."""
        template = Template((HERE / "write.html").read_text())
        return template.substitute(document=self.document, title=self.title, version=self.version)

    def save(self, fields: dict[str, str]) -> Answer:
        self.saves.append(fields)
        if self.on_save:
            return self.on_save(fields)
        self.version += 1
        self.document = fields["body"]
        return 200, {"saved": True, "version": self.version}

    def upload(self, fields: dict[str, str]) -> Answer:
        self.uploads.append(fields)
        if self.on_upload:
            return self.on_upload(fields)
        kind = fields["file:type"].split("/")[0]
        return 201, {
            "id": self.media_id,
            "kind": kind if kind in ("image", "audio", "video") else "file",
            "src": "/dot.svg",
            "width": 8,
            "height": 6,
            "name": fields["file"],
        }


def serve(desk: Desk) -> ThreadingHTTPServer:
    """Start it on a free port of this machine; desk.address says which."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.split("?")[0]
            if path.startswith("/static/desk/"):
                file = STATIC / path.removeprefix("/static/desk/")
                self.answer(200, file.read_bytes(), TYPES[file.suffix])
            elif path == "/looks.css":
                self.answer(200, LOOKS.encode(), "text/css")
            elif path == "/icons.svg":
                self.answer(200, SPRITE.encode(), "image/svg+xml")
            elif path == "/dot.svg" or path.startswith("/media/"):
                self.answer(200, DOT.encode(), "image/svg+xml")
            elif path == "/write/":
                self.answer(200, desk.page().encode(), "text/html; charset=utf-8")
            else:
                self.answer(404, b"", "text/plain")

        def do_HEAD(self) -> None:
            self.answer(200, b"", "text/plain")

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            fields = read_form(self.headers["content-type"], body)
            if self.path == "/publish/":
                desk.sent.append(fields)
                self.answer(200, b"<!doctype html><title>Sent</title><p>Sent", "text/html; charset=utf-8")
            else:
                desk.content = body
                status, told = desk.upload(fields) if self.path == "/upload/" else desk.save(fields)
                self.answer(status, json.dumps(told).encode(), "application/json")

        def answer(self, status: int, body: bytes, content_type: str) -> None:
            self.send_response(status)
            self.send_header("content-type", content_type)
            self.send_header("content-length", str(len(body)))
            self.send_header("content-security-policy", POLICY)
            with suppress(ConnectionError):  # A page that is left does not wait for its answers.
                self.end_headers()
                self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    desk.address = f"http://127.0.0.1:{server.server_port}/write/"
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    return server


def read_form(content_type: str, body: bytes) -> dict[str, str]:
    """The fields of a multipart form; of a file its name, and its type as "<field>:type"."""
    boundary = content_type.partition("boundary=")[2].encode()
    fields: dict[str, str] = {}
    for part in body.split(b"--" + boundary)[1:-1]:
        head, _, value = part.strip(b"\r\n").partition(b"\r\n\r\n")
        words = head.decode()
        name = re.search(r'name="([^"]*)"', words)
        file = re.search(r'filename="([^"]*)"', words)
        kind = re.search(r"content-type: *(\S+)", words, re.IGNORECASE)
        if name is None:
            continue
        fields[name[1]] = file[1] if file else value.decode()
        if file and kind:
            fields[f"{name[1]}:type"] = kind[1]
    return fields
