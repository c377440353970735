"""Make the icon sprite from the pinned Phosphor package.

Unpack the package named in `PACKAGE` (`npm pack`, then `tar xzf`) and run

    python hub/design/build_icons.py path/to/package

It writes one <symbol> for every name in icons.txt. A name is Phosphor's own file name, so its ending
says the weight: `star-fill`, `star-bold`, `star-duotone`, or none for regular.
"""

import re
import sys
from pathlib import Path

PACKAGE = "@phosphor-icons/core 2.1.1"
HERE = Path(__file__).parent
NAMES = HERE / "icons.txt"
SPRITE = HERE / "static" / "design" / "icons" / "icons.svg"
WEIGHTS = ("bold", "fill", "duotone")


def main(package: Path) -> None:
    """Write the sprite for every name in icons.txt."""
    symbols = [symbol(name, package) for name in NAMES.read_text().split()]
    SPRITE.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg">\n<!-- {PACKAGE}, MIT. Made by hub/design/build_icons.py -->\n'
        + "\n".join(symbols)
        + "\n</svg>\n"
    )


def symbol(name: str, package: Path) -> str:
    """One icon as a <symbol> with its name as id."""
    ending = name.rpartition("-")[2]
    weight = ending if ending in WEIGHTS else "regular"
    source = (package / "assets" / weight / f"{name}.svg").read_text()
    inside = re.sub(r"</?svg[^>]*>", "", source).strip()
    return f'<symbol id="{name}" viewBox="0 0 256 256">{inside}</symbol>'


if __name__ == "__main__":
    main(Path(sys.argv[1]))
