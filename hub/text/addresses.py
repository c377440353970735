"""Which addresses a link may have."""

import re
from urllib.parse import urlsplit

LONGEST_ADDRESS = 2000
_PLACE = re.compile(r"/(?![/\\])[^\s\\\x00-\x1f\x7f]*")
_UNWRITTEN = re.compile(r"[\x00-\x1f\x7f]")


def safe_address(value: str) -> str | None:
    """An address for a link (http, https or mailto), tidied; None when it is anything else.

    Browsers ignore line ends and tabs inside an address, so they go first. An address with a name and
    password before the host is refused: it is made to look like another host.
    """
    address = _UNWRITTEN.sub("", value.strip().replace("\\", "/")).strip().replace(" ", "%20")
    if address.startswith("//"):
        address = "https:" + address
    if len(address) > LONGEST_ADDRESS or any(letter.isspace() for letter in address):
        return None
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme in ("http", "https"):
        fine = bool(host) and "@" not in parts.netloc and address[len(parts.scheme) :].startswith("://")
    else:
        fine = parts.scheme == "mailto" and "@" in parts.path and not parts.netloc
    if not fine:
        return None
    return parts.scheme + address[len(parts.scheme) :]


def place_here(value: str) -> str | None:
    """The path of a page on this same host, as it is; None for anything that could lead to another host."""
    return value if len(value) <= LONGEST_ADDRESS and _PLACE.fullmatch(value) else None
