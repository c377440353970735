"""A class list that somebody pasted."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.school.pasted_names import read_names, told_apart


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("Mei", "Mei", ""),
        ("  Mei Lind ", "Mei", "Lind"),
        ("Lind, Mei", "Mei", "Lind"),
        ("12. Mei Lind", "Mei", "Lind"),
        ("- Mei", "Mei", ""),
        ("Mei\tLind", "Mei", "Lind"),
        ("3\tMei\tLind", "Mei", "Lind"),
        ("Ana María de la Cruz", "Ana", "María de la Cruz"),
        ("山田　花子", "花子", "山田"),
        ("渡辺 さくら", "さくら", "渡辺"),
        ("김 서연", "서연", "김"),
        ("O'Neil", "O'Neil", ""),
    ],
)
def test_a_line_is_a_name(line: str, first: str, last: str):
    (name,) = read_names(line)

    assert (name.first_name, name.last_name) == (first, last)


def test_empty_lines_are_nobody():
    assert read_names("\n  \nMei\n\n") == read_names("Mei")


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["Mei", "Mei Lind"], ["Mei", "Mei L."]),
        (["Mei Lind", "Mei Long"], ["Mei L.", "Mei Lo."]),
        (["Noah", "noah", "Noah"], ["Noah", "noah 2", "Noah 3"]),
        (["Mei Lind", "Mei Lind"], ["Mei L.", "Mei Li."]),
        (["Mei Lind", "Ada King"], ["Mei", "Ada"]),
        (["Bo Li", "Bo Lindt"], ["Bo L.", "Bo Lin."]),
        (["Bo Lindt", "Bo Li"], ["Bo L.", "Bo 2"]),
        (["Bo Li", "Bo Lim", "Bo Lin"], ["Bo L.", "Bo 2", "Bo 3"]),
        (["Bo L", "Bo Lindt"], ["Bo 2", "Bo Li."]),
        (["Bo Long", "Bo Li Wang"], ["Bo L.", "Bo 2"]),
        (["Bo Long", "Bo Li-Wang"], ["Bo L.", "Bo 2"]),
        (["林 花子", "林田 花子"], ["花子 2", "花子 3"]),
    ],
)
def test_the_same_first_names_are_told_apart(names: list[str], told: list[str]):
    assert [name.first_name for name in told_apart(read_names("\n".join(names)))] == told


def test_whoever_is_in_the_class_already_keeps_the_name():
    (name,) = told_apart(read_names("Mei"), read_names("Mei"))

    assert name.first_name == "Mei 2"


def test_nobody_is_shown_with_what_is_the_whole_last_name_of_one_who_is_in_the_class_already():
    there = [replace(name, first_name="Bo L.") for name in read_names("Bo Li")]

    told = told_apart(read_names("Bo Lindt\nBo Lee"), there)

    assert [name.first_name for name in told] == ["Bo Lin.", "Bo Le."]


@given(st.lists(st.text("LI -n", min_size=1, max_size=6), min_size=2, max_size=5))
def test_no_last_name_is_ever_shown_whole(last_names: list[str]):
    names = read_names("\n".join(f"Bo {last}" for last in last_names))
    whole = {name.last_name.casefold() for name in names}

    shown = {name.first_name.removeprefix("Bo ").removesuffix(".") for name in told_apart(names)}

    assert not whole & {one.casefold() for one in shown}


@given(st.text(max_size=200))
def test_no_line_is_lost_and_everybody_has_a_name(text: str):
    names = told_apart(read_names(text))

    assert len(names) == len([line for line in text.splitlines() if line.strip()])
    assert all(name.first_name for name in names)
    assert len({name.first_name.casefold() for name in names}) == len(names)
