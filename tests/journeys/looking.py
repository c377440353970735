"""Looks at one page as somebody who cannot see it well, has no mouse, or holds a small phone."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

RUN = """async (rules) => (await axe.run({...rules, resultTypes: ["violations"], preload: false})).violations.map(
  (rule) => `${rule.id} at ${rule.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(", ")}`
    + ` (${rule.nodes.length})`)"""
"""`preload` would put styles into the page, against the policy."""
RULES: dict[str, dict[str, object]] = {
    "light": {},
    "dark": {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}},
}
"""All of them; in the dark nothing but the colours is otherwise."""
PHONE: ViewportSize = {"width": 320, "height": 640}
DESK: ViewportSize = {"width": 1280, "height": 900}
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
    """What is wrong with the page at this address, each thing a line."""
    page.goto(address)
    return look(page)


def look(page: Page) -> list[str]:
    """What is wrong with the page that has just come, each thing a line."""
    wrong = []
    page.keyboard.press("Tab")
    page.evaluate(STILL)
    if not page.evaluate(SKIP_LINK):
        wrong.append("the first Tab does not show the way to the content")
    page.evaluate(Axe().axe_script)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.evaluate(STILL)
        wrong += [f"{scheme}: {line}" for line in page.evaluate(RUN, RULES[scheme])]
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        if elements := page.evaluate(TOO_WIDE):
            wrong.append(f"wider than {size['width']}: {', '.join(elements)}")
    return [f"{page.url}: {line}" for line in wrong]
