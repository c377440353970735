"""Headings, questions and answers as a text of the hub."""

from __future__ import annotations

from hub.text.cleaning import from_plain
from hub.text.markup import escape


def headed(level: int, words: str) -> str:
    """Words as a heading."""
    return f"<h{level}>{escape(words)}</h{level}>"


def asked_and_said(question: str, words: str) -> str:
    """A question, and below it what was said to it."""
    return f"<p><strong>{escape(question)}</strong></p>{from_plain(words)}"
