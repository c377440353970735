"""Shortcodes are told from words in brackets, and read with any quotes."""

import pytest

from hub.portability.wxr.shortcodes import Shortcode, replace


def said(code: Shortcode) -> str | None:
    if code.name in {"gallery", "caption", "audio"}:
        return f"<{code.name} {sorted(code.attributes.items())} {code.inside}>"
    else:
        return None


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("a [gallery] b", "a <gallery [] None> b"),
        ('[gallery ids="1,2" columns=3]', "<gallery [('columns', '3'), ('ids', '1,2')] None>"),
        ("[gallery ids='1,2']", "<gallery [('ids', '1,2')] None>"),
        ("[gallery ids=“1,2″]", "<gallery [('ids', '1,2')] None>"),
        ("[gallery ids=&#8221;1,2&#8243;]", "<gallery [('ids', '1,2')] None>"),
        ("[caption]x[/caption][caption]y[/caption]", "<caption [] x><caption [] y>"),
        ("[audio src='a.mp3' /] b", "<audio [('src', 'a.mp3')] None> b"),
        ("[audio][audio]x[/audio]", "<audio [] None><audio [] x>"),
        ("[[gallery]]", "&#91;gallery]"),
        ("[[caption]x[/caption]]", "&#91;caption]x[/caption]"),
        ("[sic] and [1] and [ ] and [x", "[sic] and [1] and [ ] and [x"),
        ("<pre>[gallery]</pre>[gallery]", "<pre>[gallery]</pre><gallery [] None>"),
        ("if a[i] == 'x':", "if a[i] == 'x':"),
        ("C:\\new $1 %s [gallery]", "C:\\new $1 %s <gallery [] None>"),
    ],
)
def test_reading(text: str, result: str) -> None:
    assert replace(text, said) == result


@pytest.mark.thorough
def test_texts_made_to_be_slow() -> None:
    """Each of them would take hours if a step were taken for each pair of brackets."""
    for text in ("[a " * 100_000, '[a "' * 100_000, "[caption]" * 30_000, "[b]" * 100_000 + "[/b]", "[[" * 100_000):
        assert replace(text, said)
