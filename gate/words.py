"""The words of the hub in other languages: `make words` makes the catalogs anew from the sources and compiles them.

--check says which words of the sources a catalog lacks or has without need; --check-compiled, which catalogs are not
compiled as they stand. A hub that runs from a checkout needs no gettext: what is compiled is committed.
"""

import datetime
import io
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("config", "hub", "manage.py")
OPTIONS = ("--no-location", "--no-obsolete", *(f"--ignore={name}" for name in ("editor", "tests", "docs", "bench")))
MOST_TOLD = 20
NO_DAY = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
"""Stands in what is compiled in place of the moment, so that the same words are the same bytes."""
CHANGES = re.compile(
    r'^"(?:POT-Creation-Date|PO-Revision-Date|Last-Translator|Report-Msgid-Bugs-To):.*\n', re.MULTILINE
)
"""The lines at the head of a catalog that would differ each time, and say nothing."""
Words = set[tuple[str, str]]


def main() -> int:
    """Do what is asked for; 1 when something differs."""
    if sys.argv[1:] == ["--check"]:
        return _tell(differences())
    elif sys.argv[1:] == ["--check-compiled"]:
        return _tell([f"{_name(file)} is not compiled as it stands" for file in catalogs() if not is_compiled(file)])
    else:
        for file in catalogs():
            _extract(ROOT, file.parent.parent.name)
            file.write_text(CHANGES.sub("", file.read_text()))
            file.with_suffix(".mo").write_bytes(compiled(file))
        return 0


def catalogs() -> list[Path]:
    """The file of each language, as translators write it."""
    return sorted((ROOT / "locale").glob("*/LC_MESSAGES/django.po"))


def read(file: Path) -> Catalog:
    """A catalog; what is wrong in its form is an error."""
    with file.open("rb") as opened:
        return read_po(opened, locale=file.parent.parent.name, abort_invalid=True)


def compiled(file: Path) -> bytes:
    """The same for gettext."""
    written, catalog = io.BytesIO(), read(file)
    catalog.creation_date = NO_DAY
    write_mo(written, catalog)
    return written.getvalue()


def is_compiled(file: Path) -> bool:
    """Whether what is compiled is what the catalog says."""
    made = file.with_suffix(".mo")
    return made.is_file() and made.read_bytes() == compiled(file)


def differences() -> list[str]:
    """What the sources say and a catalog does not, and the other way round."""
    with tempfile.TemporaryDirectory(prefix="hub-words-") as folder:
        for name in SOURCES:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, Path(folder) / name)
        (Path(folder) / "locale").mkdir()
        _extract(Path(folder), "en")
        said = _words(read(Path(folder) / "locale/en/LC_MESSAGES/django.po"))
    told = []
    for file in catalogs():
        has = _words(read(file))
        told += _some(f"{_name(file)} lacks", said - has) + _some(
            f"nobody says any more, but {_name(file)}", has - said
        )
    return told


def _extract(root: Path, language: str) -> None:
    """Bring the catalog of a language up to date with the sources of a tree."""
    command = [sys.executable, "manage.py", "makemessages", "--verbosity", "0", "--locale", language, *OPTIONS]
    subprocess.run(command, cwd=root, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - the line above


def _words(catalog: Catalog) -> Words:
    return {(str(one.context or ""), str(one.id)) for one in catalog if one.id}


def _some(about: str, words: Words) -> list[str]:
    lines = [f"{about}: {' | '.join(filter(None, one))}" for one in sorted(words)]
    more = len(lines) - MOST_TOLD
    return lines if more <= 0 else [*lines[:MOST_TOLD], f"{about}: {more} more"]


def _name(file: Path) -> str:
    return str(file.relative_to(ROOT))


def _tell(lines: list[str]) -> int:
    for line in lines:
        print(line)
    if lines:
        print("Run: make words (it needs gettext), and translate what is new.")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
