"""What something is written in is told by its words, or not at all."""

from __future__ import annotations

import pytest

from hub.text.languages import language_of


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("I built a bridge and it broke in the corners.", "en"),
        ("The bridge that did not fall", "en"),
        ("Hoy construí un puente con palitos y se rompió en las esquinas.", "es"),
        ("Le pont que j’ai construit avec mon groupe est tombé, mais je sais pourquoi.", "fr"),
        ("Ich habe eine Brücke gebaut und sie ist nicht gefallen.", "de"),
        ("Ho costruito un ponte con gli amici e non è caduto.", "it"),
        ("今日は橋を作りました。三角形は強いです。", "ja"),
        ("بنيت جسرا من العيدان وانكسر عند الزوايا.", "ar"),
        ("من یک پل ساختم و گچ خرید", "fa"),
        ("Сегодня я построил мост.", "ru"),
        ("我今天做了一座桥，它没有倒。", "zh"),
        ("오늘 다리를 만들었어요", "ko"),
        ("海", ""),
        ("Minecraft!", ""),
        ("22 + 20", ""),
        ("", ""),
    ],
)
def test_the_language_is_told_by_letters_and_small_words(words: str, language: str):
    assert language_of(words) == language


def test_a_word_of_another_language_does_not_change_what_is_told():
    assert language_of("I wrote 海 on the wall and it is the word for the sea.") == "en"
    assert language_of("今日は “Scratch” でゲームを作った。とても楽しかった。") == "ja"
