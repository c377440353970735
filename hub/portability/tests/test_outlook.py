"""A look at a file tells what the import of it tells, and stores nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hub.portability.importing.outlook import look
from hub.portability.importing.running import import_wordpress
from hub.portability.importing.source import Source, open_source
from hub.portability.models import Transfer
from hub.portability.tests.conftest import SAMPLES
from hub.portability.tests.odd_export import odd_export
from samples.cast import Cast

TOLD = ("imported", "changed", "left_out")


def told_twice(cast: Cast, name: str, source: Source) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the look says, and what the import that follows says."""
    blog = cast.blogs[name]
    looked = look(source, blog, cast.ines)
    transfer = Transfer.objects.create(school=blog.school, blog=blog, name="x.xml", asked_by=cast.ines)
    report = import_wordpress(transfer, source)
    return {key: looked[key] for key in TOLD}, {key: report[key] for key in TOLD}


@pytest.mark.parametrize("with_files", [True, pytest.param(False, marks=pytest.mark.thorough)])
@pytest.mark.parametrize(("name", "who"), [("grade6", "Mei"), ("grade3", "Noah"), ("class", "6B")])
def test_the_look_tells_the_same_as_the_import(
    cast: Cast, quick_pictures: None, name: str, who: str, with_files: bool
) -> None:
    uploads = [SAMPLES / f"uploads-{name}.zip"] if with_files else []

    looked, told = told_twice(cast, who, open_source(SAMPLES / f"{name}.xml", uploads))

    assert looked == told
    assert looked["changed"]


def test_it_does_so_for_an_export_full_of_oddities(cast: Cast, quick_pictures: None, tmp_path: Path) -> None:
    looked, told = told_twice(cast, "Mei", open_source(*odd_export(tmp_path)))

    assert looked == told
    assert len(told["changed"]) > 5 and len(told["left_out"]) > 3


def test_it_tells_only_what_is_new_when_the_file_was_here(cast: Cast, quick_pictures: None) -> None:
    source = open_source(SAMPLES / "grade3.xml", [SAMPLES / "uploads-grade3.zip"])
    told_twice(cast, "Mei", source)

    looked, told = told_twice(cast, "Mei", source)

    assert looked == told and not any(looked["imported"].values())


def test_it_writes_nothing(cast: Cast, tmp_path: Path) -> None:
    source = open_source(*odd_export(tmp_path))

    with CaptureQueriesContext(connection) as asked:
        look(source, cast.blogs["Mei"])

    # PostgreSQL reads long lists through a cursor, which it declares.
    assert {query["sql"].split()[0] for query in asked} - {"DECLARE"} == {"SELECT"}
