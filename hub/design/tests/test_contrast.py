"""Every pair of colours that the pages use keeps its contrast, recomputed from the tokens, by day and by night."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).parent.parent / "static" / "design" / "css"
SCHEMES = ("light", "dark")
TEXT, CONTROL = 4.5, 3.0

TOKEN = re.compile(
    r"--([a-z0-9-]+):\s*(?:light-dark\((#[0-9A-F]{6}|var\(--[a-z0-9-]+\)), (#[0-9A-F]{6})\)|(#[0-9A-F]{6}))", re.I
)
WALLS = ("wall", "wall-2", "paper")
PAIRS = [
    *[(text, wall, TEXT) for text in ("ink", "ink-2", "ink-3") for wall in (*WALLS, "pane")],
    *[("line-strong", wall, CONTROL) for wall in WALLS],
    *[("focus", wall, CONTROL) for wall in WALLS],
    *[(state, f"{state}-w", TEXT) for state in ("met", "part", "notyet", "danger")],
    *[(state, "paper", TEXT) for state in ("met", "part", "notyet", "danger")],
    ("on-sun", "sun", TEXT),
    ("on-shade", "shade", TEXT),
]
ACCENT_PAIRS = [
    ("acc", "wall", TEXT),
    ("acc", "wall-2", TEXT),
    ("acc", "paper", TEXT),
    ("acc", "acc-w", TEXT),
    ("on-acc", "acc", TEXT),
    ("on-wall", "acc-wall", TEXT),
    ("on-wall-2", "acc-wall", TEXT),
    ("wall-sun", "acc-wall", CONTROL),
    ("on-wall-sun", "wall-sun", TEXT),
    ("ink", "acc-w", TEXT),
    ("ink-2", "acc-w", TEXT),
    ("ink-3", "acc-w", TEXT),
]


def tokens(css: str, scheme: str) -> dict[str, str]:
    """Colour tokens of a piece of stylesheet in one scheme."""
    found = {}
    for name, light, dark, both in TOKEN.findall(css):
        found[name] = both or (light if scheme == "light" else dark)
    return found


def accents() -> dict[str, str]:
    """Each accent's own piece of accents.css."""
    return dict(re.findall(r'\[data-accent="([a-z]+)"\] \{(.*?)\}', (CSS / "accents.css").read_text(), re.S))


def contrast(one: str, other: str) -> float:
    """The WCAG contrast of two colours written #RRGGBB."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of a colour written #RRGGBB."""
    red, green, blue = (linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(part: float) -> float:
    """One channel without its gamma."""
    return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("text", "ground", "floor"), PAIRS)
def test_a_pair_of_tokens_keeps_its_contrast(text, ground, floor, scheme):
    values = tokens((CSS / "tokens.css").read_text(), scheme)

    assert contrast(values[text], values[ground]) >= floor


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("accent", accents())
@pytest.mark.parametrize(("text", "ground", "floor"), ACCENT_PAIRS)
def test_an_accent_keeps_its_contrast(accent, text, ground, floor, scheme):
    values = tokens((CSS / "tokens.css").read_text(), scheme) | tokens(accents()[accent], scheme)

    assert contrast(values[text], values[ground]) >= floor


@pytest.mark.parametrize("kind", re.findall(r"\.ribbon--([a-z-]+)", (CSS / "components" / "ribbon.css").read_text()))
def test_a_ribbon_can_be_read(kind):
    css = (CSS / "components" / "ribbon.css").read_text()
    rule = re.search(rf"\.ribbon--{kind} \{{(.*?)\}}", css, re.S)
    assert rule
    text = re.search(r"--on-ribbon: (#\w{6})", rule[1])
    grounds = re.findall(r"#\w{6}", re.sub(r"--on-ribbon.*", "", rule[1]))

    assert all(contrast(text[1] if text else "#FFFFFF", ground) >= TEXT for ground in grounds)


def test_there_are_eight_accents():
    assert len(accents()) == 8
