"""Whatever a blog holds: out, into another hub, and out again is the same, but for the envelope."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import TestCase
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from hub.blogs.models import Blog
from hub.portability.archive import export
from hub.portability.archive.export import export_archive
from hub.portability.archive.tests.any_blog import Making
from hub.portability.archive.tests.test_import_archive import brought, content, wren
from hub.portability.importing.releasing import release
from samples.cast import Cast
from tests.kinds import THOROUGH

__all__ = ["wren"]

SCHEMA = json.loads((Path(export.__file__).parent / "portfolio.schema.json").read_text())
FEW, MANY = 25 if THOROUGH else 8, 500
# To find the smallest blog that fails takes longer than to read what differs.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
LONG_MODE = os.environ.get("HYPOTHESIS_PROFILE", "") not in {"", "quick"}


class Over(Exception):
    """What was made in this try is taken back."""


def tried(part: Callable[[], Any]) -> None:
    """Do it, and take back all that it stored."""
    try:
        with transaction.atomic():
            part()
            raise Over
    except Over:
        pass


def out_in_and_out(cast: Cast, blog: Blog, folder: Path, draw: Callable[[st.SearchStrategy[Any]], Any]) -> None:
    first, third = folder / "first.zip", folder / "third.zip"

    def leave() -> None:
        Making(cast, draw).fill()
        export_archive(Blog.objects.get(pk=cast.blogs["Mei"].pk), cast.viewer(cast.mei), first)

    def arrive() -> None:
        transfer = brought(blog, first)
        with TestCase.captureOnCommitCallbacks(execute=True):
            release(transfer, by=cast.ines, audience="everyone")
        here = Blog.objects.get(pk=blog.pk)
        export_archive(here, cast.viewer(here.owner), third)

    tried(leave)
    tried(arrive)
    with zipfile.ZipFile(third) as archive:
        told = json.loads(archive.read("data/portfolio.json"))
    Draft202012Validator(SCHEMA).validate(told)
    wrong = differences(content(first), content(third))
    assert not wrong, "\n".join(wrong)


def differences(first: Any, third: Any, where: str = "") -> list[str]:
    """Where two trees are not the same."""
    if isinstance(first, dict) and isinstance(third, dict):
        names = sorted(set(first) | set(third))
        return [one for name in names for one in differences(first.get(name), third.get(name), f"{where}/{name}")]
    if isinstance(first, list) and isinstance(third, list) and len(first) == len(third):
        both = enumerate(zip(first, third, strict=True))
        return [one for place, pair in both for one in differences(*pair, where=f"{where}/{place}")]
    return [] if first == third else [f"{where}: {first!r} / {third!r}"]


def any_blog(examples: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    quiet = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]
    tries = settings(max_examples=examples, deadline=None, suppress_health_check=quiet, phases=PHASES)
    return lambda test: tries(given(data=st.data())(test))


@pytest.mark.thorough
@pytest.mark.long
@pytest.mark.once
@any_blog(FEW)
def test_the_third_generation_is_like_the_first(data: st.DataObject, cast: Cast, wren: Blog, tmp_path: Path) -> None:
    out_in_and_out(cast, wren, tmp_path, data.draw)


@pytest.mark.long
@pytest.mark.skipif(not LONG_MODE, reason="many blogs only with HYPOTHESIS_PROFILE=thorough")
@any_blog(MANY)
def test_the_third_generation_of_many_blogs_is_like_the_first(
    data: st.DataObject, cast: Cast, wren: Blog, tmp_path: Path
) -> None:
    assert connection.in_atomic_block
    out_in_and_out(cast, wren, tmp_path, data.draw)
