"""Watches over a browser: no other address is asked for anything, no policy is broken, no script fails."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

REPORT_BREACHES = """
document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`breach of ${event.violatedDirective}: ${event.blockedURI}`));
"""
# What the browser writes about answers; we look at those ourselves, because a page may well say no.
NO_FAULT = "Failed to load resource"
FAULTS = (500, 502, 504)


class Watch:
    """Everything odd that happened in a browser context, as lines of text."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.address, self.odd = address, []  # type: tuple[str, list[str]]
        context.add_init_script(REPORT_BREACHES)
        context.on("request", self._asked)
        context.on("response", self._answered)
        context.on("console", self._said)
        context.on("weberror", lambda error: self.odd.append(f"script failed: {error.error}"))

    def expect_quiet(self) -> None:
        """Nothing odd has happened."""
        assert not self.odd, "\n".join(dict.fromkeys(self.odd))

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:", "about:")):
            self.odd.append(f"another address was asked: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status in FAULTS or (response.status >= 400 and not response.request.is_navigation_request()):
            self.odd.append(f"{response.url} answered {response.status}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error" and NO_FAULT not in message.text:
            page: Page | None = message.page
            self.odd.append(f"{page.url if page else ''}: {message.text}")
