"""What browsers tell of pages that wanted what the content security policy forbids: a line in the log for each."""

from __future__ import annotations

import json
import logging
import re
import time
from typing import Any
from urllib.parse import SplitResult, urlsplit

from django.core.cache import cache
from django.urls import Resolver404, resolve

logger = logging.getLogger(__name__)
MOST_BYTES = 16 * 1024
MOST_A_MINUTE = 20
"""Anybody may send such reports; they shall not fill the log."""
# What the older and the newer kind of report call it.
_PAGE, _BLOCKED = ("document-uri", "documentURL"), ("blocked-uri", "blockedURL")
_RULE = ("effective-directive", "effectiveDirective", "violated-directive")


def tell(body: bytes) -> None:
    """Log what a browser sent; nothing of it that a reader wrote or that an address keeps secret."""
    for report in _reports(body):
        page, blocked, rule = (_said(report, names) for names in (_PAGE, _BLOCKED, _RULE))
        if blocked and rule and not _site(blocked).scheme.endswith("-extension") and _has_room():
            logger.warning("A browser kept %s out of %s (%s).", _place(blocked), _kind_of_page(page), _word(rule))


def _reports(body: bytes) -> list[dict[str, Any]]:
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError):
        return []
    each = sent if isinstance(sent, list) else [sent]
    inner = [one.get("csp-report", one.get("body")) for one in each if isinstance(one, dict)]
    return [report for report in inner if isinstance(report, dict)]


def _said(report: dict[str, Any], names: tuple[str, ...]) -> str:
    return next((report[name] for name in names if isinstance(report.get(name), str)), "")


def _kind_of_page(address: str) -> str:
    """The name of its address: the address itself may hold somebody's secret."""
    try:
        return resolve(_site(address).path).url_name or "a page"
    except Resolver404:
        return "an unknown page"


def _place(blocked: str) -> str:
    """The site, or the browser's own word, such as "inline"."""
    site = _site(blocked)
    return f"{_word(site.scheme)}://{_word(site.netloc)}" if site.netloc else _word(blocked)


def _site(address: str) -> SplitResult:
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")


def _word(words: str) -> str:
    return re.sub(r"[^A-Za-z0-9.:-]", "", words)[:80]


def _has_room() -> bool:
    key = f"broken-policy-{int(time.time()) // 60}"
    cache.add(key, 0, 120)
    return cache.incr(key) <= MOST_A_MINUTE
