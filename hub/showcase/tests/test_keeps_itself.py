"""The steps of building a room are kept while somebody types, and two windows never undo each other unseen."""

from __future__ import annotations

import re
from typing import Any

import pytest

from hub.reflections.models import Goal, Reflection
from hub.showcase.models import Section
from hub.showcase.tests.conftest import Builder

SWIM = "Swim 50 metres"
TITLES = {"title": "The year I tested things", "introduction": "One broke."}


def in_background(room: Builder, step: str, **given: Any) -> tuple[int, dict[str, Any]]:
    """The form of a step as the page sends it by itself, and what it is told."""
    address = f"/showcase/{room.section.public_id}/?step={step}"
    answer = room.client.post(address, given, headers={"Accept": "application/json"})
    return answer.status_code, answer.json()


def base_of(page: str) -> str:
    found = re.search(r'name="base" value="(\w+)"', page)
    assert found
    return found[1]


@pytest.mark.parametrize("step", ["goals", "reflections", "labels", "share"])
def test_each_step_is_kept_while_it_is_typed(step, room, cast):
    room.set_goals(SWIM)
    piece, goal = room.piece(), Goal.objects.get()
    typed: dict[str, dict[str, str]] = {
        "goals": {"goal-0-goal": goal.public_id, "goal-0-words": "Swim 100 metres"},
        "reflections": {f"goal-{goal.public_id}-state": "met", f"goal-{goal.public_id}-why": "I trained."},
        "labels": {"kind": "fun", "why": "It was fun.", "title": piece.title},
        "share": TITLES,
    }

    _status, told = in_background(room, step, base=base_of(room.page(step)), **typed[step])

    assert told["saved"]
    page = room.page(step, **({"piece": piece.public_id} if step == "labels" else {}))
    assert all(words in page for name, words in typed[step].items() if not name.endswith(("state", "goal")))
    assert "Saved. " not in room.client.get("/desk/").content.decode()


def test_what_is_typed_on_goes_on_from_what_was_kept(room):
    _status, first = in_background(room, "share", base=base_of(room.page("share")), **TITLES)

    status, second = in_background(room, "share", base=first["base"], title="The year", introduction="")

    assert status == 200
    assert first["base"] != second["base"] == base_of(room.page("share"))
    assert Section.objects.get().title == "The year"


def test_what_another_window_kept_is_not_undone_unseen(room):
    base = base_of(room.page("share"))
    in_background(room, "share", base=base, **TITLES)

    status, told = in_background(room, "share", base=base, title="Another title", introduction="")

    assert status == 409
    assert told["fields"] == TITLES | {"layout": "gallery", "accent": ""}
    assert "Which one stays?" in told["note"]
    assert "One broke." in told["note"]
    assert Section.objects.get().title == TITLES["title"]
    assert in_background(room, "share", base=told["base"], title="Another title")[1]["saved"]


def test_without_scripts_the_page_shows_both(room):
    room.set_goals(SWIM)
    goal = Goal.objects.get()
    name = f"goal-{goal.public_id}"
    base = base_of(room.page("reflections"))
    room.reflect(**{SWIM.replace(" ", "_"): {"state": "met", "why": "I trained."}})

    answer = room.step("reflections", base=base, **{f"{name}-state": "part", f"{name}-why": "Half of it."})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Which one stays?" in page
    assert "<dd>Met</dd>" in page
    assert "<dd>I trained.</dd>" in page
    assert "Half of it.</textarea>" in page
    assert "<hub-autosave" not in page
    mine = re.search(r'name="mine" value="(\w+)"', page)
    assert mine
    given = {"base": base_of(page), f"{name}-state": "part", f"{name}-why": "Half of it."}
    assert room.step("reflections", **given).status_code == 409
    assert room.step("reflections", **given, mine=mine[1]).status_code == 302
    assert Reflection.objects.get().why == "Half of it."


def test_one_unfinished_answer_does_not_keep_the_others_back(room):
    room.set_goals(SWIM, "Read a map")
    swim, read = (f"goal-{goal.public_id}" for goal in Goal.objects.order_by("pk"))

    status, told = in_background(
        room, "reflections", **{f"{swim}-state": "met", f"{swim}-why": "I trained.", f"{read}-why": "I was ill."}
    )

    assert status == 422
    assert not told["saved"]
    assert [said.why for said in Reflection.objects.all()] == ["I trained."]
    assert told["base"] == base_of(room.page("reflections"))


def test_a_pasted_list_is_looked_at_before_it_is_kept(room):
    status, _told = in_background(room, "goals", lines="Swim\nRead")

    assert status == 422
    assert not Goal.objects.exists()


def test_into_a_room_that_others_see_nothing_goes_before_a_press(room):
    assert "<hub-ahead" not in room.page("share")

    room.open("class")

    assert "<hub-ahead" in room.page("share")


def test_work_is_kept_at_its_tap_and_not_otherwise(room):
    assert "<hub-autosave" not in room.page("choose")
    assert "<hub-autosave" in room.page("goals")
