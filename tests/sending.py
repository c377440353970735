"""What somebody's browser sends while they work: a post as it is typed, its publishing, a comment, a picture."""

from __future__ import annotations

import hashlib
import io
import json
import re
from dataclasses import dataclass, field
from http.client import HTTPConnection
from urllib.parse import urlencode

from PIL import Image

TOKEN = "t" * 32
PUBLISH = "publish"
"""Where a key begins with it, it must stand in what readers see."""
TURNS = ("keep", "keep", "comment", PUBLISH, "picture", "keep", PUBLISH, "keep")
"""A post is started, written on, published, changed, published anew, and changed once more without publishing."""
_START = re.compile(r'name="start" value="([^"]+)"')
_KEEP = re.compile(r'"(/write/[^"/]+/)keep/"')


@dataclass
class Post:
    """A post as its writer has it on the screen."""

    path: str
    start: str
    keys: list[str] = field(default_factory=list)
    version: int = 0


class Sender:
    """One person's browser. Each of its requests carries a key that no other has."""

    def __init__(self, session: str, entry: str) -> None:
        self.session, self.entry = session, entry
        self.post: Post | None = None
        self.turn = 0

    def next_turn(self, connection: HTTPConnection) -> str:
        """What comes next; where it needs a post and none is open, the page for a new one is opened first."""
        place, self.turn = self.turn % len(TURNS), self.turn + 1
        what = TURNS[place]
        if place == 0:
            self.post = None
        if self.post is None and what in {"keep", PUBLISH}:
            page = self._ask(connection, "GET", "/write/")[1].decode()
            start, path = _START.search(page), _KEEP.search(page)
            self.post = Post(path.group(1), start.group(1)) if start and path else None
        return what

    def send(self, connection: HTTPConnection, what: str, key: str) -> tuple[int, bytes]:
        """Send it; the status and the whole answer. Whoever gets no answer goes on with another post."""
        if what == "picture":
            return self._ask(connection, "POST", "/media/", _picture(key), f"multipart/form-data; boundary={key}")
        if what == "comment":
            return self._send_form(connection, f"/comments/on/{self.entry}/", text=key, reply_to="")
        return self._send_post(connection, what, key)

    def _send_post(self, connection: HTTPConnection, what: str, key: str) -> tuple[int, bytes]:
        post, self.post = self.post, None
        if post is None:
            return 0, b"There is no page for writing."
        post.keys.append(key)
        status, said = self._send_form(
            connection, f"{post.path}{what}/", start=post.start, base_version=str(post.version),
            title=post.keys[0], body="".join(f"<p>{one}</p>" for one in post.keys), body_format="html",
            audience="class", comments_open="on", picture="first", when="now",
        )  # fmt: skip
        if status in {200, 302}:
            post.version = json.loads(said)["version"] if what == "keep" else post.version + 1
            self.post = post
        return status, said

    def _send_form(self, connection: HTTPConnection, path: str, **fields: str) -> tuple[int, bytes]:
        return self._ask(connection, "POST", path, urlencode(fields).encode(), "application/x-www-form-urlencoded")

    def _ask(
        self, connection: HTTPConnection, method: str, path: str, body: bytes = b"", content_type: str = ""
    ) -> tuple[int, bytes]:
        headers = {"Cookie": f"sessionid={self.session}; csrftoken={TOKEN}", "X-CSRFToken": TOKEN}
        headers |= {"Accept": "application/json"} if path.endswith("/keep/") else {}
        connection.request(method, path, body, headers | ({"Content-Type": content_type} if body else {}))
        answer = connection.getresponse()
        return answer.status, answer.read()


def _picture(key: str) -> bytes:
    head = f'--{key}\r\nContent-Disposition: form-data; name="file"; filename="{key}.png"\r\n\r\n'
    return head.encode() + picture_of(key) + f"\r\n--{key}--\r\n".encode()


def picture_of(key: str) -> bytes:
    """A small picture that no other key has."""
    pixels = b"".join(hashlib.sha512(f"{key} {row}".encode()).digest()[:48] for row in range(16))
    out = io.BytesIO()
    Image.frombytes("RGB", (16, 16), pixels).save(out, "PNG")
    return out.getvalue()
