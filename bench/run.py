"""Measures pages and the import on this machine and prints a table: `make bench`.

Pages a second and how long a page takes (p50, p99), for a visitor and for a student, at 200 and at 2,000 blogs, from
the server that is shipped; beside each its ceiling, a static file of the same size from the same server. Then how soon
a student can type, how long finding takes among 10,000 posts (bench/search.py has more), the import, how a large blog
leaves and arrives (bench/leaving.py), and what everybody notices of ten thousand bot posts (bench/bots.py). Nothing
here is a test: the figures are this machine's.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.bots import BOTS, bots_table, flooded  # noqa: E402  The path comes first.
from bench.export import write_export  # noqa: E402
from bench.leaving import leaving_table  # noqa: E402
from bench.load import Measured, Served, measure  # noqa: E402
from bench.ready import ready_table  # noqa: E402
from bench.search import OWN, search_table  # noqa: E402

SIZES = (200, 2000)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=3.0, help="how long each page is asked for")
    parser.add_argument("--at-once", type=int, default=8, help="how many ask at the same time")
    parser.add_argument("--only", choices=["pages", "ready", "search", "import", "leaving", "bots"])
    parser.add_argument("--bots", type=int, default=BOTS, help="how many posts the bots send")
    options = parser.parse_args()
    console = Console()
    if options.only in {None, "pages"}:
        for blogs in SIZES:
            with school_of(blogs) as served:
                console.print(pages_table(served, f"{blogs} blogs", options.seconds, options.at_once))
    if options.only in {None, "ready"}:
        with school_of(SIZES[0]) as served:
            console.print(ready_table(served) or "Skipped: how soon one can type. There is no Chromium here.")
    if options.only in {None, "search"}:
        console.print(search_table(OWN))
    if options.only in {None, "import"}:
        console.print(import_table())
    if options.only in {None, "leaving"}:
        console.print(leaving_table())
    if options.only in {None, "bots"}:
        with tempfile.TemporaryDirectory(prefix="hub-bench-") as home, flooded(Path(home)) as served:
            console.print(bots_table(served, options.bots))
    return 0


@contextmanager
def school_of(blogs: int) -> Iterator[Served]:
    """A hub with that many blogs."""
    prepare = f"from bench.school import fill; print(json.dumps(fill({blogs})))"
    with tempfile.TemporaryDirectory(prefix="hub-bench-") as home, Served(Path(home), prepare) as served:
        yield served


def pages_table(served: Served, what: str, seconds: float, at_once: int) -> Table:
    """The pages of a hub, and what the same server makes of static files of their sizes."""
    table = Table(title=f"{what}, {at_once} readers at once")
    for name in ("page", "who", "kB", "pages/s", "p50 ms", "p99 ms", "static/s", "p50 ms", "p99 ms"):
        table.add_column(name, justify="left" if name in {"page", "who"} else "right")
    pages = {page: measure(served.port, page.path, page.cookie, seconds, at_once) for page in served.pages()}
    beside = served.put_beside({measured.bytes for measured in pages.values()})
    ceilings = {size: measure(served.port, path, "", seconds, at_once) for size, path in beside.items()}
    for page, measured in pages.items():
        size = f"{measured.bytes / 1000:.1f}"
        table.add_row(page.name, page.who, size, *figures(measured), *figures(ceilings[measured.bytes]))
    return table


def figures(measured: Measured) -> list[str]:
    """How many a second, and how long they took, as a table shows it."""
    return [
        f"{measured.rate:.0f}",
        f"{measured.percentile(50) * 1000:.1f}",
        f"{measured.percentile(99) * 1000:.1f}",
    ]


def import_table() -> Table:
    """One blog of 1,000 posts and 3,000 comments, brought in by the command."""
    table = Table(title="import-wordpress")
    for name in ("export", "seconds", "peak MB", "in"):
        table.add_column(name, justify="left" if name in {"export", "in"} else "right")
    with tempfile.TemporaryDirectory(prefix="hub-bench-") as home:
        export = Path(home) / "export.xml"
        write_export(export, posts=1000, comments=3000)
        environment = os.environ | {"HUB_HOME": home}
        hub = [sys.executable, str(ROOT / "manage.py")]
        subprocess.run([*hub, "migrate", "-v0"], env=environment, check=True)
        subprocess.run(
            [*hub, "shell", "-v0", "-c", "from samples.cast import build_cast; build_cast()"],
            env=environment,
            check=True,
        )
        command = [*hub, "import-wordpress", str(export), "--blog", "bench", "--new-student", "Bench", "--json"]
        started = time.perf_counter()
        process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
        said = process.stdout.read() if process.stdout else ""
        _pid, status, used = os.wait4(process.pid, 0)  # What this one used, not the largest of all.
        seconds = time.perf_counter() - started
    if status:
        raise RuntimeError("the import failed")
    brought = json.loads(said.strip().splitlines()[-1])["imported"]
    peak = used.ru_maxrss / 1024
    table.add_row("1,000 posts, 3,000 comments", f"{seconds:.1f}", f"{peak:.0f}", str(brought))
    return table


if __name__ == "__main__":
    sys.exit(main())
