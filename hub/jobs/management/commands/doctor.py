"""Says how the hub is, in plain words."""

import json
from argparse import ArgumentParser
from typing import IO, Any, cast

from django.core.management.base import BaseCommand
from rich.console import Console
from rich.table import Table

from hub.jobs.checkup import FULL, Finding, State, look

MARKS = {State.WELL: "[green]well[/green]", State.LOOK: "[yellow]look[/yellow]", State.ILL: "[bold red]ill[/bold red]"}


class Command(BaseCommand):
    """`hub doctor`: exit 1 when a part is ill."""

    help = "Check database, storage, worker, mail, pending migrations, the clock and how schools are found."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How to answer."""
        parser.add_argument("--json", action="store_true", help="one line of JSON instead of a table")

    def handle(self, **options: Any) -> None:
        """Look, and say."""
        findings = look(FULL)
        if options["json"]:
            self.stdout.write(json.dumps({"checks": [finding.as_dict() for finding in findings]}))
        else:
            Console(file=cast(IO[str], self.stdout)).print(table(findings))
        if any(finding.state is State.ILL for finding in findings):
            raise SystemExit(1)


def table(findings: list[Finding]) -> Table:
    """One line a part."""
    drawn = Table("part", "state", "what we found", title="How this hub is")
    for finding in findings:
        drawn.add_row(finding.part, MARKS[finding.state], finding.words)
    return drawn
