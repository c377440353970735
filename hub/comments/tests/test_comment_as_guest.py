"""Saying something without an account, where the school lets guests (safety.md X11)."""

import datetime
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings
from time_machine import TimeMachineFixture

from hub.blogs.models import Entry
from hub.comments.machines import A_FLOOD, A_SIGN
from hub.comments.models import Comment, Guest
from hub.comments.tasks import forget_networks
from samples.cast import Cast
from tests.pages import says

A_MINUTE = datetime.timedelta(minutes=1)
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def post(cast: Cast) -> Entry:
    cast.policy.comments_by = "guests"
    cast.policy.save()
    return cast.post(cast.mei, "everyone", "A tide")


@pytest.fixture
def later(time_machine: TimeMachineFixture) -> Any:
    """Let some time pass."""
    time_machine.move_to(datetime.datetime.now(datetime.UTC), tick=False)
    return time_machine.shift


def opened(client: Client, entry: Entry) -> str:
    page = client.get(reverse("comment-as-guest", args=[entry.public_id])).content.decode()
    found = re.search(r'name="begun" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def send(client: Client, entry: Entry, words: str, begun: str, *, at: str = "203.0.113.5", **more: str) -> Any:
    form = {"name": "Sam Baker", "email": "sam@example.org", "site": "", "text": words, "begun": begun, **more}
    return client.post(reverse("comment-as-guest", args=[entry.public_id]), form, REMOTE_ADDR=at)


def test_what_a_guest_writes_is_seen_when_a_teacher_has_let_it_in(client: Client, cast: Cast, post: Entry, later: Any):
    cast.policy.approve_comments = False
    cast.policy.save()
    assert reverse("comment-as-guest", args=[post.public_id]) in client.get(post.get_absolute_url()).content.decode()
    begun = opened(client, post)
    later(A_MINUTE)
    assert send(client, post, "What a crab!", begun, site="https://sam.example/").status_code == 302

    for person in (None, cast.tomas, cast.mei, cast.aiko):
        _come(client, person)
        page = client.get(post.get_absolute_url()).content.decode()
        assert "What a crab!" not in page
        assert "1 comment" not in page
    _come(client, cast.ines)
    assert "What a crab!" in client.get(reverse("waiting")).content.decode()
    client.post(reverse("let-in", args=["comment", Comment.objects.get().public_id]))

    _come(client, None)
    page = client.get(post.get_absolute_url()).content.decode()
    assert "What a crab!" in page
    assert '<a href="https://sam.example/" rel="nofollow ugc noopener">Sam</a></b> · guest' in page
    assert "Baker" not in page


@pytest.mark.parametrize("way", ["let-in", "hold"])
def test_the_address_is_never_shown_and_forgotten_once_somebody_decides(
    client: Client, cast: Cast, post: Entry, later: Any, way: str
):
    begun = opened(client, post)
    later(A_MINUTE)
    send(client, post, "What a crab!", begun)
    assert (guest := Guest.objects.get()).email == "sam@example.org"
    _come(client, cast.ines)
    pages = [client.get(address).content.decode() for address in (reverse("waiting"), post.get_absolute_url())]
    assert all("sam@" not in page for page in pages)

    client.post(reverse(way, args=["comment", guest.comment.public_id]))

    guest.refresh_from_db()
    assert (guest.email, guest.network) == ("", "")


def test_guests_have_no_way_in_unless_the_school_lets_them(client: Client, cast: Cast, later: Any):
    post = cast.post(cast.mei, "everyone", "A tide")
    address = reverse("comment-as-guest", args=[post.public_id])

    assert address not in client.get(post.get_absolute_url()).content.decode()
    assert client.get(address).status_code == 404
    assert client.post(address, {"text": "Hello"}).status_code == 404


def test_guests_write_only_under_what_everyone_sees(client: Client, cast: Cast, post: Entry):
    for audience in ("class", "school", "families"):
        hidden = cast.post(cast.mei, audience)
        assert client.get(reverse("comment-as-guest", args=[hidden.public_id])).status_code == 404
    Entry.objects.filter(pk=post.pk).update(comments_open=False)
    assert client.get(reverse("comment-as-guest", args=[post.public_id])).status_code == 404


def test_a_machine_is_told_by_its_hurry_and_by_what_nobody_sees(client: Client, cast: Cast, post: Entry, later: Any):
    begun = opened(client, post)
    assert send(client, post, "Buy this", begun).status_code == 422
    later(A_MINUTE)
    assert send(client, post, "Buy this", begun, at="203.0.113.6", remark="bot").status_code == 429
    assert send(client, post, "Buy this", "made up", at="203.0.113.7").status_code == 429
    other = cast.post(cast.mei, "everyone", "Another tide")
    assert send(client, other, "Buy this", begun, at="203.0.113.8").status_code == 429
    later(datetime.timedelta(days=1))
    assert send(client, post, "Buy this", begun).status_code == 422

    assert not Comment.objects.exists()


def test_one_field_that_nobody_sees_is_enough_for_a_short_answer(client: Client, post: Entry, later: Any):
    begun = opened(client, post)
    later(A_MINUTE)

    answer = send(client, post, "A <kind> word", begun, remark="bot")

    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "600")
    assert "A &lt;kind&gt; word</textarea>" in answer.content.decode()
    assert send(client, post, "Buy this", begun).status_code == 429
    assert not Comment.objects.exists()


def test_a_form_without_its_token_is_a_sign(post: Entry):
    machine = Client(enforce_csrf_checks=True)

    assert [send(machine, post, "Buy this", "").status_code for _time in range(4)] == [403, 403, 403, 429]


def test_a_network_of_machines_gets_a_short_answer_for_a_while(client: Client, post: Entry, later: Any):
    """Without a question to the database; and whoever was taken for one keeps the words."""
    begun = opened(client, post)
    assert [send(client, post, "In a hurry", begun).status_code for _time in range(4)] == [422, 422, 429, 429]
    later(A_MINUTE)

    answer = send(client, post, "A <kind> word", begun)

    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "600")
    assert "A &lt;kind&gt; word</textarea>" in answer.content.decode()
    with CaptureQueriesContext(connection) as asked:
        page = client.get(reverse("comment-as-guest", args=[post.public_id]), REMOTE_ADDR="203.0.113.5")
    assert (page.status_code, len(asked)) == (429, 0)
    assert send(client, post, "From elsewhere", begun, at="203.0.113.6").status_code == 302
    later(10 * A_MINUTE)
    assert send(client, post, "A kind word", opened(client, post)).status_code == 422
    assert Comment.objects.count() == 1


def test_what_one_process_notices_all_of_them_know(client: Client, post: Entry):
    noticing = "from hub.comments.machines import ENOUGH, note_signs; note_signs('203.0.113.5', ENOUGH)"
    surroundings = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    address = reverse("comment-as-guest", args=[post.public_id])

    subprocess.run([sys.executable, "-c", noticing], cwd=ROOT, env=surroundings, check=True)

    assert client.get(address, REMOTE_ADDR="203.0.113.5").status_code == 429
    assert client.get(address, REMOTE_ADDR="203.0.113.6").status_code == 200
    forget_networks.enqueue()
    assert client.get(address, REMOTE_ADDR="203.0.113.5").status_code == 200


def test_in_a_flood_the_first_sign_is_enough(client: Client, post: Entry, later: Any):
    """Whatever network it comes from, until the flood is over; and the words are still in the answer."""
    early = opened(client, post)
    before = send(client, post, "In a hurry", early, at="2001:db8::1")
    for number in range(A_FLOOD // A_SIGN):
        send(client, post, "Buy this", early, at=f"198.51.100.{number}")

    meanwhile = send(client, post, "A kind word", early, at="2001:db8:0:1::1")

    assert (before.status_code, meanwhile.status_code) == (422, 429)
    assert "A kind word</textarea>" in meanwhile.content.decode()
    assert client.get(reverse("comment-as-guest", args=[post.public_id]), REMOTE_ADDR="2001:db8::1").status_code == 200
    later(11 * A_MINUTE)
    assert send(client, post, "In a hurry", opened(client, post), at="2001:db8:0:1::1").status_code == 422


def test_where_nothing_can_be_counted_guests_comment_all_the_same(
    client: Client, post: Entry, later: Any, settings: Settings, tmp_path: Path
):
    (tmp_path / "no-folder").touch()
    settings.CACHES = settings.CACHES | {
        "shared": settings.CACHES["shared"] | {"LOCATION": tmp_path / "no-folder" / "shared"}
    }
    begun = opened(client, post)

    assert send(client, post, "In a hurry", begun).status_code == 422
    later(A_MINUTE)
    assert send(client, post, "What a crab!", begun).status_code == 302


def test_the_same_form_sent_twice_is_one_comment(client: Client, post: Entry, later: Any):
    begun = opened(client, post)
    later(A_MINUTE)

    assert [send(client, post, "What a crab!", begun).status_code for _time in range(3)] == [302, 302, 302]
    assert Comment.objects.count() == 1


def test_a_flood_stops_and_nothing_of_it_is_published(client: Client, cast: Cast, post: Entry, later: Any):
    """At most five from one place in ten minutes, and thirty under one post in an hour."""
    forms = [opened(client, post) for _number in range(70)]
    later(A_MINUTE)

    from_one = [send(client, post, f"Buy {number}", forms.pop()).status_code for number in range(20)]
    from_many = [send(client, post, "Buy", forms.pop(), at=f"198.51.100.{number}").status_code for number in range(40)]

    assert from_one == [302] * 5 + [429] * 15
    assert from_many.count(302) == 25
    assert "your words are still here" in send(client, post, "Kept", forms.pop(), at="198.51.100.99").content.decode()
    _come(client, None)
    assert not says(client.get(post.get_absolute_url()).content.decode(), "Buy")
    later(datetime.timedelta(minutes=61))
    begun = opened(client, post)
    later(A_MINUTE)
    assert send(client, post, "I have read it.", begun).status_code == 302


def test_more_than_one_link_is_likely_junk(client: Client, cast: Cast, post: Entry, later: Any):
    for words in ("See https://a.example", "See https://a.example and http://b.example"):
        begun = opened(client, post)
        later(A_MINUTE)
        send(client, post, words, begun)

    assert list(Guest.objects.order_by("pk").values_list("is_likely_junk", flat=True)) == [False, True]
    _come(client, cast.ines)
    assert "Likely junk" in client.get(reverse("waiting")).content.decode()


def test_a_guest_sets_nothing_else(client: Client, cast: Cast, post: Entry, later: Any):
    """Neither a writer, nor a yes, nor another place (safety.md C2)."""
    begun = opened(client, post)
    later(A_MINUTE)
    more = {"writer": str(cast.ines.pk), "approval": "", "decision": "released", "parent": "1", "is_likely_junk": "off"}
    send(client, post, "What a crab!", begun, **more)

    comment = Comment.objects.get()
    assert (comment.writer, comment.parent, comment.is_waiting) == (None, None, True)


def test_whoever_is_signed_in_is_no_guest(client: Client, cast: Cast, post: Entry):
    client.force_login(cast.tomas)

    assert client.get(reverse("comment-as-guest", args=[post.public_id])).status_code == 404


def _come(client: Client, person: Any) -> None:
    client.logout()
    if person is not None:
        client.force_login(person)
