"""An import can be taken out again while nobody has built on it."""

from __future__ import annotations

import pytest

from hub.blogs.models import Blog
from hub.portability.importing.undoing import InUse, undo
from hub.portability.models import ImportedItem, Transfer
from hub.portability.tests.conftest import bring_in, titled
from hub.portability.tests.test_the_three_exports import counted
from samples.cast import Cast


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
