"""The way to the provider and back again: what is sent along, and what has to come back with it."""

from __future__ import annotations

import base64
import hashlib
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import jwt
from django.core.cache import cache
from django.http import HttpRequest

from hub.people.openid.asking import Provider, Refused, fetch

KEY = "hub_on_the_way"
LASTS = 10 * 60
PLACES_LAST = 5 * 60
ALGORITHMS = ["RS256", "PS256", "ES256", "EdDSA"]  # With two keys each: what both sides know, both could have written.
LEEWAY = 60  # seconds that two clocks may differ
NEEDED = ["iss", "sub", "aud", "exp", "iat", "nonce"]
_NO_TOKEN = (jwt.PyJWTError, ValueError, TypeError, KeyError, AttributeError)


@dataclass(frozen=True)
class Told:
    """Whom the provider has seen. `email` is empty unless it is known to be theirs. `wished`: the page to go to."""

    issuer: str
    subject: str
    email: str
    wished: str


def way_to(request: HttpRequest, provider: Provider, *, back: str, wished: str) -> str:
    """The address at the provider; the session remembers what must come back from there. Raises Refused.

    Where that is, is remembered for a while, so that whoever only looks at the door makes the hub ask nobody.
    """
    remembered = f"openid-{_digest(provider.issuer)}"
    places = cache.get(remembered)
    if places is None:
        places = provider.places()
        cache.set(remembered, places, PLACES_LAST)
    state, nonce, verifier = (secrets.token_urlsafe(32) for _secret in range(3))
    request.session[KEY] = {
        **{"state": state, "nonce": nonce, "verifier": verifier, "wished": wished},
        **{"issuer": provider.issuer, "at": int(time.time())},
    }
    asked = {
        **{"response_type": "code", "scope": "openid email", "client_id": provider.client_id, "redirect_uri": back},
        **{"state": state, "nonce": nonce, "code_challenge_method": "S256", "code_challenge": _digest(verifier)},
    }
    address = str(places["authorization_endpoint"])
    return f"{address}{'&' if '?' in address else '?'}{urlencode(asked)}"


def who_comes(request: HttpRequest, provider: Provider, *, back: str) -> Told:
    """Whom the provider has seen, when the browser comes back from there. Raises Refused."""
    way: Mapping[str, Any] = request.session.pop(KEY, {})
    state = request.GET.get("state", "")
    if not way or not secrets.compare_digest(way["state"].encode(), state.encode()):
        raise Refused("somebody came back who was not sent from here")
    if time.time() - way["at"] > LASTS or way["issuer"] != provider.issuer:
        raise Refused("somebody came back too late, or from elsewhere")
    if request.GET.get("iss", provider.issuer) != provider.issuer or not request.GET.get("code"):
        raise Refused(f"the provider let nobody in: {request.GET.get('error', '')[:60]!r}")
    places = provider.places()
    words = {"grant_type": "authorization_code", "code": request.GET["code"], "redirect_uri": back}
    given = provider.exchange(places, {**words, "code_verifier": way["verifier"]})
    claims = _claims(str(given.get("id_token", "")), fetch(places["jwks_uri"]), provider, way["nonce"])
    return Told(provider.issuer, claims["sub"], _email(claims, provider), way["wished"])


def _claims(token: str, keys: dict[str, Any], provider: Provider, nonce: str) -> dict[str, Any]:
    """What the token says, when the provider has signed it, for us, now, and for this very way. Raises Refused."""
    try:
        claims: dict[str, Any] = jwt.decode(
            token,
            _key(keys, jwt.get_unverified_header(token).get("kid")),
            algorithms=ALGORITHMS,
            audience=provider.client_id,
            issuer=provider.issuer,
            leeway=LEEWAY,
            options={"require": NEEDED},
        )
        is_ours = claims.get("azp", provider.client_id) == provider.client_id
        is_asked_for = secrets.compare_digest(str(claims["nonce"]).encode(), nonce.encode())
        is_named = isinstance(claims["sub"], str) and 0 < len(claims["sub"]) <= 255
    except _NO_TOKEN as error:
        raise Refused(f"the token is not good: {error!r}") from error
    if not (is_ours and is_asked_for and is_named):
        raise Refused("the token is for somebody else, or for another way")
    return claims


def _key(keys: dict[str, Any], name: str | None) -> jwt.PyJWK:
    """The key of this name, or the only one there is."""
    known = jwt.PyJWKSet.from_dict(keys)
    return known[name] if name else next(iter(known))


def _email(claims: Mapping[str, Any], provider: Provider) -> str:
    """The address when the provider says that it has checked it; what it has not said is up to how it is set up."""
    is_checked = claims.get("email_verified", provider.vouches)
    return str(claims.get("email", "")).strip().lower() if is_checked in (True, "true") else ""


def _digest(words: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(words.encode()).digest()).rstrip(b"=").decode()
