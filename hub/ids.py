"""Public ids: what stands in addresses instead of a row's number."""

import base64
import hashlib
import re
import secrets
from collections.abc import Mapping

PUBLIC_ID_LENGTH = 22
PUBLIC_ID_PATTERN = r"[A-Za-z0-9_-]{22}"


def new_public_id() -> str:
    """128 random bits as 22 characters of [A-Za-z0-9_-]; nobody can guess or count them."""
    return secrets.token_urlsafe(16)


def sent_key(post: Mapping[str, str]) -> str:
    """The public id that a form gives to what it makes (POST `key`), so that sent twice it makes one; "" for none."""
    key = post.get("key", "")
    return key if re.fullmatch(PUBLIC_ID_PATTERN, key) else ""


def key_of_part(key: str, part: str) -> str:
    """The public id of one of several things that a form makes at once; "" where it gives none."""
    told = hashlib.sha256(f"{key} {part}".encode()).digest()[:16]
    return base64.urlsafe_b64encode(told).decode().rstrip("=") if key else ""
