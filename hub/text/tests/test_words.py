"""fold(), tag_key(), tokens() and slugify()."""

import pytest
from hypothesis import given, settings

from hub.text.tests.wild_texts import any_words
from hub.text.words import fold, slugify, tag_key, tokens


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Être", "etre"),
        ("STRASSE Straße", "strasse strasse"),
        ("Łódź Øresund Ægir", "lodz oresund aegir"),
        ("İstanbul ISPARTA", "istanbul isparta"),
        ("ＡＢＣ１ ﾀﾜｰ", "abc1 タワー"),
        ("がか ガカ 港", "がか ガカ 港"),
        ("한국어", "한국어"),
        ("हिन्दी ภาษา", "हिन्दी ภาษา"),
        ("كِتَاب", "كتاب"),
        ("שָׁלוֹם", "שלום"),
        ("Ёлка Άνθρωπος", "елка ανθρωποσ"),
    ],
)
def test_folded_text_has_no_case_width_or_accents(text: str, folded: str):
    assert fold(text) == folded


@given(any_words)
@settings(max_examples=100, deadline=None)
def test_folding_slugs_and_keys_are_settled(text: str):
    assert fold(fold(text)) == fold(text)
    assert slugify(slugify(text)) == slugify(text)
    assert len(slugify(text)) <= 80
    assert all(token and token == fold(token) for token in tokens(text))


@pytest.mark.parametrize("spelling", ["Sci-Fi", "sci fi", "SCIFI", "sci_fi", "Sci–Fi!", "#scifi", "Scí Fi"])
def test_tags_that_differ_by_spelling_marks_are_one(spelling: str):
    assert tag_key(spelling) == "scifi"


def test_tags_that_differ_by_more_are_not_one():
    names = ["C", "C++", "C#", "cat", "cats", "が", "か", "🐟", "🐠", "!!!", "???", "हिन्दी", "हन्द"]

    assert len({tag_key(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("  , . ! ", []),
        ("Noah's boat, l'Été 2026", ["noah", "s", "boat", "l", "ete", "2026"]),
        ("東京タワー", ["東京", "京タ", "タワ", "ワー"]),
        ("車", ["車"]),
        ("iPadで書く", ["ipad", "で書", "書く"]),
        ("港、雨", ["港", "雨"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("ไทย", ["ไท", "ทย"]),
        ("한국어 블로그", ["한국어", "블로그"]),
        ("x" * 100, ["x" * 64]),
    ],
)
def test_tokens_are_folded_words_or_pairs_of_signs(text: str, found: list[str]):
    assert tokens(text) == found


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("My First Post!", "my-first-post"),
        ("Don't   panic -- ok?", "dont-panic-ok"),
        ("Être à l’école", "être-à-lécole"),
        ("港に 行きました。", "港に-行きました"),
        ("हिन्दी में", "हिन्दी-में"),
        ("🐟!?", ""),
        ("../../etc", "etc"),
        ("x" * 100, "x" * 80),
        ("word " * 30, "-".join(["word"] * 16)),
    ],
)
def test_a_slug_keeps_the_letters_of_all_scripts(text: str, slug: str):
    assert slugify(text) == slug
