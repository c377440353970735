"""The moving code: for one hub, once, until a day; it can be taken back, and both sides see what went."""

from __future__ import annotations

import datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from hub.portability.models import Departure, MovingCode
from samples.cast import Cast
from tests.pages import says

CLAIM, OTHER = "a" * 64, "b" * 64


@pytest.fixture
def mei(client: Client, cast: Cast) -> Client:
    client.force_login(cast.mei)
    return client


@pytest.fixture
def code(mei: Client, cast: Cast) -> MovingCode:
    """What Mei has packed for her next school."""
    cast.post(cast.mei, "class", "A bridge")
    with TestCase.captureOnCommitCallbacks(execute=True):
        mei.post(reverse("pack-blog", args=["mei"]), {"kind": "school"})
    return MovingCode.objects.get()


def fetch(code: MovingCode, claim: str = CLAIM) -> tuple[int, bytes]:
    """What another hub gets."""
    answer = Client().post(reverse("moving", args=[code.secret]), {"claim": claim, "school": "Hillside School"})
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    return answer.status_code, content


def page_of(mei: Client) -> str:
    return mei.get(reverse("take-blog", args=["mei"])).content.decode()


def test_the_page_shows_the_code_and_the_next_hub_fetches_with_it(mei: Client, code: MovingCode) -> None:
    assert reverse("moving", args=[code.secret]) in page_of(mei)

    status, content = fetch(code)

    assert status == 200 and "data/portfolio.json" in ZipFile(BytesIO(content)).namelist()
    page = page_of(mei)
    assert "“Hillside School” fetched it" in page and code.secret not in page
    assert Client().post(reverse("arrived", args=[code.secret]), {"claim": CLAIM}).status_code == 204
    assert "All of it arrived there" in page_of(mei)


def test_the_page_asks_the_database_little(
    mei: Client, code: MovingCode, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(12):
        page_of(mei)


def test_it_works_once_and_only_the_hub_that_began_may_begin_again(code: MovingCode) -> None:
    assert fetch(code)[0] == 200
    assert fetch(code, OTHER)[0] == 404
    assert fetch(code)[0] == 200  # Its line broke.
    MovingCode.objects.update(taken_at=timezone.now() - datetime.timedelta(hours=2))
    assert fetch(code)[0] == 404


def test_beginning_again_gives_no_more_time(code: MovingCode) -> None:
    fetch(code)
    begun = timezone.now() - datetime.timedelta(minutes=50)
    MovingCode.objects.update(taken_at=begun)

    assert fetch(code)[0] == 200
    assert MovingCode.objects.get().taken_at == begun


def test_after_it_arrived_nothing_can_be_fetched(code: MovingCode) -> None:
    fetch(code)
    assert Client().post(reverse("arrived", args=[code.secret]), {"claim": OTHER}).status_code == 404
    Client().post(reverse("arrived", args=[code.secret]), {"claim": CLAIM})

    assert fetch(code)[0] == 404


def test_it_can_be_taken_back_and_it_ends(mei: Client, code: MovingCode) -> None:
    mei.post(reverse("end-moving-code", args=[code.departure.public_id]))
    assert fetch(code)[0] == 404 and "The code is over" in page_of(mei)
    MovingCode.objects.update(ended_at=None, ends_at=timezone.now())
    assert fetch(code)[0] == 404


def test_while_it_is_packed_the_other_hub_is_told_to_wait(code: MovingCode) -> None:
    Departure.objects.update(state=Departure.State.RUNNING)

    assert fetch(code)[0] == 503
    assert MovingCode.objects.get().taken_at is None


def test_who_may_not_take_it_any_more_gives_nothing_away(cast: Cast, code: MovingCode) -> None:
    Departure.objects.update(asked_by=cast.tomas)

    assert fetch(code)[0] == 404


@pytest.mark.parametrize("claim", ["", "x", "A" * 64, "a" * 65])
def test_a_hub_says_which_fetching_it_is(claim: str, code: MovingCode) -> None:
    assert fetch(code, claim)[0] == 404


def test_a_person_who_opens_it_reads_what_it_is_for(code: MovingCode) -> None:
    page = Client().get(reverse("moving", args=[code.secret])).content.decode()

    assert "A code for moving" in page and not says(page, "Mei")


def test_a_guess_is_not_told_from_a_code(code: MovingCode) -> None:
    known, guessed = (Client().get(reverse("moving", args=[one])).content for one in (code.secret, "x" * 22))

    assert known.replace(code.secret.encode(), b"x" * 22) == guessed
    assert len(code.secret) == 22
