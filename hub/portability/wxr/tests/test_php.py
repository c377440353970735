"""Serialized values are read within bounds, and text is left alone."""

import pytest

from hub.portability.wxr.php import read


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('s:5:"Zoë!";', "Zoë!"),
        ('a:2:{i:0;s:1:"a";i:1;i:-7;}', ["a", -7]),
        ('a:1:{s:1:"k";a:1:{s:1:"b";b:1;}}', {"k": {"b": True}}),
        ("d:0.5;", 0.5),
        ("N;", None),
        ('s:12:"a:1:{i:0;N;}";', [None]),
        ('s:9:"wrong";', 's:9:"wrong";'),
        ('O:8:"stdClass":0:{}', 'O:8:"stdClass":0:{}'),
        ("a:999999999:{", "a:999999999:{"),
        ("a:1:{i:0;" * 3000, "a:1:{i:0;" * 3000),
        ("Dear diary", "Dear diary"),
        ("", ""),
    ],
)
def test_values(text: str, value: object) -> None:
    assert read(text) == value
