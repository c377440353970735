"""How long it takes until a student can type, on a slow computer and a thin line.

The page for writing in Chromium, its processor slowed to a quarter, over a line of 1.6 Mbit/s that takes 40 ms for a
way there and back; once with nothing kept from before, and once by a browser that has been on the hub already, as
everybody's has who comes from their desk. Ready is when the editor has taken the place of the plain box and can be
written into. The plain box itself is there sooner, and what is typed in it goes on in the editor
(hub/desk/tests/editor/test_early_words.py); the table has both.
"""

from __future__ import annotations

from statistics import median

from playwright.sync_api import Browser, BrowserContext, sync_playwright
from rich.table import Table

from bench.load import Served
from tests.browser import QUIET, chromium

TURNS = 7
SLOWER = 4
LINE = {"offline": False, "latency": 40, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 1.6e6 / 8}
# The page's first picture waits for its styles; the box in it takes letters from then on.
READY = """new MutationObserver((changes, observer) => {
  if (!document.querySelector("textarea[name=body]")) return;
  requestAnimationFrame(() => (window.box = performance.now()));
  observer.disconnect();
}).observe(document, {subtree: true, childList: true});
new MutationObserver((changes, observer) => {
  if (!document.querySelector("[contenteditable=true]")) return;
  window.ready = performance.now();
  observer.disconnect();
}).observe(document, {subtree: true, childList: true, attributes: true});"""
FETCHED = """() => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
  .filter((one) => one.responseEnd < window.ready).reduce((sum, one) => sum + one.transferSize, 0)"""


def ready_table(served: Served) -> Table | None:
    """The middle of seven; None where there is no Chromium."""
    executable = chromium()
    if executable is None:
        return None
    table = Table(title=f"Ready to type: processor {SLOWER} times slower, 1.6 Mbit/s, 40 ms there and back")
    for name in ("the browser", "the plain box, s", "the editor, s", "kB until then"):
        table.add_column(name, justify="left" if name == "the browser" else "right")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=QUIET)
        for name, has_been_here in (("has never been here", False), ("comes from the desk", True)):
            found = [_one(browser, served, has_been_here=has_been_here) for _ in range(TURNS)]
            box, editor, fetched = (median(part) for part in zip(*found, strict=True))
            table.add_row(name, f"{box:.2f}", f"{editor:.2f}", f"{fetched / 1000:.0f}")
        browser.close()
    return table


def _one(browser: Browser, served: Served, *, has_been_here: bool) -> tuple[float, float, float]:
    """Seconds until the plain box and until the editor, and bytes that came over the line."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    name, _, value = served.known["cookie"].partition("=")
    address = f"http://127.0.0.1:{served.port}"
    context.add_cookies([{"name": name, "value": value, "url": address}])
    try:
        if has_been_here:
            page = context.new_page()
            page.goto(f"{address}/desk/", wait_until="networkidle")
            page.close()
        return _opened(context, f"{address}/write/")
    finally:
        context.close()


def _opened(context: BrowserContext, address: str) -> tuple[float, float, float]:
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(READY)
    page.goto(address, wait_until="commit")
    page.locator("[contenteditable=true]").first.wait_for(timeout=60_000)
    page.wait_for_function("window.box")
    return page.evaluate("window.box") / 1000, page.evaluate("window.ready") / 1000, page.evaluate(FETCHED)
