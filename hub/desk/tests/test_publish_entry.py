"""Putting it on the blog."""

from __future__ import annotations

import datetime
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django.utils.formats import date_format
from PIL import Image

from hub.blogs.models import Category, Entry, Tag
from hub.media.models import MediaFile
from hub.media.taking_in import take_in


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (80, 60), "teal").save(out, "PNG")
    return out.getvalue()


def test_a_post_is_there_for_the_class(mei, cast):
    entry = mei.write()

    assert entry.body == "<p>It held 2.4 kg.</p>"
    assert entry.slug == "bridge-three"
    assert cast.sees(cast.tomas, entry)
    assert not cast.sees(cast.noah, entry)
    assert entry.classroom == cast.class_6b


def test_sent_twice_it_is_one_post(mei):
    fresh = mei.new()

    for _ in range(2):
        mei.publish(fresh["id"], start=fresh["start"])

    assert Entry.objects.count() == 1
    assert not Entry.objects.get().revisions.exists()


def test_it_stands_on_its_shelves_with_its_words(mei, cast):
    science = Category.objects.create(school=cast.school, name="Science", slug="science")

    entry = mei.write(shelves=[science.pk], new_shelf="My bridges", words="bridge, Bridge, glue")

    assert {str(shelf) for shelf in entry.categories.all()} == {"Science", "My bridges"}
    assert Category.objects.get(name="My bridges").blog == cast.blogs["Mei"]
    assert {tag.name for tag in entry.tags.all()} == {"bridge", "glue"}


@pytest.mark.parametrize("words", ["橋、三角形", "橋，三角形", "橋، 三角形"])
def test_words_have_the_commas_of_their_script_between_them(mei, words):
    entry = mei.write(words=words)

    assert {tag.name for tag in entry.tags.all()} == {"橋", "三角形"}


def test_a_word_that_nothing_has_any_more_is_forgotten(mei):
    entry = mei.write(words="bridge, glue")

    mei.publish(entry.public_id, base_version="1", words="bridge")

    assert [tag.name for tag in Tag.objects.all()] == ["bridge"]


def test_the_shelf_of_another_blog_is_refused(mei, cast):
    hidden = Category.objects.create(school=cast.school, blog=cast.blogs["Tomas"], name="Hidden", slug="hidden")
    fresh = mei.new()

    answer = mei.publish(fresh["id"], start=fresh["start"], shelves=[hidden.pk])

    assert answer.status_code == 422
    assert not Entry.objects.exists()


def test_the_first_picture_of_the_text_stands_on_top(mei, cast):
    media = take_in(io.BytesIO(picture()), school=cast.school, owner=cast.mei, name="bridge.png")
    body = f'<figure><img data-media="{media.public_id}" alt="A stick bridge"></figure>'

    entry = mei.write(body=body, body_format="html")

    media.refresh_from_db()
    assert entry.featured == media
    assert media.alternative == "A stick bridge"


def test_what_a_text_newly_says_is_in_a_picture_wins(mei, cast):
    media = take_in(io.BytesIO(picture()), school=cast.school, owner=cast.mei, name="b.png", alternative="Something")
    body = '<figure><img data-media="{}" alt="{}"></figure><p>Look</p>'

    entry = mei.write(body=body.format(media.public_id, "A stick bridge"), body_format="html")

    media.refresh_from_db()
    assert media.alternative == "A stick bridge"
    media.describe("A bridge of forty sticks")
    same = body.format(media.public_id, "A stick bridge")
    mei.publish(entry.public_id, base_version="1", body=same, body_format="html")
    media.refresh_from_db()
    assert media.alternative == "A bridge of forty sticks"
    assert cast.sees(cast.tomas, media)


def test_a_picture_can_be_brought_with_the_form(mei):
    entry = mei.write(picture_file=SimpleUploadedFile("bridge.png", picture()))

    assert entry.featured is not None


def test_a_file_that_is_no_picture_is_refused_and_nothing_is_lost(mei):
    fresh = mei.new()

    answer = mei.publish(
        fresh["id"], start=fresh["start"], picture_file=SimpleUploadedFile("a.exe", b"MZ not a picture")
    )

    assert answer.status_code == 422
    assert "It held 2.4 kg." in answer.content.decode()


def test_the_picture_of_somebody_else_does_not_open(mei, cast):
    media = take_in(io.BytesIO(picture()), school=cast.school, owner=cast.tomas, name="secret.png")
    fresh = mei.new()

    answer = mei.publish(fresh["id"], start=fresh["start"], picture=media.public_id)

    assert answer.status_code == 422


@pytest.mark.parametrize("audience", ["families", "everyone"])
def test_a_student_cannot_go_beyond_the_policy(audience, mei, cast):
    cast.policy.widest_audience = "school"
    cast.policy.save()
    fresh = mei.new()

    answer = mei.publish(fresh["id"], start=fresh["start"], audience=audience)

    assert answer.status_code == 422
    assert "It held 2.4 kg." in answer.content.decode()
    assert not Entry.objects.exists()


def test_what_is_for_everyone_waits_for_a_teacher(mei, cast):
    entry = mei.write(audience="everyone")

    assert entry.is_waiting
    assert not cast.sees(cast.visitor, entry)
    assert cast.sees(cast.ines, entry)


def test_for_fewer_people_nobody_has_to_say_yes(mei, cast):
    entry = mei.write(audience="everyone")

    mei.publish(entry.public_id, base_version="1", audience="class")

    entry.refresh_from_db()
    assert not entry.is_waiting
    assert cast.sees(cast.tomas, entry)


def test_a_change_after_a_yes_waits_and_readers_see_the_text_before(mei, cast):
    entry = mei.write(audience="everyone")
    entry.approval.release(by=cast.ines)

    mei.publish(entry.public_id, base_version="1", audience="everyone", body="It held 3 kg.")

    entry.refresh_from_db()
    assert entry.body == "<p>It held 2.4 kg.</p>"
    assert entry.revisions.exclude(approval=None).get().body == "<p>It held 3 kg.</p>"


@pytest.mark.parametrize("given", [{"new_shelf": "Unread shelf"}, {"words": "unread"}, {"picture_file": "unread.png"}])
def test_a_new_shelf_word_or_picture_after_a_yes_waits_with_the_whole_post(given, mei, cast):
    entry = mei.write(audience="everyone")
    entry.approval.release(by=cast.ines)
    if "picture_file" in given:
        given = {"picture_file": SimpleUploadedFile("unread.png", picture())}
    assert "A teacher said yes to this." in mei.client.get(f"/write/{entry.public_id}/").content.decode()

    mei.publish(entry.public_id, base_version="1", audience="everyone", **given)

    entry.refresh_from_db()
    assert not cast.sees(cast.visitor, entry)
    entry.release(by=cast.ines)
    assert cast.sees(cast.visitor, entry)


def test_the_new_text_waits_with_the_whole_post_and_is_the_one_that_comes_out(mei, cast):
    entry = mei.write(audience="everyone")
    entry.approval.release(by=cast.ines)
    mei.publish(entry.public_id, base_version="1", audience="everyone", body="It held 3 kg.")

    mei.publish(entry.public_id, base_version="2", audience="everyone", body="It held 4 kg.", words="bridge")

    entry.refresh_from_db()
    assert not cast.sees(cast.visitor, entry)
    entry.release(by=cast.ines)
    assert entry.body == "<p>It held 4 kg.</p>"


def test_a_word_less_and_a_shelf_of_the_school_need_no_new_yes(mei, cast):
    science = Category.objects.create(school=cast.school, name="Science", slug="science")
    entry = mei.write(audience="everyone", words="bridge, glue")
    entry.approval.release(by=cast.ines)

    mei.publish(entry.public_id, base_version="1", audience="everyone", words="bridge", shelves=[science.pk])

    assert cast.sees(cast.visitor, entry)
    assert list(entry.categories.all()) == [science]


def test_it_can_come_out_on_a_day_to_come(mei, cast):
    day = timezone.localtime() + datetime.timedelta(days=3)

    entry = mei.write(when="later", at=day.strftime("%Y-%m-%dT%H:%M"))

    assert entry.published_at > timezone.now()
    assert not cast.sees(cast.tomas, entry)
    assert cast.sees(cast.tomas, entry, now=timezone.now() + datetime.timedelta(days=4))


def test_a_day_that_is_over_is_refused(mei):
    fresh = mei.new()

    answer = mei.publish(fresh["id"], start=fresh["start"], when="later", at="2020-01-01T10:00")

    assert answer.status_code == 422
    assert b"This time is over." in answer.content


def test_what_was_to_come_can_come_out_now(mei, cast):
    entry = mei.write(when="later", at="2099-01-01T10:00")

    mei.publish(entry.public_id, base_version="1")

    entry.refresh_from_db()
    assert cast.sees(cast.tomas, entry)


def test_nothing_written_is_not_published(mei):
    fresh = mei.new()

    answer = mei.publish(fresh["id"], start=fresh["start"], title="", body="")

    assert answer.status_code == 422
    assert b"Write something first." in answer.content
    assert not Entry.objects.exists()


def test_a_stale_page_overwrites_nothing(mei, cast):
    entry = mei.write()
    mei.publish(entry.public_id, base_version="1", body="The newest.")

    answer = mei.publish(entry.public_id, base_version="1", body="From an old window.")

    entry.refresh_from_db()
    assert answer.status_code == 409
    assert entry.body == "<p>The newest.</p>"
    assert "From an old window." in answer.content.decode()
    assert answer.context["other"]["html"] == "<p>The newest.</p>"


def test_a_page_stands_under_another(mei, cast):
    parent = cast.post(cast.mei, "class", "About me", kind="page")
    fresh = mei.new("?kind=page")

    mei.publish(fresh["id"], start=fresh["start"], parent=parent.pk, position="2")

    page = Entry.objects.get(public_id=fresh["id"])
    assert (page.kind, page.parent, page.position) == ("page", parent, 2)


def test_a_teacher_writes_on_the_blog_of_the_class(client, cast):
    from hub.desk.tests.conftest import Writer

    ines = Writer(client, cast.ines)
    fresh = ines.new(f"?on={cast.blogs['6B'].slug}")

    ines.publish(fresh["id"], start=fresh["start"])

    entry = Entry.objects.get()
    assert entry.blog == cast.blogs["6B"]
    assert cast.sees(cast.mei, entry)


def test_taken_off_the_blog_it_is_a_draft_again(mei, cast):
    entry = mei.write()

    mei.client.post(f"/write/{entry.public_id}/withdraw/")

    entry.refresh_from_db()
    assert not cast.sees(cast.tomas, entry)
    mei.publish(entry.public_id, base_version="1")
    assert cast.sees(cast.tomas, entry)


@pytest.mark.parametrize(
    ("said", "title"),
    [("I saw a seal. It was asleep.", "I saw a seal"), ("", "A voice note, {today}")],
)
def test_a_post_of_a_voice_alone_is_called_by_what_is_said(mei, cast, said, title):
    voice = MediaFile.objects.create(school=cast.school, owner=cast.mei, kind="audio", transcript=said, size=1)

    entry = mei.write(
        title="", body=f'<figure><audio data-media="{voice.public_id}"></audio></figure>', body_format="html"
    )

    today = date_format(timezone.localdate(timezone=cast.school.zone), "MONTH_DAY_FORMAT")
    assert entry.title == entry.working_copy.title == title.format(today=today)
