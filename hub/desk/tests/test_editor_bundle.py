"""The committed bundle was built from the sources that lie beside it."""

import gzip
import json
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parents[3]
SOURCES = ROOT / "editor"
BUILT = ROOT / "hub" / "desk" / "static" / "desk" / "js"
RECORD = json.loads((BUILT / "BUILD.json").read_text())
AGAIN = "run editor/build.sh and commit what it makes"


def hashes(folder: Path, names: list[str]) -> dict[str, str]:
    return {name: sha256((folder / name).read_bytes()).hexdigest() for name in names}


def test_no_source_changed_without_a_build():
    sources = [path.relative_to(SOURCES).as_posix() for path in (SOURCES / "src").rglob("*.js")]

    shared = "../hub/design/static/design/js/lock.js"
    assert hashes(SOURCES, [*sources, shared, "build.mjs", "package.json"]) == RECORD["inputs"], AGAIN
    assert hashes(SOURCES, ["package-lock.json"]) == {"package-lock.json": RECORD["lock"]}, AGAIN


def test_the_bundle_is_the_one_that_was_built():
    assert hashes(BUILT, list(RECORD["outputs"])) == RECORD["outputs"], AGAIN


def test_the_licences_of_all_packages_are_beside_it():
    texts = (BUILT / "editor.LICENSES.txt").read_text()

    for name in json.loads((SOURCES / "package.json").read_text())["devDependencies"]:
        assert name == "esbuild" or f"{name} " in texts, name


def test_the_lock_names_no_address_to_load_from():
    assert "resolved" not in (SOURCES / "package-lock.json").read_text()


def test_the_bundle_is_small_enough_for_a_slow_line():
    assert len(gzip.compress((BUILT / "editor.bundle.js").read_bytes(), mtime=0)) <= 180_000
