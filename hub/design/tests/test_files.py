"""What lies in static/design: licences beside what is not ours, sheets that exist, rules of the house."""

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parent.parent / "static" / "design"
CSS = sorted((STATIC / "css").rglob("*.css"))


@pytest.mark.parametrize(
    ("licence", "words"),
    [
        ("fonts/OFL-bricolage-grotesque.txt", "SIL Open Font License"),
        ("fonts/OFL-atkinson-hyperlegible-next.txt", "SIL Open Font License"),
        ("icons/PHOSPHOR-LICENSE.txt", "MIT License"),
        ("vendor/htmx-LICENSE.txt", "Zero-Clause BSD"),
    ],
)
def test_what_is_not_ours_comes_with_its_licence(licence, words):
    assert words in (STATIC / licence).read_text()


def test_every_font_and_vendored_script_has_its_version_written_down():
    assert "5.3.0" in (STATIC / "fonts" / "VERSIONS").read_text()
    assert "4.0.1" in (STATIC / "vendor" / "VERSIONS").read_text()


def test_the_stylesheet_brings_in_every_sheet():
    app = STATIC / "css" / "app.css"
    imported = {app.parent / name for name in re.findall(r'@import "([^"]+)"', app.read_text())}

    assert imported == set(CSS) - {app}


@pytest.mark.parametrize("sheet", CSS, ids=lambda file: file.name)
def test_a_sheet_keeps_the_rules_of_the_house(sheet):
    css = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.S)

    assert sheet.name in {"utilities.css", "print.css"} or "!important" not in css
    assert not re.search(r"(margin|padding|border)-(left|right|top|bottom)\b", css)
    assert not re.search(r"(?<![-\w])(left|right|top|bottom)\s*:", css)
    assert not re.search(r"text-align:\s*(left|right)", css)


@pytest.mark.parametrize("sheet", CSS, ids=lambda file: file.name)
def test_a_sheet_uses_only_tokens_that_exist_or_sets_them_itself(sheet):
    everything = "".join(file.read_text() for file in CSS)
    known = set(re.findall(r"(--[a-z0-9-]+):", everything))

    used = set(re.findall(r"var\((--[a-z0-9-]+)\)", sheet.read_text()))

    assert used <= known


@pytest.mark.parametrize("script", sorted((STATIC / "js").glob("*.js")), ids=lambda file: file.name)
def test_a_script_needs_no_eval_and_stays_small(script):
    text = script.read_text()

    assert not re.search(r"\beval\(|new Function|innerHTML", text)
    assert len(text.splitlines()) < 80 or ".bundle." in script.name
