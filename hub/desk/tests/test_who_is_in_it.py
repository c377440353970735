"""Saying who is in a picture."""

from __future__ import annotations

import io

import pytest
from django.test import Client
from django.urls import reverse

from hub.blogs.models import Entry
from hub.media.models import Appearance, MediaFile
from hub.media.taking_in import take_in
from hub.media.tests.recordings import recorded
from hub.school.models import Consent
from samples.cast import Cast
from tests.world import make_picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture(cast: Cast) -> MediaFile:
    return make_picture(cast, cast.mei, "tide.png", alternative="Two with buckets")


@pytest.fixture
def post(cast: Cast, picture: MediaFile) -> Entry:
    return cast.post(cast.mei, "everyone", body=f'<figure><img data-media="{picture.public_id}"></figure>')


def page_of(post: Entry) -> str:
    return reverse("who-is-in-it", args=[post.public_id])


def names_in(picture: MediaFile) -> set[str]:
    return set(picture.appearances.values_list("person__first_name", flat=True))


@pytest.mark.parametrize("who", ["mei", "ines", "nora"])
def test_its_author_and_teachers_tap_the_name_of_a_classmate(cast, client: Client, picture, post, who):
    client.force_login(getattr(cast, who))
    page = client.get(page_of(post))
    assert "Who is in the picture?" in page.text
    assert "Tomas" in page.text and "Noah" not in page.text

    client.post(page_of(post), {f"in-{picture.public_id}": ["", cast.tomas.public_id]})

    assert names_in(picture) == {"Tomas"}
    assert not cast.sees(None, post)
    assert f'value="{cast.tomas.public_id}" checked' in client.get(page_of(post)).text


@pytest.mark.parametrize("who", ["mei", "ines"])
def test_nobody_tapped_takes_the_mark_away(cast, client: Client, picture, post, who):
    Appearance.note(picture, [cast.tomas], among=[cast.tomas], by=cast.mei)
    client.force_login(getattr(cast, who))

    client.post(page_of(post), {f"in-{picture.public_id}": [""]})

    assert not names_in(picture)


def test_a_student_does_not_take_away_what_a_teacher_noted(cast, client: Client, picture, post):
    Appearance.note(picture, [cast.tomas], among=[cast.tomas], by=cast.ines)
    client.force_login(cast.mei)
    assert f'value="{cast.tomas.public_id}" checked disabled' in client.get(page_of(post)).text

    client.post(page_of(post), {f"in-{picture.public_id}": ["", cast.mei.public_id]})

    assert names_in(picture) == {"Tomas", "Mei"}
    assert not cast.sees(None, post)


def test_a_form_that_did_not_ask_takes_no_mark_away(cast, client: Client, picture):
    Appearance.note(picture, [cast.tomas], among=[cast.tomas], by=cast.ines)
    client.force_login(cast.mei)

    client.post(reverse("my-file", args=[picture.public_id]), {"alternative": "Two", "licence": "own"})

    assert names_in(picture) == {"Tomas"}


def test_it_can_be_said_beside_the_file_too(cast, client: Client, picture):
    client.force_login(cast.mei)
    address = reverse("my-file", args=[picture.public_id])
    assert "Who is in the picture?" in client.get(address, headers={"hx-request": "true"}).text

    client.post(address, {"licence": "own", f"in-{picture.public_id}": ["", cast.mei.public_id]})

    assert names_in(picture) == {"Mei"}


def test_nobody_can_be_named_who_is_in_no_class_with_them(cast, client: Client, picture, post):
    client.force_login(cast.mei)

    client.post(page_of(post), {f"in-{picture.public_id}": ["", cast.noah.public_id]})

    assert not names_in(picture)


def test_the_author_is_told_why_only_the_school_sees_it_and_nobody_else_is(cast, client: Client, picture, post):
    Appearance.note(picture, [cast.tomas], among=[cast.tomas], by=cast.mei)
    words = "may not be shown outside the school"

    client.force_login(cast.mei)
    assert words in client.get(post.get_absolute_url()).text
    assert words in client.get(reverse("write-entry", args=[post.public_id])).text
    client.force_login(cast.noah)
    assert words not in client.get(post.get_absolute_url()).text

    Consent.give(cast.school, cast.tomas, Consent.Kind.FACE, by=cast.marta)

    client.force_login(cast.mei)
    assert words not in client.get(post.get_absolute_url()).text


def test_a_voice_note_is_heard_outside_once_the_family_says_yes_or_staff_say_that_it_is_nobody_s(cast, client: Client):
    sound = take_in(io.BytesIO(recorded("mp3")), school=cast.school, owner=cast.mei, name="Voice.mp3")
    post = cast.post(cast.mei, "everyone", body=f'<audio data-media="{sound.public_id}" controls></audio>')
    assert cast.who_sees(post) == cast.who_sees(cast.post(cast.mei, "school"))
    client.force_login(cast.mei)
    assert "may not be shown outside the school" in client.get(post.get_absolute_url()).text
    client.post(page_of(post), {f"in-{sound.public_id}": [""]})
    assert not cast.sees(None, post), "She does not say so herself."

    Consent.give(cast.school, cast.mei, Consent.Kind.VOICE, by=cast.aiko)
    assert cast.sees(None, post)

    Consent.objects.filter(kind=Consent.Kind.VOICE).delete()
    assert not cast.sees(None, post)
    client.force_login(cast.ines)
    client.post(page_of(post), {f"in-{sound.public_id}": [""]})
    assert cast.sees(None, post)


def test_the_author_of_a_post_that_waits_is_told_both(cast, client: Client, picture):
    body = f'<figure><img data-media="{picture.public_id}"></figure>'
    post = cast.post(cast.mei, "everyone", body=body, released=False)
    Appearance.note(picture, [cast.tomas], among=[cast.tomas], by=cast.mei)
    client.force_login(cast.mei)

    shown = client.get(post.get_absolute_url()).text

    assert "Waiting for a teacher" in shown and "may not be shown outside the school" in shown


def test_it_is_asked_about_a_picture_that_is_just_being_written_with(cast, client: Client, picture):
    draft = Entry.start(cast.blogs["Mei"], by=cast.mei, title="Not yet")
    client.force_login(cast.mei)
    fields = {"title": "Not yet", "body": f'<figure><img data-media="{picture.public_id}"></figure>'}
    client.post(f"/write/{draft.public_id}/keep/", {**fields, "body_format": "html", "base_version": "0"})

    assert f"in-{picture.public_id}" in client.get(page_of(draft)).text
