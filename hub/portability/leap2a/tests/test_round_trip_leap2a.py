"""Whatever a blog holds: out as LEAP2A, into another hub, and out again is the same, but for the envelope."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import TestCase
from hypothesis import strategies as st

from hub.blogs.models import Blog
from hub.portability.archive.tests.any_blog import Making
from hub.portability.archive.tests.test_import_archive import wren
from hub.portability.archive.tests.test_third_generation import LONG_MODE, any_blog, differences, tried
from hub.portability.importing.releasing import release
from hub.portability.leap2a.export import export_leap2a
from hub.portability.leap2a.tests.test_reading_leap2a import brought
from hub.portability.leap2a.tests.test_writing_leap2a import Written
from samples.cast import Cast

__all__ = ["wren"]
FEW, MANY = 4, 100


def told(file: Path) -> dict[str, list[str]]:
    """Every entry by its name, in lines; what stands for the blog itself is the envelope."""
    text = re.sub("(portfolio:(?:person|blog|thoughts))-[A-Za-z0-9_-]{22}", r"\1-", Written(file).text)
    packed_at = re.search("<updated>(.*?)</updated>", text)
    assert packed_at
    text = text.replace(packed_at[0], "<updated>when it was packed</updated>")
    entries = re.findall("<entry>\n(.*?)</entry>", text, re.DOTALL)
    named = {re.search("<id>(.*?)</id>", one)[1]: sorted(one.splitlines()) for one in entries}  # type: ignore[index]
    return {name: lines for name, lines in named.items() if not re.match("portfolio:(person|blog|thoughts)-", name)}


def out_in_and_out(cast: Cast, blog: Blog, folder: Path, draw: Callable[[st.SearchStrategy[Any]], Any]) -> None:
    first, third = folder / "first.zip", folder / "third.zip"

    def leave() -> None:
        Making(cast, draw).fill()
        export_leap2a(Blog.objects.get(pk=cast.blogs["Mei"].pk), cast.viewer(cast.mei), first)

    def arrive() -> None:
        transfer = brought(blog, first)
        with TestCase.captureOnCommitCallbacks(execute=True):
            release(transfer, by=cast.ines, audience="everyone")
        export_leap2a(Blog.objects.get(pk=blog.pk), cast.viewer(blog.owner), third)

    tried(leave)
    tried(arrive)
    wrong = differences(told(first), told(third))
    assert not wrong, "\n".join(wrong[:20])


@pytest.mark.thorough
@any_blog(FEW)
def test_the_third_is_like_the_first(cast: Cast, wren: Blog, tmp_path: Path, data: st.DataObject) -> None:
    out_in_and_out(cast, wren, tmp_path, data.draw)


@pytest.mark.long
@pytest.mark.skipif(not LONG_MODE, reason="many blogs only with HYPOTHESIS_PROFILE=thorough")
@any_blog(MANY)
def test_the_third_of_many_is_like_the_first(cast: Cast, wren: Blog, tmp_path: Path, data: st.DataObject) -> None:
    out_in_and_out(cast, wren, tmp_path, data.draw)
