"""No source holds words for people without a mark for translation, or with one that no catalog finds."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template.base import Lexer, TokenType

from tests.doors import ROOT, modules
from tests.marked import READ

TEMPLATES = sorted(file for file in ROOT.glob("hub/*/templates/**/*.*") if "parts" not in {file.parent.name, file.stem})
"""All but the patterns, which are for those who build the hub."""
NAMES = {"Learning Hub"}
WORD = re.compile(r"[^\W\d_]{2,}")
_UNREAD = re.compile(r"(?s)<(script|style)\b.*?</\1>|<!--.*?-->|&#?\w+;")
_TAG = re.compile(r"""(?s)<[a-zA-Z/!](?:"[^"]*"|'[^']*'|[^>"'])*>""")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"?')
MARKS = {"gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy", "npgettext"}
FOR_MANY = {"ngettext", "ngettext_lazy"}


def unmarked_in(template: str) -> list[str]:
    """The words of a template that stand outside of its translate tags."""
    source = _UNREAD.sub("", "".join(_plain(template)))
    read = [words for tag in _TAG.findall(source) for name, words in _ATTRIBUTE.findall(tag) if name in READ]
    read += _ATTRIBUTE.sub("", _TAG.sub("\n", source)).split("\n")
    pieces = [piece.strip(" ·") for words in read for piece in words.split("\0")]
    return [piece for piece in pieces if WORD.search(piece) and piece not in NAMES]


def _plain(template: str) -> Iterator[str]:
    inside = ""
    for token in Lexer(template).tokenize():
        name = token.contents.split()[0] if token.token_type == TokenType.BLOCK else ""
        if not inside and name in {"blocktranslate", "comment"}:
            inside = f"end{name}"
        elif inside and name == inside:
            inside = ""
        elif not inside:
            yield token.contents if token.token_type == TokenType.TEXT else "\0"


def test_no_template_says_anything_that_is_not_marked():
    found = {_name(file): unmarked_in(file.read_text()) for file in TEMPLATES}

    assert not {name: words for name, words in found.items() if words}


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ('<p>{% translate "Write" %}</p>', []),
        ("<p>Write</p>", ["Write"]),
        ('<p>{% translate "Write" %} something</p>', ["something"]),
        ("<p>{% blocktranslate %}Hello {{ name }}{% endblocktranslate %}, {{ name }}</p>", []),
        ('<img alt="A face"><a title="{% translate "Open" %}" href="/write/">{{ name }}</a>', ["A face"]),
        ('<p class="big note">{% if it %}yes{% endif %}</p>', ["yes"]),
    ],
)
def test_a_word_without_its_mark_is_found(template: str, found: list[str]):
    assert unmarked_in(template) == found


def test_each_module_marks_its_words_so_that_catalogs_find_them():
    found = {_name(file): list(_lost_to_catalogs(ast.parse(file.read_text()))) for file in modules()}

    assert not {name: words for name, words in found.items() if words}


@pytest.mark.parametrize(
    ("source", "is_found"),
    [
        ("from django.utils.translation import gettext as _\n_('Hello %(name)s')", True),
        ("from django.utils.translation import gettext as _t\n_t('Hello')", False),
        ("from django.utils.translation import gettext as _\n_(f'Hello {name}')", False),
        ("from django.utils.translation import gettext as _\n_('Hello ' + name)", False),
        ("from django.utils.translation import ngettext\nngettext('word', many, 2)", False),
    ],
)
def test_what_no_catalog_would_find_is_found(source: str, is_found: bool):
    assert (not list(_lost_to_catalogs(ast.parse(source)))) == is_found


def _lost_to_catalogs(module: ast.Module) -> Iterator[str]:
    """Marks under another name, and marks around what is put together first."""
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            yield from (f"{one.asname}" for one in node.names if one.asname not in {None, "_"})
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", *MARKS}:
            words = node.args[: 2 if node.func.id in FOR_MANY else 1]
            yield from (ast.unparse(one) for one in words if not _is_words(one))


def _name(file: Path) -> str:
    return str(file.relative_to(ROOT))


def _is_words(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
