"""The words at the top of a file: written as YAML, read as YAML, TOML or JSON, never more than plain values (F20)."""

from __future__ import annotations

import datetime
import json
import re
import tomllib
from typing import Any

import yaml

from hub.portability.archive.kept import Record

MOST, DEEPEST = 1 << 20, 20
_OPENS = (yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)
_CLOSES = (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)
_YAML = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML = re.compile(r"\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


def written(fields: Record) -> str:
    """The fields that say something. A value in JSON is a value in YAML, too, and cannot be misread."""
    lines = [
        f"{name}: {json.dumps(value, ensure_ascii=False)}"
        for name, value in fields.items()
        if value is False or value not in ("", None, [])
    ]
    return "\n".join(["---", *lines, "---", ""])


def split(text: str) -> tuple[Record, str]:
    """The fields, and the text below them; none when there are none that can be read."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    for pattern, read in ((_YAML, _from_yaml), (_TOML, tomllib.loads)):
        found = pattern.match(text)
        if found and len(found[1]) <= MOST:
            return _plain(read, found[1]), text[found.end() :]
    if text.startswith("{\n"):
        try:
            fields, end = json.JSONDecoder().raw_decode(text)
        except (ValueError, RecursionError):
            return {}, text
        return (fields if isinstance(fields, dict) else {}), text[end:]
    return {}, text


def words(fields: Record, *names: str) -> str:
    """The first of these fields that is said, as words."""
    for name in names:
        value = fields.get(name)
        if isinstance(value, (datetime.datetime, datetime.date)):
            return value.isoformat()
        if isinstance(value, (str, int, float)) and not isinstance(value, bool) and str(value).strip():
            return str(value).strip()
    return ""


def several(fields: Record, *names: str) -> list[str]:
    """All that these fields list, each once; words with commas between them are a list, too."""
    found: list[str] = []
    for name in names:
        value = fields.get(name)
        told = value if isinstance(value, list) else value.split(",") if isinstance(value, str) else []
        found += [str(one).strip() for one in told if isinstance(one, (str, int))]
    return list(dict.fromkeys(one for one in found if one))


def _plain(read: Any, source: str) -> Record:
    try:
        fields = read(source)
    except (ValueError, yaml.YAMLError, RecursionError):
        return {}
    return {str(name): value for name, value in fields.items()} if isinstance(fields, dict) else {}


def _from_yaml(source: str) -> Any:
    """Plain values alone: no objects are made. Aliases, which can grow beyond reason, are refused; so are lists within
    lists within lists, at each of which the reader looks again at each word."""
    depth = 0
    for token in yaml.scan(source, Loader=yaml.SafeLoader):
        depth += isinstance(token, _OPENS) - isinstance(token, _CLOSES)
        if depth > DEEPEST or isinstance(token, yaml.AliasToken):
            return {}
    return yaml.safe_load(source)
