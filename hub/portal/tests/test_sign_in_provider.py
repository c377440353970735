"""Staff come in by the sign-in that their school has already; a provider of the tests' own answers on 127.0.0.1."""

from __future__ import annotations

import datetime
import time
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from hub.people.models import Person, ProviderIdentity, TimeCode
from hub.people.models.time_code import new_secret
from hub.people.openid.asking import Provider
from hub.portal.tests.own_provider import CLIENT, SECRET, OwnProvider, own_provider
from hub.school.models import Appointment, Policy, SignInProvider
from samples.cast import Cast

ADDRESS = "ines@school.example"


@pytest.fixture
def provider(cast: Cast) -> Iterator[OwnProvider]:
    """The school's own, at which Ines has signed in."""
    Person.objects.filter(pk=cast.ines.pk).update(email=ADDRESS)
    with own_provider() as provider:
        provider.who = {"sub": "1234", "email": "Ines@School.example", "email_verified": True}
        SignInProvider.put(cast.school, "your school account", Provider(provider.issuer, CLIENT, SECRET))
        yield provider


def go(client: Client, query: str = "") -> str:
    return str(client.get(f"/sign-in/school/{query}").headers["Location"])


def come_in(client: Client, provider: OwnProvider, query: str = "") -> Any:
    return client.get(provider.let_in(go(client, query)))


def is_in(client: Client) -> bool:
    return client.get("/me/").status_code == 200


def test_the_staff_page_offers_it_where_there_is_one(cast: Cast, provider: OwnProvider, client: Client):
    assert "Come in with your school account" in client.get("/sign-in/staff/").text
    assert "your school account" not in client.get("/sign-in/family/").text
    SignInProvider.objects.all().delete()
    assert "Come in with" not in client.get("/sign-in/staff/").text
    assert client.get("/sign-in/school/").status_code == client.get("/sign-in/school/back/").status_code == 404


def test_a_teacher_comes_in_and_to_the_wished_page(cast: Cast, provider: OwnProvider, client: Client):
    client.get("/sign-in/school/")
    before = client.session.session_key

    answer = come_in(client, provider, "?next=/me/")

    assert answer.headers["Location"] == "/me/"
    assert "Ines" in client.get("/me/").text
    assert client.session.session_key != before
    assert provider.asked.count("/token") == 1
    assert Person.objects.get(pk=cast.ines.pk).last_login


def test_the_providers_own_name_counts_from_then_on(cast: Cast, provider: OwnProvider):
    come_in(Client(), provider)
    provider.who["email"] = "ines.newly.wed@school.example"
    client = Client()

    come_in(client, provider)

    assert is_in(client)
    assert ProviderIdentity.objects.get().person == cast.ines


def test_who_inherits_an_address_does_not_inherit_the_person(cast: Cast, provider: OwnProvider, client: Client):
    come_in(Client(), provider)
    provider.who["sub"] = "5678"

    come_in(client, provider)

    assert not is_in(client)


def test_nobody_is_made_and_nobody_comes_in_but_staff_of_today(cast: Cast, provider: OwnProvider):
    people = Person.objects.count()
    for name in ("mei", "aiko", "elias"):
        Person.objects.filter(pk=getattr(cast, name).pk).update(email=f"{name}@school.example")

    for number, name in enumerate(("nobody", "mei", "aiko", "elias")):
        provider.who |= {"sub": f"sub {number}", "email": f"{name}@school.example"}
        client = Client()
        come_in(client, provider)
        assert not is_in(client), name
        assert "Ask an administrator" in client.get("/sign-in/staff/").text

    assert Person.objects.count() == people
    assert not ProviderIdentity.objects.exists()


def test_who_was_bound_and_has_left_does_not_come_in(cast: Cast, provider: OwnProvider, client: Client):
    come_in(Client(), provider)
    cast.ines.enrolments.update(ends_on=timezone.localdate() - datetime.timedelta(days=1))

    come_in(client, provider)

    assert not is_in(client)


def test_a_provider_vouches_for_nobody_at_a_school_that_does_not_trust_it(
    cast: Cast, other_cast: Cast, provider: OwnProvider
):
    come_in(Client(), provider)
    Appointment.objects.create(school=other_cast.school, person=cast.ines, role="administrator")
    client = Client()

    come_in(client, provider)
    assert not is_in(client)

    SignInProvider.put(other_cast.school, "our account", Provider(provider.issuer, CLIENT, SECRET))
    come_in(client, provider)
    assert is_in(client)


@pytest.mark.parametrize("checked", [False, None, "no"])
def test_an_address_that_was_not_checked_is_worth_nothing(
    cast: Cast, provider: OwnProvider, client: Client, checked: object
):
    provider.who["email_verified"] = checked

    come_in(client, provider)

    assert not is_in(client)


def test_a_provider_of_the_schools_own_vouches_for_what_it_does_not_say(
    cast: Cast, provider: OwnProvider, client: Client
):
    SignInProvider.objects.update(vouches=True)
    provider.who["email_verified"] = False
    come_in(client, provider)
    assert not is_in(client)

    provider.who["email_verified"] = None
    come_in(client, provider)
    assert is_in(client)


LIES: dict[str, dict[str, Any]] = {
    "forged": {"signed_by": "a stranger"},
    "signed by nobody": {"algorithm": "none"},
    "signed with what we know": {"algorithm": "HS256"},
    "expired": {"claims": {"exp": int(time.time()) - 3600}},
    "of the future": {"claims": {"iat": int(time.time()) + 36000}},
    "never expiring": {"claims": {"exp": None}},
    "for another": {"claims": {"aud": "another"}},
    "for us and given to another": {"claims": {"aud": [CLIENT, "another"], "azp": "another"}},
    "by another issuer": {"claims": {"iss": "https://issuer.example.org"}},
    "with another nonce": {"claims": {"nonce": "x"}},
    "without a nonce": {"claims": {"nonce": None}},
    "about nobody": {"claims": {"sub": ""}},
    "about a number": {"claims": {"sub": 7}},
    "by a key that there is not": {"places": {"jwks_uri": "http://127.0.0.1:9/keys"}},
    "told by who is not asked": {"places": {"token_endpoint": "http://issuer.example.org/token"}},
    "that says it is another": {"places": {"issuer": "https://issuer.example.org"}},
}


@pytest.mark.parametrize("lie", LIES)
def test_a_token_lets_nobody_in(cast: Cast, provider: OwnProvider, client: Client, lie: str):
    address = go(client)
    for name, value in LIES[lie].items():
        setattr(provider, name, value)

    answer = client.get(provider.let_in(address))

    assert answer.headers["Location"] == "/sign-in/staff/"
    assert not is_in(client)
    assert "That did not work." in client.get("/sign-in/staff/").text


def test_who_was_not_sent_from_here_does_not_come_in(cast: Cast, provider: OwnProvider, client: Client):
    back = provider.let_in(go(Client()))
    client.get(back)
    assert not is_in(client)

    go(client)
    client.get(back)
    assert not is_in(client)
    assert provider.asked.count("/token") == 0


def test_a_way_back_works_once_and_for_ten_minutes(cast: Cast, provider: OwnProvider):
    first, late = Client(), Client()
    back = provider.let_in(go(first))
    first.get(back)
    first.post("/sign-out/")
    first.get(back)
    assert not is_in(first)

    with time_machine.travel(timezone.now(), tick=False) as clock:
        back = provider.let_in(go(late))
        clock.shift(datetime.timedelta(minutes=11))
        late.get(back)
        assert not is_in(late)


def test_who_cancels_is_back_at_the_door(cast: Cast, provider: OwnProvider, client: Client):
    state = dict(part.split("=", 1) for part in go(client).partition("?")[2].split("&"))["state"]

    answer = client.get(f"/sign-in/school/back/?error=access_denied&state={state}")

    assert answer.headers["Location"] == "/sign-in/staff/"
    assert not is_in(client)


def test_who_only_looks_at_the_door_makes_the_hub_ask_nobody(cast: Cast, provider: OwnProvider):
    for _visitor in range(5):
        go(Client())

    assert len(provider.asked) == 1


def test_a_provider_that_does_not_answer_is_told_of_at_the_door(cast: Cast, provider: OwnProvider, client: Client):
    SignInProvider.objects.update(issuer="http://127.0.0.1:9")

    assert go(client) == "/sign-in/staff/"
    assert "does not answer" in client.get("/sign-in/staff/").text


def test_nobody_is_sent_to_another_site(cast: Cast, provider: OwnProvider, client: Client):
    assert come_in(client, provider, "?next=https://example.org/").headers["Location"] == "/desk/"


def test_the_provider_has_asked_all_that_is_asked(cast: Cast, provider: OwnProvider, client: Client):
    Policy.objects.update(second_step_of="staff", second_step_since="2020-01-01")
    Person.objects.filter(pk=cast.ines.pk).update(joined_at=timezone.now() - datetime.timedelta(days=100))

    come_in(client, provider)
    assert client.get("/desk/").status_code == 200

    TimeCode.start(cast.ines, new_secret())
    come_in(client, provider)
    assert is_in(client)


def test_the_operator_sets_it_up_and_takes_it_away(cast: Cast, provider: OwnProvider, monkeypatch: pytest.MonkeyPatch):
    SignInProvider.objects.all().delete()
    monkeypatch.setenv("HUB_CLIENT_SECRET", SECRET)
    told = StringIO()

    call_command("sign_in_with", "my account", issuer=provider.issuer, client_id=CLIENT, stdout=told)

    kept = SignInProvider.objects.get()
    assert "/sign-in/school/back/" in told.getvalue()
    assert kept.provider.client_secret == SECRET
    assert SECRET not in kept.sealed_secret
    with pytest.raises(CommandError, match="not well"):
        call_command("sign_in_with", "x", issuer="http://issuer.example.org", client_id=CLIENT)
    call_command("sign_in_with", "my account", "--remove", stdout=told)
    assert not SignInProvider.objects.exists()
