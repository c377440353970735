"""An OpenID Connect provider of the tests' own, on 127.0.0.1: it lets in whom a test names, and lies when told to."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "hub-of-harbour-hill", "a secret: with / and +"
KEY_NAME = "key of today"


@cache
def key(_name: str) -> rsa.RSAPrivateKey:
    """The provider's key; or a stranger's."""
    return rsa.generate_private_key(65537, 2048)


@dataclass
class OwnProvider:
    """It runs at `issuer`. What stands in `claims` stands in the token instead of what is true."""

    issuer: str = ""
    who: dict[str, Any] = field(default_factory=dict)
    claims: dict[str, Any] = field(default_factory=dict)
    signed_by: str = "provider"
    algorithm: str = "RS256"
    places: dict[str, Any] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def let_in(self, address: str) -> str:
        """Where the browser is sent after somebody has signed in at this address."""
        words = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        code = f"code {len(self.codes)}"
        self.codes[code] = words
        return f"{words['redirect_uri']}?{urlencode({'code': code, 'state': words['state']})}"

    def answer(self, path: str, form: dict[str, str], authorization: str) -> tuple[int, dict[str, Any]]:
        """What stands at a path."""
        self.asked.append(path)
        if path == "/.well-known/openid-configuration":
            return 200, self._places()
        if path == "/keys":
            public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(key("provider").public_key()))
            return 200, {"keys": [public | {"kid": KEY_NAME, "alg": "RS256", "use": "sig"}]}
        if path == "/token":
            return self._token(form, authorization)
        return 404, {}

    def _places(self) -> dict[str, Any]:
        here = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
        }
        return here | self.places

    def _token(self, form: dict[str, str], authorization: str) -> tuple[int, dict[str, Any]]:
        words = self.codes.pop(form.get("code", ""), None)
        told = base64.b64decode(authorization.removeprefix("Basic ")).decode()
        if words is None or told != f"{CLIENT}:a+secret%3A+with+%2F+and+%2B":
            return 400, {"error": "invalid_client"}
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        is_same = base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == words["code_challenge"]
        if not is_same or form["redirect_uri"] != words["redirect_uri"]:
            return 400, {"error": "invalid_grant"}
        return 200, {"access_token": "none", "token_type": "Bearer", "id_token": self._signed(words["nonce"])}

    def _signed(self, nonce: str) -> str:
        now = int(time.time())
        true = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": nonce}
        claims = {name: value for name, value in (true | self.who | self.claims).items() if value is not None}
        known = {"none": "", "HS256": CLIENT * 3}
        signs = known[self.algorithm] if self.algorithm in known else key(self.signed_by)
        return jwt.encode(claims, signs, algorithm=self.algorithm, headers={"kid": KEY_NAME})


@contextmanager
def own_provider() -> Iterator[OwnProvider]:
    """One that runs for as long as the block lasts."""
    provider = OwnProvider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer({})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._answer({name: values[0] for name, values in parse_qs(body).items()})

        def _answer(self, form: dict[str, str]) -> None:
            status, told = provider.answer(self.path, form, self.headers.get("Authorization", ""))
            self.send_response(status)
            self.end_headers()
            self.wfile.write(json.dumps(told).encode())

        def log_message(self, *_words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
