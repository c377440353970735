"""What this hub does not know, or has no place for, goes along when the blog leaves again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hub.blogs.models import Blog
from hub.portability.archive.export import export_archive
from hub.portability.archive.tests.test_hostile_archives import truth_with, written
from hub.portability.archive.tests.test_import_archive import brought, content, wren
from hub.reflections.models import Goal
from samples.cast import Cast

__all__ = ["wren"]

ID = "AbCdEfGhIjKlMnOpQr-_0"


def sent_on(cast: Cast, blog: Blog, folder: Path, **lists: list[dict[str, Any]]) -> dict[str, Any]:
    """What is in the archive after a stay in this school."""
    brought(blog, written(folder / "first.zip", truth_with(**lists)))
    export_archive(blog, cast.viewer(blog.owner), folder / "third.zip")
    return content(folder / "third.zip")


def test_what_a_newer_hub_wrote_goes_along(cast: Cast, wren: Blog, tmp_path: Path) -> None:
    entry = {"id": f"{ID}1", "title": "Boats", "body": "<p>x</p>", "mood": {"colour": "blue"}}
    goal = {"id": f"{ID}2", "words": "Read more", "weight": 3, "set_with": "Ms Ines"}

    told = sent_on(cast, wren, tmp_path, entries=[entry], goals=[goal])

    assert told["entries"][0]["mood"] == {"colour": "blue"}
    assert (told["goals"][0]["weight"], told["goals"][0]["set_with"]) == (3, "Ms Ines")


def test_a_school_without_the_grade_and_year_loses_nothing_of_them(cast: Cast, wren: Blog, tmp_path: Path) -> None:
    entry = {"id": f"{ID}1", "title": "Boats", "grade": "Grade 1", "year": "2019-20", "classroom": "1B"}
    page = {"id": f"{ID}3", "kind": "page", "title": "Showcase", "is_showcase": True}
    piece = {"id": f"{ID}5", "title": "My boat", "entry": f"{ID}1"}
    room = {"id": f"{ID}4", "grade": "Grade 1", "grade_number": 1, "title": "Boats", "pieces": [piece]}

    told = sent_on(cast, wren, tmp_path, entries=[entry, page], rooms=[room])

    post = next(one for one in told["entries"] if one["kind"] == "post")
    assert (post["grade"], post["year"], post["classroom"]) == ("Grade 1", "2019-20", "1B")
    assert told["rooms"] == [json.loads(json.dumps(room))]


def test_the_names_of_those_who_made_it_too_go_along(cast: Cast, wren: Blog, tmp_path: Path) -> None:
    entry = {"id": f"{ID}1", "title": "Boats", "authors": ["Mei", "Bo", "a classmate"]}

    told = sent_on(cast, wren, tmp_path, entries=[entry])

    assert told["entries"][0]["authors"] == ["Mei", "Bo", "a classmate"]


def test_what_is_changed_here_is_told_as_it_is_here(cast: Cast, wren: Blog, tmp_path: Path) -> None:
    brought(
        wren, written(tmp_path / "a.zip", truth_with(goals=[{"id": f"{ID}2", "words": "Read", "grade": "Grade 1"}]))
    )
    Goal.objects.update(grade=cast.grade_6)

    export_archive(wren, cast.viewer(wren.owner), tmp_path / "b.zip")

    assert content(tmp_path / "b.zip")["goals"][0]["grade"] == "Grade 6"
