"""Words of one direction in a sentence of the other."""

from django.utils import translation

from hub.text.apart import set_apart


def test_words_that_run_the_other_way_are_set_apart():
    for language, words in (("ar", "My book about a whale"), ("en", "كتابي عن الحوت")):
        with translation.override(language):
            assert set_apart(words) == f"\u2068{words}\u2069"


def test_all_others_stay_as_they_are():
    for language, words in (("en", "橋 3"), ("ar", "كتابي"), ("ar", "2026"), ("ja", "Mei")):
        with translation.override(language):
            assert set_apart(words) == words
