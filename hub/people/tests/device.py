"""A device that keeps passkeys, as a browser shows them: for tests without a browser."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

FLAG = AuthenticatorData.FLAG
UNLOCKED = FLAG.UP | FLAG.UV


@dataclass
class Device:
    """One key. `origin` is the page that it believes it is on."""

    origin: str = "http://testserver"
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    credential_id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    counter: int = 0
    flags: FLAG = UNLOCKED

    def make(self, asked: dict[str, Any]) -> str:
        """What it answers when it is asked for a new passkey."""
        public = ES256.from_cryptography_key(self.key.public_key())  # type: ignore[no-untyped-call]  # It has none.
        credential = AttestedCredentialData.create(bytes(16), self.credential_id, public)
        told = AuthenticatorData.create(_host(asked["rp"]["id"]), self.flags | FLAG.AT, self.counter, bytes(credential))
        attestation = AttestationObject.create("none", told, {})
        return self._answer(
            clientDataJSON=bytes(self._page("webauthn.create", asked)), attestationObject=bytes(attestation)
        )

    def show(self, asked: dict[str, Any]) -> str:
        """What it answers when it is asked for its passkey."""
        told = AuthenticatorData.create(_host(asked["rpId"]), self.flags, self.counter)
        page = self._page("webauthn.get", asked)
        signature = self.key.sign(told + page.hash, ec.ECDSA(SHA256()))
        return self._answer(clientDataJSON=bytes(page), authenticatorData=bytes(told), signature=signature)

    def _page(self, kind: str, asked: dict[str, Any]) -> CollectedClientData:
        return CollectedClientData.create(type=kind, challenge=asked["challenge"], origin=self.origin)

    def _answer(self, **response: bytes) -> str:
        name = websafe_encode(self.credential_id)
        told = {key: websafe_encode(value) for key, value in response.items()}
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": told})


def _host(name: str) -> bytes:
    return sha256(name.encode()).digest()
