"""One's own page, and going out."""

import re

from django.test import Client
from pytest_django import Settings

from hub.people.models import OpenSignIn, Person
from hub.people.tests.conftest import PASSWORD

CHROMEBOOK = "Mozilla/5.0 (X11; CrOS x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36"


def come_in(person: Person, password: str = PASSWORD) -> Client:
    client = Client(headers={"user-agent": CHROMEBOOK})
    client.post("/sign-in/staff/", {"email": person.email, "password": password})
    return client


def test_i_see_where_i_am_signed_in(finn: Person):
    come_in(finn)
    here = come_in(finn)

    page = here.get("/me/")

    assert page.text.count("Chrome, Chromebook") == 2
    assert page.text.count("this one") == 1


def test_i_choose_a_face(finn: Person):
    here = come_in(finn)

    here.post("/me/face/", {"face": "omar", "first_name": "Zed", "is_active": "", "sign_in_round": "7"})
    here.post("/me/face/", {"face": "../../secret"})

    finn.refresh_from_db()
    assert (finn.face, finn.first_name, finn.is_active) == ("omar", "Finn", True)


def test_i_choose_a_language(finn: Person, settings: Settings):
    settings.LANGUAGES = [("en", "English"), ("fr", "Français")]
    here = come_in(finn)

    here.post("/me/language/", {"language": "fr"})
    here.post("/me/language/", {"language": "xx"})

    finn.refresh_from_db()
    assert finn.language == "fr"
    assert 'lang="fr"' in here.get("/me/").text


def test_signing_out_clears_what_the_browser_keeps(finn: Person):
    here = come_in(finn)
    key = here.session.session_key

    answer = here.post("/sign-out/")

    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert here.get("/me/").status_code == 302
    assert not OpenSignIn.objects.exists()
    here.cookies["sessionid"] = str(key)
    assert here.get("/me/").status_code == 302


def test_looking_at_the_address_signs_nobody_out(finn: Person):
    here = come_in(finn)

    assert "Sign out" in here.get("/sign-out/").text
    assert here.get("/me/").status_code == 200


def test_signing_out_everywhere_ends_all_devices(finn: Person):
    there, here = come_in(finn), come_in(finn)

    here.post("/sign-out/everywhere/")

    assert there.get("/me/").status_code == 302
    assert here.get("/me/").status_code == 302


def test_a_new_password_ends_the_other_devices(finn: Person):
    there, here = come_in(finn), come_in(finn)
    before = here.session.session_key

    here.post("/me/password/", {"old_password": PASSWORD, "new_password": "four green umbrellas tonight"})

    assert here.get("/me/").status_code == 200
    assert here.session.session_key != before
    assert there.get("/me/").status_code == 302


def test_the_old_password_must_be_right(finn: Person):
    here = come_in(finn)

    answer = here.post("/me/password/", {"old_password": "x", "new_password": "four green umbrellas tonight"})

    assert "That is not your password now." in answer.text
    finn.refresh_from_db()
    assert finn.check_password(PASSWORD)


def test_changes_want_a_token(finn: Person):
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(finn)

    for address in ("/me/face/", "/me/language/", "/me/password/", "/sign-out/", "/sign-out/everywhere/"):
        assert careful.post(address).status_code == 403, address


def test_days_are_written_as_everywhere_else(finn: Person):
    page = come_in(finn).get("/me/").text

    assert re.search(r"since \d{1,2} [A-Z][a-z]+ \d{4}, \d\d:\d\d", page)


def test_the_choices_of_the_page_and_of_its_foot_are_groups_of_their_own(finn: Person):
    page = come_in(finn).get("/me/").text

    for name in ("my-text", "my-scheme", "foot-text", "foot-scheme"):
        assert page.count(f'name="{name}"') == 3
