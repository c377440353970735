"""What somebody wrote is found in their mail, whatever program and language they write in."""

from __future__ import annotations

import time

import pytest
from pytest_django import Settings

from hub.mail.quoting import own_words, words_of_html
from hub.mail.reading import read_mail
from hub.mail.tests.letters import Case, as_mail, cases

ADDRESS = "hub+r-1-abcdefghijklmnopqrstuvwx@school.example"
ENOUGH = 0.98


@pytest.fixture(autouse=True)
def _addresses(settings: Settings) -> None:
    settings.EMAIL_FROM = settings.EMAIL_REPLIES = "hub@school.example"


def test_in_nearly_all_mails_the_words_are_right():
    """Those with our plain address and those with the address for answers; issue 5 wants 98 of 100."""
    wrong, number = [], 0
    for address in (ADDRESS, "hub@school.example"):
        for case in cases(address):
            number += 1
            found = read_mail(as_mail(case, to=ADDRESS)).words
            if _plain(found) != _plain(case.own):
                wrong.append(f"{case.name}: {found!r}, not {case.own!r}")

    assert number >= 200
    assert len(wrong) <= number * (1 - ENOUGH), f"{len(wrong)} of {number}\n" + "\n".join(wrong)


def test_answers_between_quoted_lines_are_kept():
    text = (
        "On Tue, Nov 24, 2026 at 9:15 AM Learning Hub <hub@school.example> wrote:\n"
        "> How did you know?\nShe tried it three times.\n> And then?\nThen it held.\n"
    )

    assert own_words(text) == "She tried it three times.\nThen it held."


def test_a_mail_that_only_quotes_says_nothing():
    text = "\n\nOn Tue, Nov 24, 2026 at 9:15 AM Learning Hub <hub@school.example> wrote:\n\n> Mei’s showcase\n"

    assert own_words(text) == ""


def test_thanks_at_the_beginning_of_a_line_is_no_signature():
    words = "What a bridge!\n\nThanks, Mei, for showing it.\nBest, we think, is the second one."

    assert own_words(words) == words


def test_scripts_and_styles_of_html_are_no_words():
    assert words_of_html("<style>p{}</style><p>Hello</p><script>x()</script>").strip() == "Hello"


@pytest.mark.parametrize(
    "text",
    [">" * 200_000, "From: \n" * 50_000, "On " * 60_000, "a" * 500_000, "\n" * 300_000, "-" * 100_000 + "\nSent:"],
)
def test_no_text_takes_long(text: str):
    began = time.monotonic()

    own_words(text)

    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    "raw",
    [b"", b"\xff\xfe\x00", b"From: =?x?q?=\n\n", b"Content-Type: multipart/mixed; boundary=x\n\n--x\n", b"\0" * 500],
)
def test_what_cannot_be_read_is_empty(raw: bytes):
    assert read_mail(raw).purpose is None


def test_an_unknown_character_set_is_no_error():
    raw = as_mail(Case("odd", "", "Hello"), to=ADDRESS).replace(b'charset="utf-8"', b'charset="x-none"')

    assert read_mail(raw).words == "Hello"


def _plain(words: str) -> list[str]:
    return [line.strip() for line in words.split("\n") if line.strip()]
