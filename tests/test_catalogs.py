"""Every catalog in locale/ is complete, and says the same as the source: names, numbers and elements are all there."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from importlib import import_module

import pytest
from babel.messages import Message
from django.utils import translation
from django.utils.formats import date_format
from time_machine import TimeMachineFixture

from config.formats.en import formats as english
from gate.words import ROOT, catalogs, compiled, read

PLACES = re.compile(r"%\(\w+\)[sd]|\{\w+\}|%%|</?[a-z]+\b|&\w+;")
"""What must stand in a translation as in the source: names of what is put in, percent signs, elements."""
NUMBERS = re.compile(r"%\(\w+\)d|%\((?:count|number|total|n)\)s|\{(?:count|number|n)\}")
"""What the form for one, or for two, may say as a word."""
LANGUAGES = sorted(file.parent.name for file in (ROOT / "config" / "formats").glob("*/formats.py"))
WAYS = {name for name in vars(english) if name.endswith("_FORMAT")}
MOMENT = datetime.datetime(2026, 11, 25, 22, 21)


@pytest.mark.parametrize("file", catalogs(), ids=lambda file: file.parent.parent.name)
def test_a_catalog_is_complete(file):
    catalog = read(file)

    wrong = [
        f"{message.id!r}: {what}" for message in catalog if message.id for what in _wrong(message, catalog.num_plurals)
    ]

    assert not wrong, "\n".join(wrong[:40])


@pytest.mark.parametrize("file", catalogs()[:1], ids=lambda file: file.parent.parent.name)
def test_a_catalog_is_the_same_bytes_whenever_it_is_compiled(file, time_machine: TimeMachineFixture):
    now = compiled(file)
    time_machine.move_to(MOMENT)

    assert compiled(file) == now


def _wrong(message: Message, plurals: int) -> Iterator[str]:
    said = message.string if isinstance(message.string, tuple | list) else (message.string,)
    asked = message.id if isinstance(message.id, tuple | list) else (message.id,)
    if message.fuzzy:
        yield "is fuzzy"
    if len(said) != (plurals if message.pluralizable else 1) or not all(said):
        yield "is not translated"
    else:
        for words in filter(None, said):
            if not any(_says_the_same(words, source, is_plural=len(asked) > 1) for source in asked):
                yield f"other places than in {words!r}"
            if words.startswith("\n") != asked[0].startswith("\n") or words.endswith("\n") != asked[0].endswith("\n"):
                yield f"another line end than in {words!r}"


def _says_the_same(words: str, source: str, *, is_plural: bool) -> bool:
    lacks, adds = Counter(PLACES.findall(source)), Counter(PLACES.findall(words))
    lacks, adds = lacks - adds, adds - lacks
    return not adds and all(is_plural and NUMBERS.fullmatch(place) for place in lacks)


@pytest.mark.parametrize(
    ("said", "is_right"),
    [
        ("%(name)s a écrit", True),
        ("%(nom)s a écrit", False),
        ("<b>%(name)s</b> a écrit", False),
        ("a écrit", False),
        ("", False),
        ("%(name)s a écrit\n", False),
    ],
)
def test_what_does_not_say_the_same_is_found(said, is_right):
    assert (not list(_wrong(Message("%(name)s wrote", said), 2))) == is_right


@pytest.mark.parametrize(
    ("said", "is_right"),
    [
        (("un mot", "%(count)d mots"), True),
        (("%(count)d mot", "%(count)d mots"), True),
        (("%(count)d mot",), False),
        (("%(count)d mot", ""), False),
        (("%(count)d mot", "%(number)d mots"), False),
    ],
)
def test_each_form_for_many_is_there(said, is_right):
    assert (not list(_wrong(Message(("%(count)d word", "%(count)d words"), said), 2))) == is_right


def test_what_is_fuzzy_is_not_translated():
    assert list(_wrong(Message("Yes", "Oui", flags=["fuzzy"]), 2)) == ["is fuzzy"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_a_way_to_write_every_day_and_time(language):
    named = vars(import_module(f"config.formats.{language}.formats"))
    assert {name for name in named if name.endswith("_FORMAT")} == WAYS
    with translation.override(language):
        assert not [way for way in WAYS if date_format(MOMENT, way) == way]
