"""The page for writing."""

from __future__ import annotations

import re

import pytest

from hub.blogs.models import Category, Entry, WorkingCopy


def test_opening_the_page_makes_nothing(mei, cast):
    mei.new()

    assert not Entry.objects.exists()


def test_who_has_no_blog_reads_a_kind_page(client, cast):
    client.force_login(cast.aiko)

    page = client.get("/write/")

    assert page.status_code == 200
    assert b"You have no blog yet" in page.content


def test_a_teacher_chooses_between_two_blogs(client, cast):
    client.force_login(cast.ines)

    page = client.get("/write/", {"on": cast.blogs["6B"].slug}).content.decode()

    assert "Class 6B" in page
    assert "Ines&#x27;s blog" in page


def test_the_shelves_of_the_school_the_class_and_the_blog_are_offered(mei, cast):
    Category.objects.create(school=cast.school, name="Science", slug="science")
    Category.objects.create(school=cast.school, classroom=cast.class_6b, name="Harbour week", slug="harbour-week")
    Category.objects.create(school=cast.school, blog=cast.blogs["Mei"], name="My boats", slug="my-boats")
    Category.objects.create(school=cast.school, classroom=cast.class_3a, name="Reading dens", slug="dens")
    Category.objects.create(school=cast.school, blog=cast.blogs["Tomas"], name="Tomas only", slug="tomas")

    page = mei.client.get("/write/").content.decode()

    assert all(name in page for name in ("Science", "Harbour week", "My boats"))
    assert "Reading dens" not in page
    assert "Tomas only" not in page


def test_who_can_see_it_is_said_with_real_numbers(mei, cast):
    page = mei.client.get("/write/").content.decode()

    # Beside Tomas and Ines: a coach and an administrator, who stand to every student as a teacher does.
    assert "1 classmate, 1 teacher, 2 helpers of the school and your family can read this." in page


def test_classmates_look_out_of_the_rings_that_are_filled(mei, cast):
    page = mei.client.get("/write/").content.decode()

    rings = page.partition('class="rings"')[2].partition("</svg>")[0]
    classmates, others = (
        re.findall(rf'<image class="{kind}" data-reach="(\d)" href="[^"]*faces/(\w+)', rings)
        for kind in ("rings__face rings__face--in", "rings__face")
    )
    assert ("2", "tomas") in classmates
    assert {reach for reach, _face in others} <= {"3", "4"}
    assert rings.count("faces/mei") == 1


def test_the_ceiling_is_shown_with_its_reason(mei, cast):
    cast.policy.widest_audience = "school"
    cast.policy.save()

    page = mei.client.get("/write/").content.decode()

    assert "Your school shows students&#x27; work at most to: My school." in page
    assert 'value="everyone" data-reach="5" disabled' in page


def test_without_consent_everyone_cannot_be_chosen(client, cast):
    client.force_login(cast.tomas)

    page = client.get("/write/").content.decode()

    assert 'value="everyone" data-reach="5" disabled' in page
    assert 'value="families" data-reach="4">' in page


def test_a_new_post_is_for_the_class(mei):
    assert 'value="class" data-reach="2" checked' in mei.client.get("/write/").content.decode()


def test_a_change_that_waits_is_shown_to_its_author(mei, cast):
    post = cast.post(cast.mei, "everyone", body="<p>The first text.</p>")
    post.refresh_from_db()
    post.revise("A walk", "<p>The newer text.</p>", by=cast.mei)

    page = mei.client.get(f"/write/{post.public_id}/").content.decode()

    assert "The newer text." in page
    assert "A teacher reads your changes first." in page


def test_a_rich_text_is_not_put_into_a_plain_box(mei, cast):
    post = cast.post(cast.mei, "class", body="<h2>Why</h2><p>Because.</p>")

    page = mei.client.get(f"/write/{post.public_id}/").content.decode()

    assert "<h2>Why</h2>" in page
    assert "What you write in the box goes below." in page
    assert "&lt;h2&gt;" not in page


def test_a_plain_text_stands_in_the_box(mei, cast):
    post = cast.post(cast.mei, "class", body="<p>One &amp; two<br>three</p>\n<p>Four</p>")

    page = mei.client.get(f"/write/{post.public_id}/").content.decode()

    assert "One &amp; two\nthree\n\nFour</textarea>" in page


@pytest.mark.parametrize("path", ["", "keep/", "publish/", "withdraw/", "bin/", "restore/", "history/", "look/"])
def test_a_stranger_finds_nothing(path, stranger, cast):
    post = cast.post(cast.mei, "class")
    address = f"/write/{post.public_id}/{path}"
    is_get = path in {"", "history/", "look/"}

    answer = stranger.get(address) if is_get else stranger.post(address, {"title": "Mine now", "body": "Mine"})

    assert answer.status_code == 404
    assert not WorkingCopy.objects.exists()


def test_a_classmate_and_a_teacher_do_not_edit_a_students_post(client, cast):
    post = cast.post(cast.mei, "class")

    for person in (cast.tomas, cast.ines, cast.nora, cast.aiko):
        client.force_login(person)
        assert client.get(f"/write/{post.public_id}/").status_code == 404


def test_the_editor_is_fetched_before_all_else_and_waits_for_no_other_script(mei):
    page = mei.client.get("/write/").content.decode()

    head, body = page.split("<body", 1)
    assert head.index('rel="modulepreload"') < head.index("stylesheet")
    assert 'as="font"' not in head
    assert "htmx-4" not in head
    assert re.findall(r'<script type="module" src="([^"]+)"', head) == ["/static/desk/js/beside.js"]
    assert re.search(r"</hub-editor>\s*<script type=\"module\" async src=\"[^\"]*editor\.bundle", body)


def test_the_page_travels_in_few_bytes(mei):
    page = mei.client.get("/write/", headers={"Accept-Encoding": "gzip"})

    assert page["Content-Encoding"] == "gzip"
    assert len(page.content) < 8_000


def test_faces_that_are_folded_away_wait_until_they_are_looked_at(mei):
    page = mei.client.get("/write/").content.decode()

    [faces] = re.findall("<hub-together.*?</hub-together>", page, re.S)
    assert faces.count("<img") == faces.count('loading="lazy"') > 0


def test_the_key_for_this_device_is_each_persons_own_and_stays_with_the_hub(mei, client, cast):
    key = re.compile(r'data-key="([^"]{44})"')

    first, second = (mei.client.get("/write/") for _ in range(2))
    client.force_login(cast.tomas)
    other = client.get("/write/")

    [hers], [again], [his] = (key.findall(page.content.decode()) for page in (first, second, other))
    assert hers == again != his
    assert "no-store" in first["Cache-Control"]
