"""The school's signature on what leaves: which parts it handed out, on which day. Ed25519; one key a school, in
HUB_HOME."""

from __future__ import annotations

import base64
import binascii
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hub.portability.archive.opening import Opened
from hub.portability.wxr.findings import NotAnExport
from hub.school.models import School

SIGNATURE = "signature.json"
FIRST_LINE = "What a hub handed out, version 1"


class NoKey(ValueError):
    """What was given is no public key of a hub."""


@dataclass(frozen=True)
class Verdict:
    """What can be said of an archive: who signed it, and which of its parts are not as they were handed out."""

    told: dict[str, str] = field(default_factory=dict)
    key: str = ""
    is_signed: bool = False
    is_of_key: bool = True
    changed: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)

    @property
    def is_as_issued(self) -> bool:
        """Whether it is, all of it, what the holder of the key handed out."""
        return self.is_signed and self.is_of_key and not (self.changed or self.missing or self.added)


def public_key_of(school: School) -> str:
    """The key with which anybody can check what the school signed, in Base64."""
    key = _key_of(school).public_key()
    raw = key.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return base64.b64encode(raw).decode()


def sign(school: School, told: Mapping[str, str], sums: Mapping[str, str]) -> str:
    """The signature over what is told and the sums of all parts, as the file that lies beside them."""
    lines = [FIRST_LINE, *(f"{name}: {' '.join(words.split())}" for name, words in sorted(told.items())), ""]
    lines += [f"{digest}  {name}" for name, digest in sorted(sums.items())]
    statement = "\n".join(lines) + "\n"
    signature = base64.b64encode(_key_of(school).sign(statement.encode())).decode()
    found = {"algorithm": "Ed25519", "key": public_key_of(school), "signature": signature, "statement": statement}
    return json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def verify(opened: Opened, key: str = "") -> Verdict:
    """Look at every part. `key`: the public key that it must have been signed with. Needs no network and no hub.

    Raises NotAnExport when there is no signature that can be read.
    """
    found = _signature_in(opened)
    if not _is_signed(found):
        return Verdict(key=found["key"], is_signed=False)
    head, _blank, listed = found["statement"].partition("\n\n")
    told = dict(line.partition(": ")[::2] for line in head.splitlines()[1:])
    sums = {name: digest for digest, _space, name in (line.partition("  ") for line in listed.splitlines())}
    now = {name: opened.sum_of(name) for name in sums if name in opened.parts}
    return Verdict(
        told=told, key=found["key"], is_signed=head.startswith(FIRST_LINE),
        is_of_key=not key or _same_key(found["key"], key),
        changed=sorted(name for name, digest in now.items() if digest != sums[name]),
        missing=sorted(set(sums) - set(now)), added=sorted(set(opened.parts) - set(sums) - {SIGNATURE}),
    )  # fmt: skip


def read_key(words: str) -> str:
    """A public key as people have it: Base64, or the file that a hub gives at its address. Raises NoKey."""
    try:
        told = json.loads(words)["key"] if words.lstrip().startswith("{") else words.strip()
        if len(base64.b64decode(told, validate=True)) == 32:
            return str(told)
    except (ValueError, KeyError, TypeError):
        pass
    raise NoKey(_("This is no public key of a hub."))


def _signature_in(opened: Opened) -> dict[str, str]:
    try:
        found: Any = json.loads(opened.text(SIGNATURE))
        return {name: found[name] for name in ("key", "signature", "statement") if isinstance(found[name], str)}
    except (ValueError, KeyError, TypeError, RecursionError) as problem:
        raise NotAnExport(_("There is no signature in this file that can be read.")) from problem


def _is_signed(found: dict[str, str]) -> bool:
    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(found["key"], validate=True))
        key.verify(base64.b64decode(found["signature"], validate=True), found["statement"].encode())
    except (InvalidSignature, ValueError, KeyError, binascii.Error):
        return False
    return True


def _same_key(one: str, other: str) -> bool:
    return base64.b64decode(one) == base64.b64decode(other)


def _key_of(school: School) -> Ed25519PrivateKey:
    """The school's own key, made when it is first needed."""
    path = Path(settings.HUB_HOME) / "signing" / f"{school.public_id}.pem"
    if not path.exists():
        _make_key(path)
    key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    assert isinstance(key, Ed25519PrivateKey)  # noqa: S101 - we made it
    return key


def _make_key(path: Path) -> None:
    """Written whole and for this hub's eyes only; of two that make one at once, the first is kept."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    pem = Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    # A temporary file is readable by its owner alone.
    with tempfile.NamedTemporaryFile(dir=path.parent) as made:
        made.write(pem)
        made.flush()
        os.fsync(made.fileno())
        try:
            os.link(made.name, path)
        except FileExistsError:
            return
