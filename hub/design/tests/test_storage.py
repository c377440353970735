"""The stylesheet is served in one piece, and static files have plain names until they are collected."""

from pathlib import Path

import pytest

from hub.design.storage import STYLESHEETS, HashedStaticStorage, in_one_piece

STATIC = Path(__file__).parent.parent / "static"


def test_every_sheet_stands_in_its_layer():
    css = in_one_piece(STYLESHEETS[0], lambda name: (STATIC / name).read_text())

    assert "@import" not in css
    assert css.index("@layer reset,") < css.index("@layer tokens {")
    assert "@media print {\n@layer theme {" in css
    assert '"../fonts/' in css


@pytest.mark.parametrize("name", STYLESHEETS)
def test_a_sheet_asks_for_no_other(name):
    sheets = Path(__file__).parents[2]
    css = in_one_piece(name, lambda wanted: (sheets / wanted.split("/")[0] / "static" / wanted).read_text())

    assert "@import" not in css


def test_an_address_in_a_deeper_sheet_is_refused():
    sheets = {"a/app.css": '@import "b/c.css" layer(base);', "a/b/c.css": "p { background: url(x.png) }"}

    with pytest.raises(ValueError, match="beside"):
        in_one_piece("a/app.css", sheets.__getitem__)


def test_without_a_manifest_names_are_plain(tmp_path):
    storage = HashedStaticStorage(location=tmp_path, base_url="/static/")

    assert storage.stored_name("design/css/app.css") == "design/css/app.css"
