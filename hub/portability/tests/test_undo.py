"""An import can be taken out again while nobody has built on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from hub.blogs.models import Blog, Entry
from hub.portability.archive.tests.test_hostile_archives import truth_with, written
from hub.portability.archive.tests.test_import_archive import brought, wren
from hub.portability.importing.undoing import InUse, undo
from hub.portability.models import ImportedItem, Transfer
from hub.portability.tests.conftest import bring_in, titled
from hub.portability.tests.test_differing import choose
from hub.portability.tests.test_the_three_exports import counted
from samples.cast import Cast

__all__ = ["wren"]


def test_all_of_it_goes_and_what_was_there_stays(cast: Cast, mei_blog: Blog, quick_pictures: None) -> None:
    cast.post(cast.mei, "class", "My own post")
    before = counted()
    transfer = bring_in(mei_blog, "grade6")

    undo(transfer)

    assert counted() == before
    assert not ImportedItem.objects.exists()
    assert Transfer.objects.get().state == "undone"


def test_it_can_come_in_once_more(mei_blog: Blog, portfolio: Transfer) -> None:
    undo(portfolio)

    again = bring_in(mei_blog, "grade6", uploads=False)

    assert again.report["imported"] == portfolio.report["imported"]


def test_what_was_edited_stays_and_is_named(cast: Cast, portfolio: Transfer) -> None:
    entry = titled(portfolio.blog, "Rain on the library roof (poem)")
    entry.revise(entry.title, "<p>Shorter.</p>", by=cast.mei)

    with pytest.raises(InUse, match="Rain on the library roof"):
        undo(portfolio)

    assert portfolio.items.count() > 100


def test_a_text_that_was_replaced_stands_there_again(client: Client, cast: Cast, wren: Blog, tmp_path: Path) -> None:
    """Whether the newer one was taken by itself or somebody chose it; unless a third was written since."""
    assert wren.owner is not None

    def archive(now: str, *before: str) -> Path:
        records: list[dict[str, object]] = [
            {
                "id": name * 22, "title": name, "body": f"<p>{now}</p>",
                "earlier": [{"title": name, "body": f"<p>{one}</p>"} for one in before],
            }
            for name in "ab"
        ]  # fmt: skip
        return written(tmp_path / "a.zip", truth_with(entries=records))

    brought(wren, archive("1"))
    Entry.objects.get(title="b").revise("b", "<p>mine</p>", by=wren.owner)
    newer = brought(wren, archive("2", "1"))
    client.force_login(wren.owner)
    choose(client, newer, "theirs")
    texts = Entry.objects.filter(blog=wren).order_by("title").values_list("plain", flat=True)
    assert list(texts) == ["2", "2"]
    Entry.objects.get(title="a").revise("a", "<p>3</p>", by=wren.owner)
    with pytest.raises(InUse, match="a"):
        undo(newer)
    Entry.objects.get(title="a").revise("a", "<p>2</p>", by=wren.owner)

    undo(newer)

    assert list(texts.all()) == ["1", "mine"]
