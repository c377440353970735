"""What somebody typed while the hub was away is on the device for them alone: the next at the device meets nothing."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from hub.people.models import Person
from hub.showcase.models import Piece, Section
from samples.cast import Cast

ROPES, TIDE = "I held the ropes.", "Nobody has heard of the tide."
KEPT = "Object.keys(localStorage).some((key) => key.startsWith('hub-typed'))"


def come_in(context: BrowserContext, person: Person, hub: str) -> Page:
    """The next person sits down; nobody signed out."""
    client = Client()
    client.force_login(person)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": hub}])
    return context.new_page()


def a_piece(person: Person, cast: Cast) -> Piece:
    room = Section.start(cast.blogs[person.first_name], cast.grade_6, by=person, year=cast.year)
    return Piece.objects.create(section=room, title="Our class play", promised_for=cast.year.ends_on)


def type_offline(context: BrowserContext, page: Page, address: str, field: str, words: str) -> Page:
    """Type these words while the hub is away, and close the page."""
    page.goto(address)
    page.locator(field).focus()
    context.set_offline(True)
    page.locator(field).press_sequentially(words)
    expect(page.get_by_text("Saved on this device").first).to_be_visible()
    kept = str(page.evaluate("Object.values(localStorage).join()"))
    assert kept and words.split()[-1] not in kept, "It is locked."
    page.close()
    context.set_offline(False)
    return context.new_page()


@pytest.mark.thorough
def test_a_student_finds_their_words_again_and_the_next_one_finds_nothing(
    transactional_db: None, cast: Cast, live_server: LiveServer, context: BrowserContext
):
    hub, pieces = live_server.url, {person: a_piece(person, cast) for person in (cast.mei, cast.tomas)}
    label, text = "textarea[name=why]", ".editor-surface"
    mei = come_in(context, cast.mei, hub)
    mei = type_offline(context, mei, f"{hub}/showcase/piece/{pieces[cast.mei].public_id}/", label, ROPES)
    type_offline(context, mei, f"{hub}/write/", text, TIDE).close()

    tomas = come_in(context, cast.tomas, hub)
    tomas.goto(f"{hub}/showcase/piece/{pieces[cast.tomas].public_id}/")
    expect(tomas.locator(label)).to_have_value("")
    tomas.goto(f"{hub}/write/")
    expect(tomas.locator(text)).to_have_text("")
    tomas.close()
    mei = come_in(context, cast.mei, hub)
    mei.goto(f"{hub}/showcase/piece/{pieces[cast.mei].public_id}/")

    expect(mei.locator(label)).to_have_value(ROPES)
    expect(mei.locator("hub-saved [data-words]")).to_have_text("Saved just now")
    mei.goto(f"{hub}/write/")
    expect(mei.locator(text)).to_have_text(TIDE)
    expect(mei.locator("hub-save-state")).to_have_text("Saved just now")
    assert Piece.objects.get(pk=pieces[cast.mei].pk).why == ROPES
    assert not mei.evaluate(KEPT), "The hub has it."
