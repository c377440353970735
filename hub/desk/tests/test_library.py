"""One's own pictures and files."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from hub.blogs.models import Entry, WorkingCopy
from hub.media.models import MediaFile
from hub.search.searching import search_entries
from samples.cast import Cast
from tests.world import make_picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def mei(client: Client, cast: Cast) -> Client:
    client.force_login(cast.mei)
    return client


def picture(cast: Cast, name: str = "tide.png", **more: str) -> MediaFile:
    return make_picture(cast, cast.mei, name, **{"alternative": "Pools between rocks", **more})


def sound(cast: Cast) -> MediaFile:
    media = picture(cast, "voice.png", alternative="")
    media.kind = MediaFile.Kind.AUDIO
    media.save(update_fields=["kind"])
    return media


def post_with(cast: Cast, media: MediaFile, element: str = "img") -> Entry:
    body = f'<figure><{element} data-media="{media.public_id}"></{element}></figure>'
    return cast.post(cast.mei, "class", "What the tide left", body=body)


def about(file: MediaFile) -> str:
    return reverse("my-file", args=[file.public_id])


def test_it_shows_my_files_and_where_each_is_used(mei, cast):
    used, unused = picture(cast), picture(cast, "crab.png", alternative="A crab")
    post = post_with(cast, used)
    make_picture(cast, cast.tomas, "secret.png", alternative="A secret of Tomas")

    page = mei.get(reverse("my-media")).content.decode()

    assert "Pools between rocks" in page and "in 1 place" in page
    assert "A crab" in page and "not used yet" in page
    assert "secret" not in page
    whole = mei.get(about(used)).content.decode()
    assert post.get_absolute_url() in whole and "cannot go into the bin" in whole
    assert "Nowhere yet." in mei.get(about(unused)).content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [("q=pools", True), ("q=rocks+pools", True), ("q=tide.png", True), ("q=whale", False), ("kind=image", True),
     ("kind=audio", False), ("kind=nothing", True)],
)  # fmt: skip
def test_it_finds_files_by_words_and_kind(mei, cast, query, found):
    picture(cast)

    page = mei.get(f"{reverse('my-media')}?{query}").content.decode()

    assert ("Pools between rocks" in page) == found


def test_older_files_are_on_the_next_page(mei, cast, monkeypatch):
    monkeypatch.setattr("hub.desk.library.PAGE", 2)
    for number in range(3):
        picture(cast, f"{number}.png", alternative=f"Number {number}")

    first = mei.get(reverse("my-media"))
    second = mei.get(reverse("my-media") + first.context["older"])

    assert [row["title"] for row in first.context["rows"]] == ["Number 2", "Number 1"]
    assert [row["title"] for row in second.context["rows"]] == ["Number 0"]
    assert second.context["older"] == ""


def test_the_credit_is_said_once_and_shown_at_the_foot_of_the_post(mei, cast):
    file = picture(cast)
    post = post_with(cast, file)

    answer = mei.post(about(file), {
        "alternative": "Pools", "credit_maker": "Ana Reis", "licence": "cc-by", "credit_source": "https://example.org/pool"
    })  # fmt: skip

    assert answer.status_code == 302
    page = mei.get(post.get_absolute_url()).content.decode()
    assert "Pools: Ana Reis" in page
    assert 'href="https://example.org/pool"' in page and "CC BY 4.0" in page


def test_a_gentle_word_where_somebody_else_made_it_and_nobody_says_who(mei, cast):
    file = picture(cast)

    unsaid = mei.post(about(file), {"licence": "cc-by"}, headers={"HX-Request": "true"})
    said = mei.post(about(file), {"licence": "cc-by", "credit_maker": "Ana"}, headers={"HX-Request": "true"})
    own = mei.post(about(file), {"licence": "own"}, headers={"HX-Request": "true"})

    assert (unsaid.status_code, said.status_code, own.status_code) == (200, 204, 204)
    assert "so that they get the thanks" in unsaid.content.decode()
    assert "<html" not in unsaid.content.decode()


def test_a_wrong_address_is_told_and_nothing_is_lost(mei, cast):
    file = picture(cast)

    answer = mei.post(about(file), {"credit_maker": "Ana", "credit_source": "javascript:alert(1)"})

    assert answer.status_code == 422
    assert "looks like https://example.org" in answer.content.decode()
    assert 'value="Ana"' in answer.content.decode()


def test_what_is_said_in_a_recording_is_found_by_searching_and_can_be_read(
    mei, cast, django_capture_on_commit_callbacks
):
    file = sound(cast)
    post = post_with(cast, file, "audio")

    mei.post(about(file), {"transcript": "The heron stood still\nfor an hour."})

    found = search_entries("heron", cast.viewer(cast.tomas))
    assert [hit.pk for hit in found.hits] == [post.pk]
    page = mei.get(post.get_absolute_url()).content.decode()
    assert "<summary>What is said</summary><p>The heron stood still<br>for an hour.</p>" in page


def test_a_file_goes_into_the_bin_and_comes_back(mei, cast):
    file = picture(cast)

    mei.post(reverse("bin-file", args=[file.public_id]))
    gone = mei.get(file.address()).status_code, mei.get(about(file)).status_code
    assert "In the bin" in mei.get(reverse("my-media")).content.decode()
    mei.post(reverse("restore-file", args=[file.public_id]))

    assert gone == (404, 404)
    assert mei.get(about(file)).status_code == 200


@pytest.mark.parametrize("way", ["shown", "being typed"])
def test_what_is_in_use_stays(mei, cast, way):
    file = picture(cast)
    if way == "shown":
        post_with(cast, file)
    else:
        post = cast.post(cast.mei, "class", "What the tide left")
        body = f'<figure><img data-media="{file.public_id}"></figure>'
        WorkingCopy.keep(post, title="Tide", body=body, base_version=0, by=cast.mei)
    assert "in 1 place" in mei.get(reverse("my-media")).content.decode()

    answer = mei.post(reverse("bin-file", args=[file.public_id]), follow=True)

    assert "Take it out of there first" in answer.content.decode()
    file.refresh_from_db()
    assert file.binned_at is None
