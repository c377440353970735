"""Public ids: what stands in addresses instead of a row's number."""

import secrets

PUBLIC_ID_LENGTH = 22
PUBLIC_ID_PATTERN = r"[A-Za-z0-9_-]{22}"


def new_public_id() -> str:
    """128 random bits as 22 characters of [A-Za-z0-9_-]; nobody can guess or count them."""
    return secrets.token_urlsafe(16)
