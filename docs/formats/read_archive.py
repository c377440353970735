"""Reads an archive of a hub with nothing but Python: is it whole, and what is in it? An example to begin with.

    python read_archive.py mei-archive-2026-11-26.zip

What each field means stands in archive.md, and in data/portfolio.schema.json within the archive itself.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from typing import Any

TRUTH, SUMS = "data/portfolio.json", "manifest-sha256.txt"


def root_of(archive: zipfile.ZipFile) -> str:
    """The folder that somebody's computer may have put around everything."""
    found = [name for name in archive.namelist() if name.endswith(TRUTH)]
    if not found:
        raise SystemExit("There is no archive of a hub in this file.")
    return min(found, key=len)[: -len(TRUTH)]


def damaged(archive: zipfile.ZipFile, root: str) -> list[str]:
    """The parts that are missing, or are not as they were written."""
    wrong = []
    for line in archive.read(root + SUMS).decode().splitlines():
        digest, _blanks, name = line.partition("  ")
        try:
            with archive.open(root + name) as part:
                found = hashlib.sha256()
                while chunk := part.read(1 << 20):
                    found.update(chunk)
        except KeyError:
            wrong.append(name)
        else:
            wrong += [name] if found.hexdigest() != digest else []
    return wrong


def records(archive: zipfile.ZipFile, root: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The head, called "", and then every record with the name of its list: one a line, so the file may be large."""
    with archive.open(root + TRUTH) as lines:
        head = json.loads(next(lines).decode().rstrip().rstrip(",") + "}")
        if head["format"] != "learning-hub-archive" or not head["version"].startswith("1."):
            raise SystemExit("This is another format, or a newer one than this program knows.")
        yield "", head
        name = ""
        for raw in lines:
            line = raw.decode().strip()
            if line.startswith('"'):
                name, _colon, line = line[1:].partition('":[')
            if line.startswith("{"):
                record, _end = json.JSONDecoder().raw_decode(line)
                yield name, record


def words_of(text: str) -> str:
    """A text in HTML as its words."""
    return " ".join(html.unescape(re.sub("<[^>]*>", " ", text)).split())


def main(path: str) -> None:
    """Tell of every post, page, goal and file."""
    with zipfile.ZipFile(path) as archive:
        root = root_of(archive)
        for name in damaged(archive, root):
            print("damaged:", name)
        for name, record in records(archive, root):
            if not name:
                print(f"“{record['blog']['title']}” by {record['blog']['owner'] or 'a class'}")
            elif name == "entries":
                when = (record["published_at"] or "draft")[:10]
                print(f"{when}  {record['title'] or '…'} ({record['kind']}, for {record['audience']})")
                print(f"            {words_of(record['body'])[:70]}")
                for said in record["comments"]:
                    print(f"            – {said['by']}: {words_of(said['body'])[:60]}")
            elif name == "goals":
                print(f"goal        {record['words']}")
            elif name == "media":
                print(f"file        {record['path']}  {record['alternative']}")


if __name__ == "__main__":
    main(sys.argv[1])
