"""Has a page printed: puts it with all it shows into a folder, and asks the press for the PDF."""

from __future__ import annotations

import json
import logging
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import IO, Protocol
from xml.etree import ElementTree

from django.conf import settings

from hub.design.paper.press import NO_PANGO, WAIT

logger = logging.getLogger(__name__)
DESIGN = Path(__file__).parent.parent / "static" / "design"
AT_ONCE = 2
"""Pages at a time for one process of the hub: who comes while so many are printed waits a while."""
_SVG = "{http://www.w3.org/2000/svg}"
_LIGHT = re.compile(r"light-dark\(\s*((?:[^(),]|\([^()]*\))+),(?:[^()]|\([^()]*\))*\)")
_line = threading.BoundedSemaphore(AT_ONCE)


class NoPress(Exception):
    """This machine lacks what sets text on paper."""


class TooMuch(Exception):
    """The press is busy, or was ended by its limits."""


class Opens(Protocol):
    """A stored file."""

    def open(self, mode: str = "rb") -> IO[bytes]: ...


def printed(html: str, *, address: str, shown: Mapping[str, Opens], face: str) -> bytes:
    """The page as a tagged PDF.

    `address`: where the hub is, as https://hub.example.org. `shown`: every picture that the page may show, by its path
    on the hub; a picture that is not among them stays away. `face`: the key of a drawn portrait, for `face.svg`.
    Raises NoPress or TooMuch.
    """
    if not _line.acquire(timeout=WAIT / 3):
        raise TooMuch
    try:
        with tempfile.TemporaryDirectory(prefix="hub-paper-") as name:
            folder = Path(name)
            _lay_out(folder, html, shown, face)
            _run(str(folder), address)
            return (folder / "page.pdf").read_bytes()
    finally:
        _line.release()


@cache
def can_print() -> bool:
    """Whether this machine has what sets text on paper. Asked once a process."""
    try:
        _run("--is-there")
    except (NoPress, TooMuch):
        return False
    return True


def _run(*words: str) -> None:
    # Of the hub's environment nothing comes along: there are secrets in it. One seed: the same page, the same bytes.
    around = {"PYTHONPATH": str(settings.BASE_DIR), "PYTHONHASHSEED": "0", "LANG": "C.UTF-8"}
    command = [sys.executable, "-m", "hub.design.paper.press", *words]
    try:
        ended = subprocess.run(command, env=around, stdin=subprocess.DEVNULL, capture_output=True, timeout=WAIT)  # noqa: S603 - our own module
    except subprocess.TimeoutExpired as late:
        raise TooMuch from late
    if ended.returncode == NO_PANGO:
        raise NoPress
    if ended.returncode:
        logger.warning("A page could not be printed: %s", ended.stderr.decode(errors="replace").strip()[-500:])
        raise TooMuch


def _lay_out(folder: Path, html: str, shown: Mapping[str, Opens], face: str) -> None:
    given: dict[str, str] = {}
    for number, (path, file) in enumerate(shown.items()):
        if path in html:
            with file.open("rb") as content, (folder / f"{number}.bin").open("wb") as copy:
                shutil.copyfileobj(content, copy)
            given[path] = f"{number}.bin"
    for font in DESIGN.glob("fonts/*.woff2"):
        given[f"/{font.name}"] = font.name
        (folder / font.name).symlink_to(font)
    for icon, drawing in _icons().items():
        given[f"/{icon}.svg"] = f"{icon}.svg"
        (folder / f"{icon}.svg").write_text(drawing)
    given["/face.svg"] = "face.svg"
    (folder / "face.svg").symlink_to(DESIGN / "faces" / f"{face}.svg")
    (folder / "given.json").write_text(json.dumps(given))
    (folder / "page.css").write_text(_style())
    (folder / "page.html").write_text(html)


@cache
def _style() -> str:
    """Our colours, as they are by day, and how paper looks."""
    by_day = ((DESIGN / "css" / name).read_text() for name in ("tokens.css", "accents.css"))
    colours = _LIGHT.sub(r"\1", "\n".join(by_day))
    return colours + (Path(__file__).parent / "paper.css").read_text()


@cache
def _icons() -> dict[str, str]:
    """The icons that paper.css names, each as a drawing of its own in the colour that its name ends with."""
    sprite = ElementTree.parse(DESIGN / "icons" / "icons.svg")  # noqa: S314 - our own file
    symbols = {symbol.get("id", ""): symbol for symbol in sprite.iter(f"{_SVG}symbol")}
    wanted = re.findall(r"url\(\"?/?([a-z-]+)\.(white|ink)\.svg", (Path(__file__).parent / "paper.css").read_text())
    colours = {"white": "#FFFFFF", "ink": "#1B2330"}
    return {f"{name}.{colour}": _drawn(symbols[name], colours[colour]) for name, colour in wanted}


def _drawn(symbol: ElementTree.Element, colour: str) -> str:
    inside = "".join(ElementTree.tostring(part, encoding="unicode") for part in symbol)
    box = symbol.get("viewBox")
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" fill="{colour}">{inside}</svg>'
