"""Finds code that stands twice: the same ten lines or more in two places of the hub.

Blank lines, comments and imports do not count. Write it once and call it from both, or make it a
partial that both include.
"""

import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LEAST = 10
ENDINGS = (".py", ".html", ".css", ".js", ".sh")
LEFT_OUT = ("migrations/", "/vendor/", ".bundle.js", ".min.js")
Line = tuple[int, str]
Place = tuple[str, int]


def main() -> int:
    """Print each pair of places; 1 when there is any."""
    windows: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    for name in files():
        lines = list(telling(name))
        for start in range(len(lines) - LEAST + 1):
            run = lines[start : start + LEAST]
            windows[tuple(text for _, text in run)].append((name, run[0][0]))
    pairs = {(here[0], there[0]): (here, there) for places in windows.values() for here, there in twice(places)}
    for here, there in pairs.values():
        print(f"{here[0]}:{here[1]} stands again at {there[0]}:{there[1]}")
    return 1 if pairs else 0


def files() -> list[str]:
    """What git knows of, in the languages that we write."""
    # The tree may belong to somebody else than the one who runs this, as in a container.
    command = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout  # noqa: S603
    named = [name for name in listed.splitlines() if (ROOT / name).is_file()]
    return [name for name in named if name.endswith(ENDINGS) and not any(part in name for part in LEFT_OUT)]


def telling(name: str) -> Iterator[Line]:
    """The lines that say something, with their numbers."""
    for number, line in enumerate((ROOT / name).read_text(encoding="utf-8").splitlines(), 1):
        text = line.strip()
        if len(text) > 1 and not text.startswith(("#", "//", "import ", "from ", "{#")):
            yield number, text


def twice(places: list[Place]) -> Iterator[tuple[Place, Place]]:
    """The first place with each other one that does not overlap it."""
    first = places[0]
    for other in places[1:]:
        if other[0] != first[0] or other[1] - first[1] >= LEAST:
            yield first, other


if __name__ == "__main__":
    sys.exit(main())
