"""The classes, and one of them."""

from django.test import Client

from samples.cast import Cast


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
    assert "Mei" not in page
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
