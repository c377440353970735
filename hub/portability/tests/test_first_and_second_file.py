"""The three exports: in, and out as WordPress' file again. What of it differs from the first file, docs/formats says,
element by element, with the reason."""

from __future__ import annotations

import re
import zipfile
from collections import defaultdict
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest

from hub.portability.importing.releasing import release
from hub.portability.tests.conftest import SAMPLES, bring_in
from hub.portability.wxr.export import export_wordpress
from hub.portability.wxr.writing.lines import NAMESPACES
from samples.cast import Cast
from tests.processes import ROOT

PREFIXES = {f"{{{address}}}": f"{prefix}:" for prefix, address in NAMESPACES.items()}
DECLARED = {"item", "wp:author", "wp:category", "wp:tag", "wp:term", "wp:comment"}
ROW = re.compile(r"^\| ((?:`\w+`,? ?)+) \| ((?:`[\w:]+`,? ?)+) \| [^|]+ \|$", re.MULTILINE)


def documented() -> set[str]:
    """What docs/formats/wordpress-out.md names as different."""
    told = (ROOT / "docs" / "formats" / "wordpress-out.md").read_text().partition("## What differs")[2]
    rows = ((re.findall(r"`([\w:]+)`", one) for one in row) for row in ROW.findall(told))
    return {f"{kind} {element}" for kinds, elements in rows for kind in kinds for element in elements}


def tag(element: ElementTree.Element) -> str:
    """Its name as it stands in the file."""
    name = str(element.tag)
    return next((name.replace(address, prefix) for address, prefix in PREFIXES.items() if address in name), name)


def fields(node: ElementTree.Element) -> dict[str, list[str]]:
    """What stands in it, by name; custom fields and ways of filing by theirs."""
    found: dict[str, list[str]] = defaultdict(list)
    for child in node:
        name, text = tag(child), child.text or ""
        if name in {"wp:postmeta", "wp:commentmeta"}:
            name, text = child[0].text or "", child[1].text or ""
        elif name == "category":
            name = child.get("domain") or ""
        if name not in DECLARED:
            found[name].append(text)
    return {name: sorted(texts) for name, texts in found.items()}


def parts(path: Path) -> dict[tuple[str, str, str], dict[str, list[str]]]:
    """The channel, each item and each comment: kind, title of the item, words of the comment."""
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive, archive.open("wordpress.xml") as stream:
            channel = ElementTree.parse(stream).getroot()[0]  # noqa: S314  # Our own file.
    else:
        channel = ElementTree.parse(path).getroot()[0]  # noqa: S314  # Our own sample.
    found = {("channel", "", ""): fields(channel)}
    for item in channel.iter("item"):
        own = fields(item)
        kind, title = own["wp:post_type"][0], " ".join(unescape(own.pop("title")[0]).split())
        title = title or (own["wp:menu_order"][0] if kind == "nav_menu_item" else "")
        found[kind, title, ""] = own
        for comment in item:
            if tag(comment) == "wp:comment":
                said = fields(comment)
                found["comment", title, " ".join(said.pop("wp:comment_content")[0].split())] = said
    return found


@pytest.mark.thorough
@pytest.mark.once
def test_what_differs_from_the_first_file_is_told_element_by_element(
    cast: Cast, quick_pictures: None, tmp_path: Path
) -> None:
    differing: set[str] = set()
    for name, sample, teacher in (
        ("Mei", "grade6", cast.ines),
        ("Noah", "grade3", cast.nora),
        ("6B", "class", cast.ines),
    ):
        blog = cast.blogs[name]
        release(bring_in(blog, sample), by=teacher, audience="everyone")
        export_wordpress(blog, cast.viewer(blog.owner or teacher), tmp_path / "out.zip")
        first, second = parts(SAMPLES / f"{sample}.xml"), parts(tmp_path / "out.zip")
        for key in first.keys() & second.keys():
            names = first[key].keys() | second[key].keys()
            differing |= {f"{key[0]} {one}" for one in names if first[key].get(one) != second[key].get(one)}
        for key in first.keys() - second.keys():
            kind, title, _words = key
            stays_behind = (
                first[key].get("wp:status") == ["trash"] or first[key].get("wp:comment_approved") == ["0"]
                or first[key].get("wp:comment_type") == ["pingback"] or not title
            )  # fmt: skip
            assert stays_behind, (kind, title)

    assert differing == documented()
