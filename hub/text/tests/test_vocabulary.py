"""The table of the vocabulary."""

import json
import re

from hub.text import vocabulary
from hub.text.tests.harmless import Parts
from hub.text.tests.wild_texts import FIXTURES


def test_the_table_can_be_given_to_the_editor_as_json():
    table = json.loads(vocabulary.as_json())

    assert table["inline"]["img"]["data-media"] == "[A-Za-z0-9_-]{22}"
    assert {*table["blocks"], *table["inline"]} == set(vocabulary.ELEMENTS)


def test_every_pattern_can_be_read():
    for attributes in [*vocabulary.ELEMENTS.values(), vocabulary.EVERYWHERE]:
        for pattern in attributes.values():
            re.compile(pattern)


def test_nothing_active_is_in_the_table():
    every_attribute = {name for attributes in vocabulary.ELEMENTS.values() for name in attributes}

    assert not any(name.startswith("on") for name in every_attribute)
    assert every_attribute.isdisjoint({"src", "srcset", "style", "id", "name", "poster", "action", "target"})
    assert vocabulary.NOT_FOR_READING.isdisjoint(vocabulary.ELEMENTS)


def test_there_is_a_fixture_for_every_element_and_attribute():
    shown = {element for path in FIXTURES for element, _ in Parts(path.read_text(encoding="utf-8")).elements}
    with_attributes = {
        (element, name)
        for path in FIXTURES
        for element, attributes in Parts(path.read_text(encoding="utf-8")).elements
        for name in attributes
    }

    assert shown == set(vocabulary.ELEMENTS)
    assert {(element, name) for element, names in vocabulary.ELEMENTS.items() for name in names} <= with_attributes
