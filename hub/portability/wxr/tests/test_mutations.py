"""Exports with anything changed anywhere are read or refused, never a reason to fail."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.portability.wxr.findings import NotAnExport
from hub.portability.wxr.reading import open_export
from hub.portability.wxr.tests.conftest import HEAD, SAMPLES, TAIL

YOUNG = (SAMPLES / "grade3.xml").read_bytes()
SNIPPETS = [b"<", b">", b"&", b"]]>", b"<![CDATA[", b"<!--", b"-->", b"<?", b"\x00", b"\xff", b"\xed\xa0\x80"]
SNIPPETS += [b"</item>", b"<item>", b"&#0;", b"&#x110000;", b"<wp:comment>", b"</channel>", b"xmlns:wp='x'", b"]]"]
changes = st.lists(
    st.tuples(st.integers(0, len(YOUNG)), st.integers(0, 40), st.sampled_from(SNIPPETS) | st.binary(max_size=8)),
    min_size=1,
    max_size=6,
)
elements = [
    "title",
    "wp:post_id",
    "wp:post_date",
    "wp:post_date_gmt",
    "pubDate",
    "category",
    "wp:postmeta",
    "wp:comment",
]
elements += [
    "wp:meta_key",
    "wp:comment_parent",
    "wp:comment_id",
    "content:encoded",
    "item",
    "wp:author",
    "wp:term",
    "x:y",
]
tree = st.recursive(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    lambda inner: st.builds(
        lambda name, parts: f"<{name}>{''.join(parts)}</{name}>", st.sampled_from(elements), st.lists(inner, max_size=4)
    ),
    max_leaves=30,
)


def read(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.xml"
        path.write_bytes(content)
        try:
            export = open_export(path)
        except NotAnExport as refused:
            assert str(refused)
        else:
            assert len(list(export.items())) == len(export)
            assert all(str(note) for note in export.findings.notes)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(changes)
def test_bytes_changed_anywhere(changed: list[tuple[int, int, bytes]]) -> None:
    content = YOUNG
    for place, length, instead in changed:
        content = content[:place] + instead + content[place + length :]

    read(content)


@settings(max_examples=80, deadline=None)
@given(st.lists(tree, max_size=5))
def test_any_tree_of_the_formats_elements(parts: list[str]) -> None:
    read((HEAD + "".join(parts) + TAIL).encode())
