"""The gate without the tests: each step by name, in the order in which a mistake is cheapest to find.

Runs all of them, says which failed and why, and ends with 1 if any did.
`python gate/steps.py NAME …` runs only those.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

STEPS: dict[str, list[str]] = {
    "format": ["ruff", "format", "--check", "."],
    "lint": ["ruff", "check", "."],
    "spelling": ["typos"],
    "templates": ["djade", "--check", "--target-version", "5.2", "{templates}"],
    "layers": ["lint-imports"],
    "types": ["mypy"],
    "dependencies": ["deptry", "."],
    "dead code": ["vulture"],
    "duplicate code": ["python", "gate/duplicates.py"],
    "django": ["python", "manage.py", "check", "--fail-level", "WARNING"],
    "deployment": ["python", "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
    "migrations": ["python", "manage.py", "makemigrations", "--check", "--dry-run"],
    "editor bundle": ["sh", "editor/check.sh"],
    "words": ["python", "gate/words.py", "--check"],
    "compiled words": ["python", "gate/words.py", "--check-compiled"],
}
# How a step's environment differs: a public address, so that every rule of a real installation applies.
ENVIRONMENT = {"deployment": {"HUB_HOSTS": "hub.example.org"}}
# A step that a machine may lack the means for, and which means.
NEEDS = {"editor bundle": "node", "words": "xgettext"}


def main() -> int:
    """Run the steps asked for; 0 when all went well."""
    names = sys.argv[1:] or list(STEPS)
    if unknown := set(names) - set(STEPS):
        print(f"No such step: {', '.join(sorted(unknown))}. There are: {', '.join(STEPS)}.")
        return 2
    with tempfile.TemporaryDirectory(prefix="hub-gate-") as home:
        failed = [name for name in names if not run(name, home)]
    print(f"\nThe gate is shut: {', '.join(failed)}." if failed else "\nThe gate is open.")
    return 1 if failed else 0


def run(name: str, home: str) -> bool:
    """Run one step and print how it went; what it said only when it failed."""
    if name in NEEDS and not shutil.which(NEEDS[name]):
        print(f"  skipped  {name} (no {NEEDS[name]} here)")
        return True
    started = time.monotonic()
    path = f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"
    environment = os.environ | {"HUB_HOME": home, "PATH": path} | ENVIRONMENT.get(name, {})
    command = with_templates(STEPS[name])
    result = subprocess.run(  # noqa: S603 - the list above
        command, cwd=ROOT, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    print(
        f"  {'well' if result.returncode == 0 else 'FAILED':<8} {name} ({time.monotonic() - started:.1f} s)", flush=True
    )
    if result.returncode:
        print(result.stdout + result.stderr)
    return result.returncode == 0


def with_templates(command: list[str]) -> list[str]:
    """Put every template of the tree in the place of {templates}."""
    templates = sorted(str(file.relative_to(ROOT)) for file in ROOT.glob("hub/*/templates/**/*.html"))
    return [word for part in command for word in (templates if part == "{templates}" else [part])]


if __name__ == "__main__":
    sys.exit(main())
