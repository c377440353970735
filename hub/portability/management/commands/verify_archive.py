"""Says whether an archive is as a school handed it out."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from hub.portability.archive.opening import open_zip
from hub.portability.archive.signing import NoKey, Verdict, read_key, verify
from hub.portability.wxr.findings import NotAnExport


class Command(BaseCommand):
    """`hub verify-archive`: exit 0 when it is as issued, 1 when it is not, 2 when that cannot be said. Needs neither
    a network nor a hub that is set up."""

    help = "Check the signature of an archive and every part of it, and name the parts that were changed."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which file, and whose key."""
        parser.add_argument("file", type=Path, help="the archive")
        parser.add_argument("--key", help="the school's public key, or a file with it (/.well-known/learning-hub-key)")
        parser.add_argument("--json", action="store_true", help="one line of JSON as the result")

    def handle(self, **options: Any) -> None:
        """Look at all of it."""
        try:
            verdict = verify(open_zip(options["file"]), _key(options["key"]))
        except (NotAnExport, NoKey, OSError) as problem:
            self.stderr.write(str(problem))
            raise SystemExit(2) from problem
        if options["json"]:
            self.stdout.write(json.dumps(asdict(verdict) | {"as_issued": verdict.is_as_issued}, ensure_ascii=False))
        else:
            self._tell(verdict, is_known=bool(options["key"]))
        if not verdict.is_as_issued:
            raise SystemExit(1)

    def _tell(self, verdict: Verdict, *, is_known: bool) -> None:
        if not verdict.is_signed:
            self.stdout.write("The signature is wrong: nobody vouches for this file.")
            return
        self.stdout.write("; ".join(f"{name}: {words}" for name, words in verdict.told.items() if words))
        self.stdout.write(f"Signed with the key {verdict.key}")
        if not verdict.is_of_key:
            self.stdout.write("That is not the key you gave.")
        elif not is_known:
            self.stdout.write("Whether this is the school's key, the school can tell: /.well-known/learning-hub-key")
        for words, names in (("changed", verdict.changed), ("missing", verdict.missing), ("added", verdict.added)):
            for name in names:
                self.stdout.write(f"{words}: {name}")
        if verdict.is_as_issued:
            self.stdout.write("Every part is as it was issued.")


def _key(told: str | None) -> str:
    if not told:
        return ""
    path = Path(told)
    return read_key(path.read_text() if path.is_file() else told)
