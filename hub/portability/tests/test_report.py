"""The report of an import reads from the database what one page of it shows, however much came."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.db.models.signals import post_init
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hub.portability.models import ImportedItem, ReportRow, Transfer
from samples.cast import Cast


def page(transfer: Transfer, query: str = "") -> str:
    """The address of the report."""
    return reverse("import-report", args=[transfer.public_id]) + query


def add(transfer: Transfer, number: int) -> None:
    """So many more posts, changes and things that stayed behind."""
    first = transfer.items.count()
    lines = [
        ImportedItem(transfer=transfer, blog=transfer.blog, key=f"more#{one}", kind="post", title=f"Post {one}")
        for one in range(first, first + number)
    ]
    ImportedItem.objects.bulk_create(lines)
    ReportRow.objects.bulk_create(
        ReportRow(transfer=transfer, part=part, item=f"Thing {one}", words="It is so.")
        for part in ReportRow.Part.values
        for one in range(number)
    )


@pytest.mark.parametrize("query", ["", "?show=changed&after=9", "?show=left-out", "?show=post&after=9"])
def test_a_page_reads_no_more_than_it_shows(client: Client, cast: Cast, portfolio: Transfer, query: str) -> None:
    client.force_login(cast.mei)
    add(portfolio, 150)
    client.get(page(portfolio))
    few, read_of_few = read(client, page(portfolio, query))

    add(portfolio, 400)
    many, read_of_many = read(client, page(portfolio, query))

    assert many == few <= 12
    assert read_of_many == read_of_few
    # A page, one more, and the pages of the old showcase.
    assert read_of_few[ReportRow] + read_of_few[ImportedItem] < 110


def read(client: Client, address: str) -> tuple[int, Counter[type]]:
    """How many questions a page asks, and how many rows of each model it makes."""
    made: Counter[type] = Counter()

    def count(sender: type, **_more: Any) -> None:
        made[sender] += 1

    post_init.connect(count)
    try:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
    finally:
        post_init.disconnect(count)
    return len(asked), made


def test_every_thing_that_stayed_behind_is_on_some_page(client: Client, cast: Cast, portfolio: Transfer) -> None:
    client.force_login(cast.mei)
    add(portfolio, 150)

    first = client.get(page(portfolio, "?show=left-out")).text
    more = re.search(r'href="([^"]+)" rel="next"', first)
    assert more is not None
    second = client.get(page(portfolio, unescape(more[1]))).text

    assert all((f"Thing {number}<" in first) != (f"Thing {number}<" in second) for number in range(150))
    assert 'href="?show=left-out" rel="prev"' in second and 'rel="next"' not in second


def test_the_file_tells_all_that_is_on_the_pages(client: Client, cast: Cast, portfolio: Transfer) -> None:
    client.force_login(cast.mei)

    told = client.get(reverse("import-report-csv", args=[portfolio.public_id])).text

    assert all(row.words.replace('"', '""') in told for row in portfolio.rows.all())
