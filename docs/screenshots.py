"""Takes the pictures of the main pages: `make screenshots`, into docs/pictures.

Builds the demonstration school in a folder of its own, goes through it in a real browser, and takes each page at 390
and at 1280 pixels, light and dark. `docs/pictures/README.md` puts each beside the screen it was designed after; reduced
copies of those screens are made where the design's folder is there, with `--references` these alone.
"""

from __future__ import annotations

import io
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser import QUIET, chromium  # noqa: E402  The path comes first.
from tests.journeys.building import bring_blog  # noqa: E402
from tests.journeys.hands import Hands  # noqa: E402
from tests.journeys.served import Hub, serving  # noqa: E402
from tests.journeys.signing_in import come_in_as_student, come_in_by_email  # noqa: E402
from tests.prepared import prepare  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
REFERENCES = PICTURES / "reference"
DESIGN = ROOT.parent / "shared" / "design" / "screens"
WORDPRESS = ROOT / "samples" / "wordpress"
SIZES = {390: 844, 1280: 960}
LARGEST = 150_000
SHOWN_WIDE = {1280: 640, 390: 320}
"""How wide the gallery shows a picture of each size; the copies of the references are no wider."""
SCREENS = {
    "hub": ("The front of the hub, as a visitor", "01-hub"),
    "blog": ("Mei's blog, as her classmate", "02-blog"),
    "post": ("A post of Mei, as her classmate", "03-post"),
    "write": ("Mei writes", "04-write"),
    "showcase": ("The room of Grade 6, as a classmate", "06-showcase"),
    "choose": ("Mei chooses what hangs in her room", "05b-builder-choose"),
    "present": ("Mei presents her room", "06b-present"),
    "class": ("The wall of class 6B, as its teacher", "07-teacher-class"),
    "waiting": ("What waits for the teacher", "08-moderation"),
    "family": ("The desk of a guardian", "09-family"),
    "sign-in": ("Two secret pictures", "10-sign-in"),
    "take-along": ("Mei takes her blog along", "11-take-it-with-me"),
    "import-report": ("What came in, as the student who brought it", ""),
}


def main() -> int:
    """Take them all, or with --references only copy the screens of the design; 1 when there is no Chromium."""
    copy_references()
    if "--references" in sys.argv:
        (PICTURES / "README.md").write_text(gallery())
        return 0
    executable = chromium()
    if executable is None:
        print("There is no Chromium here; install it, or name it in CHROMIUM.")
        return 1
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="hub-pictures-") as home, sync_playwright() as playwright:
        prepare(Path(home), "--demo")
        with serving(Path(home)) as hub:
            browser = playwright.chromium.launch(executable_path=executable, args=QUIET)
            for name, address, context in pages(browser, hub):
                take(name, address, context)
            browser.close()
    (PICTURES / "README.md").write_text(gallery())
    return 0


def pages(browser: Browser, hub: Hub) -> Iterator[tuple[str, str, BrowserContext]]:
    """Name, address and the browser of somebody who may see it."""
    visitor, tomas, mei, ines, aiko = (Hands(_new_page(browser), hub.address) for _ in range(5))
    visitor.go("/")
    yield "hub", visitor.page.url, visitor.page.context
    come_in_as_student(tomas, "Tomas", hub.students["Tomas"])
    tomas.go("/@mei/")
    blog, lead = tomas.page.url, tomas.page.locator(".cards__lead a").first.get_attribute("href")
    yield "blog", blog, tomas.page.context
    yield "post", f"{hub.address}{lead}", tomas.page.context
    yield "showcase", f"{hub.address}/@mei/showcase/grade-6/", tomas.page.context
    come_in_as_student(mei, "Mei", hub.students["Mei"])
    yield "present", f"{hub.address}/@mei/showcase/grade-6/present/#piece-1", mei.page.context
    mei.go("/showcase/")
    room = mei.page.get_by_role("link", name="Change it").last.get_attribute("href")
    yield "choose", f"{hub.address}{room}?step=choose", mei.page.context
    mei.go("/take-it-with-me/")
    mei.press("Save it all")
    mei.page.get_by_text("It is packed").wait_for()
    yield "take-along", mei.page.url, mei.page.context
    mei.go("/write/")
    mei.write(mei.page.locator("#title"), "The kingfisher came back")
    mei.page.locator("[contenteditable=true]").first.click()
    mei.page.keyboard.insert_text(
        "This morning it sat on the third post of the bridge again, with a fish across its beak."
    )
    mei.page.wait_for_url(re.compile(r"/write/[\w-]{22}/"))
    yield "write", mei.page.url, mei.page.context
    come_in_by_email(ines, "ines@harbour-hill.example", hub.passphrase)
    ines.go("/class/")
    yield "class", ines.page.url, ines.page.context
    yield "waiting", f"{hub.address}/waiting/", ines.page.context
    come_in_by_email(aiko, "aiko@harbour-hill.example", hub.passphrase, way="family")
    yield "family", aiko.page.url, aiko.page.context
    visitor.go("/sign-in/")
    visitor.write("Your class code", hub.students["Mei"].code)
    visitor.press("Show me my class")
    visitor.press("Mei", within=visitor.page.locator(".faces"))
    visitor.page.locator("#pictures").wait_for()
    yield "sign-in", visitor.page.url.partition("#")[0], visitor.page.context
    tomas.go("/desk/")
    bring_blog(tomas, WORDPRESS / "grade6.xml", WORDPRESS / "uploads-grade6.zip")
    yield "import-report", tomas.page.url, tomas.page.context


def take(name: str, address: str, context: BrowserContext) -> None:
    """One page in two sizes and two colours. It is walked through first, so that each picture is there."""
    page = context.new_page()
    for width, height in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
            page.goto(address)
            _walk_through(page)
            save(PICTURES / f"{name}-{width}-{scheme}.webp", page.screenshot())
    page.close()


def save(place: Path, picture: bytes) -> None:
    """As good as fits into the size that a picture may have."""
    whole = Image.open(io.BytesIO(picture)).convert("RGB")
    for quality in (85, 75, 60, 45):
        content = io.BytesIO()
        whole.save(content, "WEBP", quality=quality, method=6)
        if content.tell() <= LARGEST:
            break
    place.write_bytes(content.getvalue())


def copy_references() -> None:
    """The part of each screen of the design that our picture of that page shows, reduced. Without the design's folder
    the copies that are here stay."""
    if not DESIGN.is_dir():
        print(f"The screens of the design are not in {DESIGN}; their copies stay as they are.")
        return
    REFERENCES.mkdir(exist_ok=True)
    for screen in filter(None, (screen for _words, screen in SCREENS.values())):
        for width, scheme in _looks():
            original = DESIGN / f"{_reference(screen, width, scheme)}.png"
            if original.exists():
                _reduce(original, width).save(REFERENCES / f"{original.stem}.webp", quality=80, method=6)


def gallery() -> str:
    """The page that puts each picture beside its design."""
    lines = [
        "# The main pages",
        "",
        "Taken by `make screenshots` from the demonstration school. On the right stands the same part of the screen of",
        "the visual language that a page was designed after, where there is one.",
    ]
    for name, (words, screen) in SCREENS.items():
        lines += ["", f"## {words}", ""]
        if not screen:
            lines += ["It is made of the components of the visual language and has no screen of its own.", ""]
        lines += ["| | the hub | the design |", "|---|---|---|"]
        for width, scheme in _looks():
            ours = _shown(PICTURES / f"{name}-{width}-{scheme}.webp", f"{name} at {width}, {scheme}", width)
            file = REFERENCES / f"{_reference(screen, width, scheme)}.webp"
            designed = _shown(file, f"the design of {name} at {width}, {scheme}", width) if file.exists() else ""
            lines.append(f"| {width}, {scheme} | {ours} | {designed} |")
    return "\n".join(lines) + "\n"


def _shown(file: Path, words: str, width: int) -> str:
    return f'<img src="{file.relative_to(PICTURES).as_posix()}" alt="{words}" width="{SHOWN_WIDE[width]}">'


def _reference(screen: str, width: int, scheme: str) -> str:
    """What the design calls the screen."""
    return f"{screen}-{width}" if scheme == "light" else f"{screen}-dark-{width}"


def _reduce(file: Path, width: int) -> Image.Image:
    """Cut to what our window shows, and made as wide as the gallery shows it."""
    whole = Image.open(file).convert("RGB")
    part = whole.crop((0, 0, whole.width, min(whole.height, round(whole.width * SIZES[width] / width))))
    wide = SHOWN_WIDE[width]
    return part.resize((wide, round(part.height * wide / part.width)), Image.Resampling.LANCZOS)


def _looks() -> list[tuple[int, str]]:
    return [(width, scheme) for width in sorted(SIZES, reverse=True) for scheme in ("light", "dark")]


def _new_page(browser: Browser) -> Page:
    return browser.new_context(viewport={"width": 1280, "height": 960}, locale="en-GB").new_page()


def _walk_through(page: Page) -> None:
    page.evaluate("""async () => {
      for (let y = 0; y < document.body.scrollHeight && y < 6000; y += 500) {
        scrollTo(0, y);
        await new Promise((done) => setTimeout(done, 60));
      }
      scrollTo(0, 0);
      await document.fonts.ready;
    }""")
    page.wait_for_load_state("networkidle")


if __name__ == "__main__":
    sys.exit(main())
