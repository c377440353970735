"""A school asks its own questions."""

from __future__ import annotations

from hub.reflections.models import Prompt
from hub.reflections.prompts import prompts_for

ASKED = {"kind": "hard", "words": "What was tricky?", "language": "", "grade_from": "3", "grade_to": "6"}


def test_an_administrator_puts_a_question_in_the_place_of_the_built_in_one_and_takes_it_back(cast, client):
    client.force_login(cast.daniel)
    before = prompts_for(cast.mei, cast.school)["hard"]
    assert before in client.get("/manage/questions/").content.decode().replace("&#x27;", "'")

    client.post("/manage/questions/", ASKED)
    assert prompts_for(cast.mei, cast.school)["hard"] == "What was tricky?"
    assert "What was tricky?" in client.get("/manage/questions/").content.decode()
    client.post(f"/manage/questions/{Prompt.objects.get().pk}/remove/")

    assert prompts_for(cast.mei, cast.school)["hard"] == before


def test_grades_the_wrong_way_round_come_back(cast, client):
    client.force_login(cast.daniel)

    answer = client.post("/manage/questions/", ASKED | {"grade_from": "6", "grade_to": "3"})

    assert answer.status_code == 422
    assert not Prompt.objects.exists()


def test_it_is_not_for_a_coach(cast, client):
    client.force_login(cast.nora)

    assert client.post("/manage/questions/", ASKED).status_code == 404
    assert not Prompt.objects.exists()
