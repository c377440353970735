"""The classes, and one of them."""

from django.test import Client

from hub.people.models import Person
from samples.cast import Cast
from tests.pages import says
from tests.world import say


def test_all_classes_of_this_year_have_a_door(client: Client, cast: Cast):
    page = client.get("/classes/").content.decode()

    for room in (cast.class_3a, cast.class_6b, cast.class_8b):
        assert f'href="/classes/{room.slug}/"' in page


def test_a_visitor_sees_posts_of_the_class_and_does_not_learn_who_is_in_it(client: Client, cast: Cast):
    cast.post(cast.ines, "everyone", "For everyone", blog=cast.blogs["6B"])
    cast.post(cast.mei, "everyone", "Mei's for everyone")
    cast.post(cast.tomas, "class", "For the class")

    page = client.get(f"/classes/{cast.class_6b.slug}/").content.decode()

    assert "For everyone" in page
    assert "For the class" not in page
    assert not says(page, "Mei")
    assert "Tomas" not in page
    assert 'class="people"' not in page
    assert "Who has done what" not in page


def test_a_student_sees_the_class_with_its_blogs(client: Client, cast: Cast):
    cast.post(cast.tomas, "class", "For the class")
    client.force_login(cast.mei)

    page = client.get(f"/classes/{cast.class_6b.slug}/").content.decode()

    assert "For the class" in page
    assert 'href="/@tomas/"' in page
    assert 'href="/@noah/"' not in page
    assert "Who has done what" not in page


def test_only_those_who_look_after_a_class_are_led_to_its_wall(client: Client, cast: Cast):
    for person, led in ((cast.ines, True), (cast.nora, True), (cast.rosa, False), (cast.elias, False)):
        client.force_login(person)

        page = client.get(f"/classes/{cast.class_6b.slug}/").content.decode()

        assert ("Who has done what" in page) is led


def test_a_class_that_is_none_is_not_there(client: Client, cast: Cast):
    assert client.get("/classes/9z/").status_code == 404
    assert client.get("/classes/%00/").status_code == 404


def test_a_class_that_shows_nothing_to_visitors_says_so_and_leads_on(client: Client, cast: Cast):
    cast.post(cast.mei, "everyone", "Mei's for everyone")

    main = client.get(f"/classes/{cast.class_6b.slug}/").content.decode().partition("<main")[2].partition("</main>")[0]

    assert "for visitors yet" in main
    for way in ("/", "/search/", "/sign-in/"):
        assert f'href="{way}"' in main


def test_what_nobody_has_answered_yet_comes_first(client: Client, cast: Cast):
    answered, alone = cast.post(cast.mei, "class", "An answered one"), cast.post(cast.mei, "class", "A lonely one")
    say(cast, answered, cast.tomas, "Was it cold?", let_in=True)
    say(cast, alone, cast.mei, "I forgot the picture.", let_in=True)

    for person in (cast.tomas, cast.ines):
        first = _unanswered(client, cast, person)
        assert "A lonely one" in first
        assert "An answered one" not in first
    assert _unanswered(client, cast, cast.mei) == ""


def test_a_comment_that_waits_is_no_answer_to_those_who_do_not_read_it(client: Client, cast: Cast):
    waiting = say(cast, cast.post(cast.mei, "school", "A lonely one"), cast.tomas, "Was it cold?")
    assert "A lonely one" in _unanswered(client, cast, cast.kofi)

    waiting.release(by=cast.ines)

    assert _unanswered(client, cast, cast.kofi) == ""


def test_visitors_and_where_nobody_may_comment_are_asked_for_no_answer(client: Client, cast: Cast):
    cast.post(cast.ines, "everyone", "A lonely one", blog=cast.blogs["6B"])
    assert _unanswered(client, cast, None) == ""
    cast.policy.comments_by = "nobody"
    cast.policy.save()

    assert _unanswered(client, cast, cast.tomas) == ""


def _unanswered(client: Client, cast: Cast, person: Person | None) -> str:
    client.logout()
    if person is not None:
        client.force_login(person)
    page = client.get(f"/classes/{cast.class_6b.slug}/").content.decode()
    return page.partition("Nobody has answered these yet")[2].partition("</section>")[0]
