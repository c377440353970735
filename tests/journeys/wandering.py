"""Finds the pages that a person can come to by links alone: a few of each kind."""

from __future__ import annotations

import re
from collections import Counter, deque
from html import unescape
from urllib.parse import urldefrag, urljoin, urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import BrowserContext

LINK = re.compile(r'<a\b[^>]*\shref="([^"]+)"')
BUTTON = re.compile(r'<button\b[^>]*\sname="then" value="([^"]+)"')
"""It keeps what was typed and leads on to a page, or to something that is done by POST."""
LOOKED_INTO = 4
"""So many pages of a kind are read for links."""
NO_PAGES = frozenset(
    (
        *("media", "import-report-csv", "class-progress", "school-progress-table", "health", "robots"),
        *("search-at-once", "paper-of-section", "packed-file", "signing-key"),
    )
)
STEP = re.compile(r"[?&]step=(\w+)")
"""A page of several steps is looked into for each of them."""


def wander(
    context: BrowserContext,
    address: str,
    *,
    most: int = 1,
    first: tuple[str, ...] = (),
    enough: frozenset[str] = frozenset(),
) -> dict[str, list[str]]:
    """Paths by the name of their URL, at most so many of each, in the order in which they are come to.

    With `enough` it ends as soon as it has been on pages of all these names.
    """
    found: dict[str, list[str]] = {}
    looked = Counter[str]()
    seen, line = {"/", "/desk/"}, deque(["/desk/", *first, "/", "/sign-in/", "/sign-out/", "/parts/"])
    pressed = set[str]()
    while line and not (enough and enough <= found.keys()):
        path = line.popleft()
        name = name_of(path)
        kind = f"{name} {''.join(STEP.findall(path))}"
        if name is None or name in NO_PAGES or "-feed-" in name or looked[kind] >= LOOKED_INTO:
            continue
        looked[kind] += 1
        answer = context.request.get(address + path, max_redirects=3)
        if answer.status == 405 and path in pressed:
            continue
        if not answer.ok or "text/html" not in answer.headers.get("content-type", ""):
            raise AssertionError(f"{path} is linked and gives {answer.status}")
        come_to = urlsplit(answer.url)
        if come_to.path == urlsplit(path).path and len(found.setdefault(name, [])) < most:
            found[name].append(path)
        buttons = BUTTON.findall(answer.text())
        pressed.update(urlsplit(urljoin(answer.url, unescape(button))).path for button in buttons)
        for link in [*LINK.findall(answer.text()), *buttons]:
            onward = urldefrag(urljoin(answer.url, unescape(link))).url
            if onward.startswith(address + "/") and onward[len(address) :] not in seen:
                seen.add(onward[len(address) :])
                line.append(onward[len(address) :])
    return {name: paths for name, paths in found.items() if paths}


def name_of(path: str) -> str | None:
    """The name of the URL that this path belongs to."""
    try:
        return resolve(urlsplit(path).path).url_name
    except Resolver404:
        return None
