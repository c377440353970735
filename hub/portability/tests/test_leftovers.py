"""What the hub has no place for is kept beside what came, and named; nothing is lost silently."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from hub.blogs.models import Blog, Category
from hub.portability.importing.undoing import undo
from hub.portability.models import ImportedItem, Transfer
from hub.portability.tests.conftest import told
from hub.portability.tests.odd_export import bring_odd
from samples.cast import Cast


@pytest.fixture
def odd(mei_blog: Blog, quick_pictures: None, tmp_path: Path) -> Transfer:
    """The odd export in Mei's blog, whose school has a shelf for science."""
    Category.objects.get_or_create(school=mei_blog.school, blog=None, classroom=None, name="Science", slug="science")
    return bring_odd(mei_blog, tmp_path)


def kept(transfer: Transfer, title: str, kind: str) -> dict[str, Any]:
    """What is kept beside a thing."""
    return dict(transfer.items.get(title=title, kind=kind).leftovers)


def changed(transfer: Transfer, item: str) -> list[str]:
    """What the report tells of a thing that came."""
    return told(transfer, "changed", item)


def left_out(transfer: Transfer, item: str) -> list[str]:
    """What the report tells of a thing that stayed behind."""
    return told(transfer, "left-out", item)


def test_a_tags_description_and_fields(odd: Transfer) -> None:
    assert kept(odd, "Lava", "tag") == {"description": "Hot stone.", "meta": {"icon": "flame"}}
    assert changed(odd, "Lava") == [
        "Its description is kept beside it.", "Its own fields are kept beside it: icon",
    ]  # fmt: skip


def test_the_description_of_a_shelf_that_was_here(odd: Transfer) -> None:
    assert kept(odd, "Science", "category") == {"description": "What we found out.", "meta": {"colour": "green"}}
    assert "Its description is kept beside it." in changed(odd, "Science")


def test_the_description_of_the_shelf_that_is_none(odd: Transfer) -> None:
    assert "What was said of it: Odds and ends" in changed(odd, "Uncategorized")


def test_a_way_of_filing_that_nothing_uses(odd: Transfer) -> None:
    assert kept(odd, "Spring", "aside") == {"taxonomy": "season", "slug": "spring", "description": "When it thaws."}
    assert left_out(odd, "Spring") == ["The hub has no such way of filing (season). It is kept aside."]


def test_fields_of_a_comment_but_none_that_holds_an_address(odd: Transfer) -> None:
    name = "Comment by Daniel on “Volcano”"
    first = odd.items.get(key__endswith="#10/1")

    assert first.leftovers["fields"] == {"rating": "5"}
    assert first.leftovers["hidden_fields"] == {"akismet_as_submitted": 1}
    assert "Its own fields are kept beside it: rating" in changed(odd, name)
    assert "Left behind, because an address of a person is in it: sent_from" in changed(odd, name)


def test_the_site_of_a_commenter(odd: Transfer) -> None:
    assert odd.items.get(key__endswith="#10/1").leftovers["site"] == "https://daniel.example/"
    assert "site" not in odd.items.get(key__endswith="#10/2").leftovers
    words = "The site its writer gave is kept beside it, for those who moderate: https://daniel.example/"
    assert words in changed(odd, "Comment by Daniel on “Volcano”")


def test_the_text_of_another_kind_of_thing(odd: Transfer) -> None:
    ramen = kept(odd, "Ramen", "aside")

    assert ramen["content"] == "Boil the <b>noodles</b>." and ramen["fields"] == {"minutes": "12"}
    assert left_out(odd, "Ramen") == ["The hub has no place for this kind of thing (recipe). Its text is kept aside."]
    assert kept(odd, "Greeting", "aside")["content"] == "<p>Hello from me</p>"


def test_what_visitors_sent_is_not_kept(odd: Transfer) -> None:
    assert not odd.items.filter(title="Message").exists()
    assert "addresses of people" in left_out(odd, "Message")[0]


def test_no_address_of_a_person_is_kept(odd: Transfer) -> None:
    rows = repr(list(odd.items.values_list("leftovers", "changed", "title"))) + repr(list(odd.rows.values_list()))

    assert not [address for address in ("192.0.2.", "@family.example", "cupcake") if address in rows]


def test_what_is_kept_aside_is_counted_nowhere_and_goes_with_the_import(
    client: Any, cast: Cast, odd: Transfer, tmp_path: Path
) -> None:
    asides = ImportedItem.objects.filter(kind="aside")
    assert set(asides.values_list("title", flat=True)) == {"Ramen", "Greeting", "Spring", "Autumn"}
    assert "aside" not in odd.report["imported"]
    client.force_login(cast.mei)
    assert client.get(reverse("import-report-csv", args=[odd.public_id])).status_code == 200

    again = bring_odd(odd.blog, tmp_path)
    assert asides.count() == 4
    assert again.report["here_before"] == sum(odd.report["imported"].values())

    undo(odd)
    assert not asides.exists()
