"""The simple page for writing: for a class, for a student, and by the student's own choice."""

from __future__ import annotations

import pytest

from hub.blogs.models import Entry, WorkingCopy
from hub.people.models import Person

SIMPLE, FULL = "Put it on my blog", ">Publish<"


@pytest.mark.parametrize(
    ("of_class", "of_person", "words"),
    [(False, "", FULL), (True, "", SIMPLE), (True, "full", FULL), (False, "simple", SIMPLE)],
)
def test_the_student_s_own_choice_comes_before_the_class_s(mei, cast, of_class, of_person, words):
    cast.class_6b.simple_writing = of_class
    cast.class_6b.save()
    cast.mei.writing = of_person
    cast.mei.save()

    page = mei.client.get("/write/").content.decode()

    assert words in page
    assert ({SIMPLE, FULL} - {words}).pop() not in page


def test_a_teacher_of_a_simple_class_keeps_all_tools(client, cast):
    cast.class_6b.simple_writing = True
    cast.class_6b.save()
    client.force_login(cast.ines)

    assert FULL in client.get("/write/").content.decode()


def test_a_teacher_chooses_for_the_class_and_for_one_student(client, cast):
    client.force_login(cast.ines)

    client.post(
        f"/class/{cast.class_6b.slug}/simple-writing/", {"class": "simple", f"student-{cast.tomas.public_id}": "full"}
    )

    cast.class_6b.refresh_from_db()
    assert cast.class_6b.simple_writing
    assert dict(Person.objects.filter(classrooms=cast.class_6b).values_list("first_name", "writing"))["Tomas"] == "full"
    client.force_login(cast.mei)
    assert SIMPLE in client.get("/write/").content.decode()
    client.force_login(cast.tomas)
    assert FULL in client.get("/write/").content.decode()


def test_a_teacher_chooses_for_nobody_outside_the_class(client, cast):
    client.force_login(cast.ines)

    client.post(f"/class/{cast.class_6b.slug}/simple-writing/", {f"student-{cast.noah.public_id}": "full"})

    cast.noah.refresh_from_db()
    assert cast.noah.writing == ""


def test_one_tap_changes_the_tools_and_keeps_the_words(mei, cast):
    fresh = mei.new()

    answer = mei.client.post(f"/write/{fresh['id']}/keep/", mei.fields(start=fresh["start"], tools="simple"))

    page = mei.client.get(answer["Location"]).content.decode()
    assert SIMPLE in page
    assert "It held 2.4 kg." in page
    assert WorkingCopy.objects.get().title == "Bridge three"


def test_a_made_up_choice_of_tools_changes_nothing(mei, cast):
    fresh = mei.new()

    mei.client.post(f"/write/{fresh['id']}/keep/", mei.fields(start=fresh["start"], tools="golden"))

    cast.mei.refresh_from_db()
    assert cast.mei.writing == ""


def test_the_simple_form_publishes_like_the_other(mei, cast):
    cast.mei.writing = "simple"
    cast.mei.save()

    post = mei.write(title="", body="It held 2.4 kg.")

    assert post == Entry.objects.get()
    assert str(post) == "It held 2.4 kg."
    assert cast.sees(cast.tomas, post)


def test_who_reads_it_is_said_under_the_cards_with_the_reason_for_a_lower_ceiling(mei, cast):
    cast.mei.writing = "simple"
    cast.mei.save()
    cast.policy.widest_audience = "class"
    cast.policy.save()

    page = mei.client.get("/write/").content.decode()

    assert "1 classmate, 1 teacher, 2 helpers of the school and your family can read this." in page
    assert "Your school shows students&#x27; work at most to: My class." in page
    assert 'value="families" aria-describedby="who-families" disabled' in page


SKETCH = '<figure><img data-media="media-0000000000000001" alt="{}"></figure>'
LONG = "A red bucket with two kilos of sand hangs from the third bridge"


def test_without_a_title_the_words_come_first_and_end_with_a_word(mei):
    told = mei.write(title="", body=SKETCH.format(LONG) + f"<p>Today {LONG.lower()}</p>", body_format="html")
    shown = mei.write(title="", body=SKETCH.format(LONG), body_format="html")

    assert str(told) == "Today a red bucket with two kilos of sand hangs from the…"
    assert told.slug == "today-a-red-bucket-with-two-kilos-of-sand-hangs"
    assert str(shown) == "A red bucket with two kilos of sand hangs from the third…"


def test_without_scripts_the_picture_field_is_beside_the_words(mei, cast):
    cast.mei.writing = "simple"
    cast.mei.save()

    page = mei.client.get("/write/").content.decode()

    assert page.index('name="picture_file"') < page.index("More choices")
    assert page.count('name="picture_file"') == 1
