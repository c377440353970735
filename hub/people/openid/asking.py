"""Asks a provider for JSON: over https, without following it elsewhere, and with an end to size and time."""

from __future__ import annotations

import base64
import http.client
import json
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, quote_plus, urlencode, urlsplit

PATIENCE = 5  # seconds
LARGEST = 1 << 20
# On the machine itself nobody listens in: for trying it out.
_HERE = ("127.0.0.1", "localhost", "::1")
_NO_ANSWER = (OSError, http.client.HTTPException, ValueError)


class Refused(Exception):
    """The provider did not say what would let somebody in; why stands in the log, and not on the page."""


@dataclass(frozen=True)
class Provider:
    """Whom the hub asks, and as whom. `vouches`: its e-mail addresses are their owners', said or not."""

    issuer: str
    client_id: str
    client_secret: str
    vouches: bool = False

    def places(self) -> dict[str, Any]:
        """Where things are, as the issuer itself says. Raises Refused."""
        told = fetch(f"{self.issuer.rstrip('/')}/.well-known/openid-configuration")
        if told.get("issuer") != self.issuer:
            raise Refused("somebody else answers at the address of the issuer")
        for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
            _split(str(told.get(name, "")))
        return told

    def exchange(self, places: Mapping[str, Any], words: Mapping[str, str]) -> dict[str, Any]:
        """What the provider gives for the code that the browser has brought. Raises Refused."""
        methods = places.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
        if "client_secret_basic" not in methods:
            told = {**words, "client_id": self.client_id, "client_secret": self.client_secret}
            return fetch(places["token_endpoint"], words=told)
        pair = f"{quote_plus(self.client_id)}:{quote_plus(self.client_secret)}"
        return fetch(places["token_endpoint"], words=words, basic=base64.b64encode(pair.encode()).decode())


def fetch(address: str, *, words: Mapping[str, str] | None = None, basic: str = "") -> dict[str, Any]:
    """The JSON object at this address; `words` are sent as a form. Raises Refused for everything else."""
    split = _split(address)
    headers = {"Accept": "application/json"} | ({"Authorization": f"Basic {basic}"} if basic else {})
    if words is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    connection = _connection(split)
    try:
        path = (split.path or "/") + (f"?{split.query}" if split.query else "")
        body = None if words is None else urlencode(words)
        connection.request("GET" if body is None else "POST", path, body, headers)
        answer = connection.getresponse()
        if answer.status != http.client.OK:
            raise Refused(f"{split.netloc} answered {answer.status}")
        told = json.loads(answer.read(LARGEST))
    except _NO_ANSWER as error:
        raise Refused(f"{split.netloc} did not answer as it should: {error!r}") from error
    finally:
        connection.close()
    if not isinstance(told, dict):
        raise Refused(f"{split.netloc} did not answer with an object")
    return told


def _split(address: str) -> SplitResult:
    """The parts of an address that may be asked. Raises Refused."""
    try:
        split = urlsplit(address)
        is_fine = bool(split.hostname) and split.port != 0 and not split.username
    except ValueError as error:
        raise Refused(f"{address!r} is no address") from error
    if not is_fine or not (split.scheme == "https" or (split.scheme == "http" and split.hostname in _HERE)):
        raise Refused(f"{address!r} is not asked, because it is not https")
    return split


def _connection(split: SplitResult) -> http.client.HTTPConnection:
    if split.scheme == "http":
        return http.client.HTTPConnection(str(split.hostname), split.port, timeout=PATIENCE)
    context = ssl.create_default_context()
    return http.client.HTTPSConnection(str(split.hostname), split.port, timeout=PATIENCE, context=context)
