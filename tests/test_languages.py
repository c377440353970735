"""Each reader has the hub in their own language, and what people wrote says in which it is."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from pytest_django import Settings

from hub.families.models import FamilyLink
from hub.school.models import SchoolHost
from samples.cast import Cast
from tests.world import say

ENGLISH, ARABIC, FRENCH = (
    "I built a bridge and it broke.",
    "بنيت جسرا من العيدان.",
    "J’ai construit un pont et il est tombé.",
)


@pytest.fixture(autouse=True)
def _spoken(settings: Settings) -> None:
    settings.LANGUAGES = [("en", "English"), ("fr", "Français"), ("ar", "العربية")]


def page_of(response) -> str:
    text: str = response.content.decode()
    return text


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("ar", "ar"), ("de-CH,de;q=0.9,fr-CA;q=0.8,en;q=0.5", "fr"), ("de", "en"), ("*", "en"), ("", "en")],
)
def test_a_visitor_reads_the_language_of_the_browser(client: Client, cast: Cast, accepted: str, language: str):
    response = client.get("/", headers={"accept-language": accepted})

    direction = "rtl" if language == "ar" else "ltr"
    assert f'<html lang="{language}" dir="{direction}"' in page_of(response)
    assert response["Content-Language"] == language and "Accept-Language" in response["Vary"]


def test_a_visitor_whose_language_is_not_spoken_reads_the_schools(client: Client, cast: Cast):
    cast.school.language = "fr"
    cast.school.save(update_fields=["language"])

    assert '<html lang="fr"' in page_of(client.get("/", headers={"accept-language": "de"}))


def test_ones_own_language_goes_before_that_of_browser_and_school(client: Client, cast: Cast):
    cast.mei.language = "ar"
    cast.mei.save(update_fields=["language"])
    client.force_login(cast.mei)

    assert '<html lang="ar" dir="rtl"' in page_of(client.get("/desk/", headers={"accept-language": "fr"}))


def test_a_family_reads_its_page_in_the_guardians_language(client: Client, cast: Cast):
    cast.aiko.language = "ar"
    cast.aiko.save(update_fields=["language"])

    response = client.get(reverse("family-link", args=[FamilyLink.make(cast.aiko, cast.school).token]))

    assert '<html lang="ar" dir="rtl"' in page_of(response) and response["Content-Language"] == "ar"


def test_a_post_of_another_language_says_so_on_its_page_and_on_its_card(client: Client, cast: Cast):
    post = cast.post(cast.mei, "everyone", "البحر", body=f"<p>{ARABIC}</p>")

    for address in (post.get_absolute_url(), cast.blogs["Mei"].get_absolute_url()):
        page = page_of(client.get(address))
        assert 'dir="auto" lang="ar"' in page
    assert 'lang="ar"' in page and '<html lang="en"' in page


def test_a_post_in_the_language_of_the_page_says_nothing_more(client: Client, cast: Cast):
    post = cast.post(cast.mei, "everyone", "The bridge", body=f"<p>{ENGLISH}</p>")

    assert page_of(client.get(post.get_absolute_url())).count(' lang="') == 1


def test_where_words_tell_nothing_they_are_in_the_schools_language(client: Client, cast: Cast):
    post = cast.post(cast.mei, "everyone", "22", body="<p>Minecraft</p>")

    page = page_of(client.get(post.get_absolute_url(), headers={"accept-language": "ar"}))

    assert '<div class="prose" dir="auto" lang="en">' in page


def test_a_comment_says_its_language(client: Client, cast: Cast):
    post = cast.post(cast.mei, "everyone", "The bridge", body=f"<p>{ENGLISH}</p>")
    say(cast, post, cast.tomas, FRENCH, let_in=True)
    client.force_login(cast.ines)

    assert '<div class="comment__text" dir="auto" lang="fr">' in page_of(client.get(post.get_absolute_url()))


@pytest.mark.django_db(transaction=True)
def test_what_a_visitor_reads_in_one_language_is_not_kept_for_another(client: Client, cast: Cast, settings: Settings):
    settings.EARLY_PAGES = True
    SchoolHost.objects.create(school=cast.school, name="testserver")

    read = [page_of(client.get("/", headers={"accept-language": code})) for code in ("ar", "fr", "ar", "en", "fr")]

    assert [page.split('<html lang="')[1][:2] for page in read] == ["ar", "fr", "ar", "en", "fr"]


def test_a_day_behind_a_name_in_latin_letters_keeps_its_number():
    with translation.override("ar"):
        assert date_format(datetime.date(2026, 11, 25), "MONTH_DAY_FORMAT").startswith("\u200f25 ")
