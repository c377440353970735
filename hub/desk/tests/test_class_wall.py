"""A teacher's class: who has done what."""

import datetime
import re

import pytest
from django.test import Client
from django.utils import timezone

from hub.reflections.models import Goal, Reflection
from samples.cast import Cast
from tests.world import World, build_world


@pytest.fixture
def world(cast: Cast) -> World:
    world = build_world(cast)
    Goal.objects.update(year=cast.year)
    world.giving.end()
    return world


def wall(client: Client, cast: Cast, query: str = "") -> str:
    response = client.get(f"/class/{cast.class_6b.slug}/{query}")
    assert response.status_code == 200
    return response.content.decode()


def row_of(page: str, name: str) -> str:
    found = re.search(rf"<tr(?:(?!</tr>).)*<b>{name}</b>.*?</tr>", page, re.S)
    assert found
    return found[0]


def test_each_student_of_today_has_a_row_by_first_name(client: Client, world: World):
    client.force_login(world.cast.ines)

    page = wall(client, world.cast)

    assert re.findall(r"<b>(\w+)</b></a></th>", page) == ["Mei", "Tomas"]
    assert "2 students" in page


def test_a_row_says_what_is_done_and_what_is_next(client: Client, world: World):
    client.force_login(world.cast.ines)

    mei = row_of(wall(client, world.cast), "Mei")

    assert "piece-mark--done" in mei
    assert "goal-state--part" in mei
    assert "1 of 1" in mei
    assert "Read what waits" in mei


def test_what_the_marks_mean_stands_below(client: Client, world: World):
    client.force_login(world.cast.ines)

    page = wall(client, world.cast)

    meanings = re.search(r'<ul class="legend".*?</ul>', page, re.S)
    assert meanings
    for words in ("Met", "Partly", "Not yet", "No answer", "Piece with label", "Picture still to come"):
        assert words in meanings[0]
    assert "Piece with label" in row_of(page, "Mei")


@pytest.mark.parametrize(("state", "mark"), [("met", "met"), ("partly", "part"), ("not-yet", "notyet")])
def test_each_answer_has_its_mark(client: Client, world: World, state: str, mark: str):
    Reflection.objects.update(state=state)
    client.force_login(world.cast.ines)

    assert f"goal-state--{mark}" in row_of(wall(client, world.cast), "Mei")


def test_a_goal_without_an_answer_is_an_open_circle(client: Client, world: World):
    Reflection.objects.all().delete()
    client.force_login(world.cast.ines)

    assert "goal-state--none" in row_of(wall(client, world.cast), "Mei")
    assert "0 of 1" in row_of(wall(client, world.cast), "Mei")


def test_what_a_student_keeps_from_teachers_does_not_count(client: Client, world: World):
    Goal.objects.update(audience="me")
    client.force_login(world.cast.ines)

    assert "goal-state--" not in row_of(wall(client, world.cast), "Mei")


def test_whoever_was_silent_is_found_and_never_blamed(client: Client, world: World):
    client.force_login(world.cast.ines)

    quiet = wall(client, world.cast, "?show=quiet")

    assert re.findall(r"<b>(\w+)</b></a></th>", quiet) == ["Tomas"]
    assert "list__quiet" in quiet
    assert "2 students" in quiet


def test_whoever_has_posts_to_sort_is_found(client: Client, world: World):
    client.force_login(world.cast.ines)

    assert re.findall(r"<b>(\w+)</b></a></th>", wall(client, world.cast, "?show=unfiled")) == ["Mei"]


def test_a_post_of_long_ago_is_quiet_too(client: Client, cast: Cast):
    cast.post(cast.tomas, "class", "Long ago", at=timezone.now() - datetime.timedelta(days=30))
    client.force_login(cast.ines)

    assert "list__quiet" in row_of(wall(client, cast), "Tomas")


def test_the_wall_is_for_those_who_look_after_the_class(client: Client, cast: Cast):
    for name, status in {
        **{"ines": 200, "nora": 200, "daniel": 200},
        **{"rosa": 404, "zara": 404, "elias": 404, "mei": 404, "aiko": 404, "priya": 404},
    }.items():
        client.force_login(getattr(cast, name))

        assert client.get(f"/class/{cast.class_6b.slug}/").status_code == status, name


def test_the_way_to_the_class_leads_to_ones_own(client: Client, cast: Cast):
    client.force_login(cast.ines)
    assert client.get("/class/")["Location"] == f"/class/{cast.class_6b.slug}/"

    client.force_login(cast.nora)
    assert client.get("/class/")["Location"] == "/manage/"

    client.force_login(cast.mei)
    assert client.get("/class/").status_code == 404


def test_a_row_leads_to_bringing_the_students_blog_here(client: Client, world: World):
    client.force_login(world.cast.ines)

    assert 'href="/import/wordpress/mei/"' in row_of(wall(client, world.cast), "Mei")


def test_the_same_numbers_come_as_a_table(client: Client, world: World):
    world.cast.mei.first_name = "=Mei"
    world.cast.mei.save()
    client.force_login(world.cast.ines)

    table = client.get(f"/class/{world.cast.class_6b.slug}/progress.csv").content.decode()

    assert table.startswith("\ufeffStudent,Goals,")
    assert "\r\n'=Mei,1,1,3,2,yes,not yet,2,1," in table
    assert "tide" not in table


def test_one_click_leads_from_a_cell_to_what_it_counts(client: Client, world: World):
    client.force_login(world.cast.ines)

    mei = row_of(wall(client, world.cast), "Mei")

    for place in ("goals", "pieces"):
        assert f'href="/feedback/{world.room.public_id}/#{place}"' in mei
    assert f'href="/feedback/{world.room.public_id}/">Feedback</a>' in mei
