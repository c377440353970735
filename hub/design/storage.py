"""Static files with their content's hash in the name, compressed once; the stylesheet in one piece."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage

STYLESHEETS = ("design/css/app.css", "desk/css/editor.css")
# A line such as: @import "print.css" layer(theme) print;
IMPORT = re.compile(r'^@import "(?P<sheet>[^"]+)"( layer\((?P<layer>\w+)\))?(?P<media>[^;]*);$', re.M)


def in_one_piece(name: str, read: Callable[[str], str]) -> str:
    """The stylesheet `name` with every sheet that it imports in its place, in the same layer and for the same media.

    A page then asks for one file instead of fifty. Addresses inside a sheet count from the sheet's own folder, so
    a sheet that has any must lie beside the stylesheet. `read` gives the text of a file by its name.
    """
    folder = PurePosixPath(name).parent

    def put(found: re.Match[str]) -> str:
        words = read(str(folder / found["sheet"]))
        if "url(" in words and "/" in found["sheet"]:
            raise ValueError(f"{found['sheet']} has an address in it, so it must lie beside {name}.")
        layered = f"@layer {found['layer']} {{\n{words}}}" if found["layer"] else words
        media = found["media"].strip()
        return f"@media {media} {{\n{layered}\n}}" if media else layered

    return IMPORT.sub(put, read(name))


class HashedStaticStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # WhiteNoise has no types.
    """Hashed names once `collectstatic` has run; plain names before that.

    A fresh copy of the code and the tests have no manifest. They are served from where the files lie,
    so a page never fails because nothing was collected. With a manifest, an unknown name is an error.
    """

    def stored_name(self, name: str) -> str:
        """The hashed name, or the name itself while there is no manifest."""
        if not self.hashed_files:
            return name
        return str(super().stored_name(name))

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """Put the stylesheets in one piece, then hash and compress everything."""
        for name in STYLESHEETS:
            if name in paths and not dry_run:
                Path(self.path(name)).write_text(in_one_piece(name, lambda wanted: _text(paths[wanted])))
                paths[name] = (self, name)
        yield from super().post_process(paths, dry_run, **options)


def _text(place: tuple[Any, str]) -> str:
    """The text of one collected file: where it lies, and its name there."""
    storage, name = place
    with storage.open(name) as file:
        return str(file.read().decode())
