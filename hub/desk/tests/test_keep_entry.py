"""Saving what is typed."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from hub.blogs.models import Entry, WorkingCopy
from hub.media.models import MediaFile

HIDDEN = r'(?s)name="base_version" value="(\d+)".*name="continues" value="(1?)"'


def test_the_first_words_make_the_draft(mei, cast):
    fresh = mei.new()

    answer = mei.keep(fresh["id"], start=fresh["start"]).json()

    entry = Entry.objects.get()
    assert answer == {"saved": True, "version": 1, "page": f"/write/{entry.public_id}/"}
    assert entry.public_id == fresh["id"]
    assert entry.published_at is None
    assert list(entry.authors.all()) == [cast.mei]
    assert entry.working_copy.body == "<p>It held 2.4 kg.</p>"


def test_nothing_typed_makes_nothing(mei):
    fresh = mei.new()

    answer = mei.keep(fresh["id"], start=fresh["start"], title=" ", body="")

    assert answer.json() == {"saved": True, "version": 0}
    assert not Entry.objects.exists()


def test_what_is_typed_is_cleaned(mei, cast):
    post = cast.post(cast.mei, "class")

    mei.keep(post.public_id, body="<p onclick='x()'>Hello<script>x()</script></p>", body_format="html")

    assert post.working_copy.body == "<p>Hello</p>"


def test_readers_see_nothing_of_it(mei, cast):
    post = cast.post(cast.mei, "class", body="<p>Before.</p>")

    mei.keep(post.public_id, body="After.")

    post.refresh_from_db()
    assert post.body == "<p>Before.</p>"


def test_a_text_saved_meanwhile_is_never_lost(mei, cast):
    post = cast.post(cast.mei, "class")
    mei.keep(post.public_id, body="Mine, first.")
    mei.keep(post.public_id, title="Second", body="Mine, second.", base_version="1")

    answer = mei.keep(post.public_id, body="From another window.", base_version="1")

    assert answer.status_code == 409
    other = {"title": "Second", "html": "<p>Mine, second.</p>"}
    assert answer.json() == {"conflict": True, "version": 2, **other}
    assert post.working_copy.body == "<p>Mine, second.</p>"


def test_the_button_shows_both_texts_when_they_differ(mei, cast):
    post = cast.post(cast.mei, "class")
    mei.keep(post.public_id, body="The other text.")

    answer = mei.client.post(f"/write/{post.public_id}/keep/", mei.fields(body="My text."))

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Which one stays?" in page
    assert "<p>The other text.</p>" in page
    assert "My text.</textarea>" in page


def test_the_shelf_and_the_audience_of_a_draft_are_kept_too(mei, cast):
    fresh = mei.new()

    mei.keep(fresh["id"], start=fresh["start"], audience="teachers", words="bridge, Brücke", new_shelf="My br")

    entry = Entry.objects.get()
    assert entry.audience == "teachers"
    assert {tag.name for tag in entry.tags.all()} == {"bridge", "Brücke"}
    assert not entry.categories.exists()


def test_the_audience_of_what_is_out_stays_until_it_is_saved(mei, cast):
    post = cast.post(cast.mei, "teachers")

    mei.keep(post.public_id, audience="school")

    post.refresh_from_db()
    assert post.audience == "teachers"


def test_a_ticket_of_somebody_else_starts_nothing(mei, stranger, cast):
    fresh = mei.new()

    answer = stranger.post(f"/write/{fresh['id']}/keep/", mei.fields(start=fresh["start"]))

    assert answer.status_code == 404
    assert not Entry.objects.exists()


def test_a_ticket_is_for_one_entry(mei, cast):
    fresh, hidden = mei.new(), cast.post(cast.tomas, "teachers")

    assert mei.keep(hidden.public_id, start=fresh["start"]).status_code == 404
    assert mei.keep("A" * 22, start=fresh["start"]).status_code == 404


def test_look_first_leads_to_the_page_as_readers_see_it(mei):
    fresh = mei.new()

    answer = mei.client.post(f"/write/{fresh['id']}/keep/", mei.fields(start=fresh["start"], look="1"), follow=True)

    page = answer.content.decode()
    assert "This is how readers will see it." in page
    assert "It held 2.4 kg." in page
    assert Entry.objects.get().published_at is None


def test_a_plain_box_below_a_rich_text_adds_to_it_once(mei, cast):
    post = cast.post(cast.mei, "class", body="<h2>Why</h2><p>Because.</p>")

    for _ in range(2):
        mei.client.post(f"/write/{post.public_id}/keep/", mei.fields(body="And then.", continues="1"))

    assert WorkingCopy.objects.get().body == "<h2>Why</h2>\n<p>Because.</p>\n<p>And then.</p>"


@pytest.mark.parametrize("way", ["keep", "publish"])
def test_words_below_a_rich_text_stay_in_the_box_until_they_are_kept(mei, cast, way):
    post = cast.post(cast.mei, "class", body="<h2>Why</h2><p>Because.</p>")
    mei.keep(post.public_id, body="<h2>Why</h2><p>Otherwise.</p>", body_format="html")
    address = f"/write/{post.public_id}/{way}/"

    answers = [
        mei.client.post(address, mei.fields(body="And <then>.", continues="1", **more))
        for more in ({"base_version": "0"}, {"base_version": "1", "audience": "nobody"})
        if way == "publish" or "audience" not in more
    ]

    for answer in answers:
        page = answer.content.decode()
        box, carried = (re.search(pattern, page) for pattern in (r"(?s)<textarea[^>]*name=\"body\".*?>(.*?)</", HIDDEN))
        assert box and carried
        assert (box[1], carried[1], carried[2]) == ("And &lt;then&gt;.", "1", "1")
        assert "And &lt;then&gt;." not in page.replace(box[0], "", 1).partition("editor-document")[0]
    mei.client.post(address, mei.fields(body="And <then>.", continues="1", base_version="1"))
    assert post.working_copy.body == "<h2>Why</h2>\n<p>Otherwise.</p>\n<p>And &lt;then&gt;.</p>"


@pytest.mark.parametrize(
    ("title", "words", "said", "name"),
    [
        ("Bridge three", "<p>It held.</p>", "", "Bridge three"),
        ("", "<p>It held 2.4 kg.</p>", "I saw a seal.", "It held 2.4 kg."),
        ("", "", "I saw a seal. It was asleep.", "I saw a seal"),
        ("", "", "", "A voice note, {today}"),
    ],
)
def test_a_draft_is_called_by_what_is_typed_or_said_in_it(mei, cast, title, words, said, name):
    voice = MediaFile.objects.create(school=cast.school, owner=cast.mei, kind="audio", transcript=said, size=1)
    body = f'{words}<figure><audio data-media="{voice.public_id}"></audio></figure>'
    fresh = mei.new()
    name = f">{name}<".format(today=date_format(timezone.localdate(timezone=cast.school.zone), "MONTH_DAY_FORMAT"))

    mei.keep(fresh["id"], start=fresh["start"], title=title, body=body, body_format="html")

    lists = [mei.client.get(address).content.decode() for address in ("/desk/", f"/desk/media/{voice.public_id}/")]
    mei.client.post(f"/write/{fresh['id']}/bin/")
    lists.append(mei.client.get("/desk/bin/").content.decode())
    assert [name in page for page in lists] == [True] * 3
    assert not any("Untitled" in page for page in lists)
    assert Entry.objects.get().title == ""


def test_nobody_reads_in_a_list_what_is_said_in_a_file_of_somebody_else(mei, cast):
    secret = MediaFile.objects.create(school=cast.school, owner=cast.noah, kind="audio", transcript="A secret.", size=1)
    fresh = mei.new()

    body = f'<figure><audio data-media="{secret.public_id}"></audio></figure>'
    mei.keep(fresh["id"], start=fresh["start"], title="", body=body, body_format="html")

    page = mei.client.get("/desk/").content.decode()
    assert "A secret" not in page
    assert "Untitled" in page
