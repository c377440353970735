"""Looks at one page as somebody who cannot see it well, has no mouse, or holds a small phone."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

AXE = {"resultTypes": ["violations"], "preload": False}  # It would put styles into the page, against the policy.
TOO_WIDE = """() => {
  if (document.documentElement.scrollWidth <= document.documentElement.clientWidth) return [];
  const scrolls = (element) =>
    element && (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));
  return [...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 1 && !scrolls(element.parentElement))
    .map((element) => `${element.tagName.toLowerCase()}.${element.className}`).slice(0, 6).concat("…");
}"""
SKIP_LINK = """() => { const link = document.activeElement, box = link.getBoundingClientRect();
  return link.matches("a[href='#main']") && box.height > 10 && box.top >= 0 && box.left >= 0; }"""
STILL = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
  for (const one of document.getAnimations()) if (one.effect?.getComputedTiming().endTime < 1e6) one.finish();
  requestAnimationFrame(done);
})))"""
"""What moves has come to its end; a colour on its way to another is none that anybody reads."""


def look_at(page: Page, address: str) -> list[str]:
    """What is wrong with a page, each thing a line."""
    wrong = []
    page.goto(address)
    page.keyboard.press("Tab")
    page.evaluate(STILL)
    if not page.evaluate(SKIP_LINK):
        wrong.append("the first Tab does not show the way to the content")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.evaluate(STILL)
        wrong += [f"{scheme}: {line}" for line in _axe(page)]
    page.set_viewport_size({"width": 320, "height": 640})
    if elements := page.evaluate(TOO_WIDE):
        wrong.append(f"wider than 320: {', '.join(elements)}")
    page.set_viewport_size({"width": 1280, "height": 900})
    if elements := page.evaluate(TOO_WIDE):
        wrong.append(f"wider than 1280: {', '.join(elements)}")
    return [f"{address}: {line}" for line in wrong]


def _axe(page: Page) -> list[str]:
    found = Axe().run(page, options=AXE).response["violations"]
    return [
        f"{rule['id']} at {', '.join(node['html'][:160] for node in rule['nodes'][:3])} ({len(rule['nodes'])})"
        for rule in found
    ]
