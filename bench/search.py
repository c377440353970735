"""Measures how long finding takes among very many posts: `python bench/search.py`.

Without more: one student with 10,000 posts of their own, on SQLite. `--postgres`: a hub with 1,000,000 posts, on a
PostgreSQL of the bench's own, which takes a while to fill. `--posts` says how many; half as many comments come with
them, and on a whole hub a room for each student. The page of the search box is asked for as a student, a teacher and a
visitor, over HTTP, one question after the other: what a browser would wait for. `--closed`: each of the posts is for
its class alone, so that whoever asks may see next to none of very many.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from urllib.parse import quote

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.load import Served, measure  # noqa: E402  The path comes first.
from tests.own_postgres import own_postgres, programs  # noqa: E402

OWN, HUB = 10_000, 1_000_000
ASKERS = ("student", "teacher", "visitor")
FIRST = "first=1"
"""A visitor's page comes out of memory until something is written; any cookie makes it anew."""
QUESTIONS = (
    ("one of all", "q={middle}"),
    ("two letters", "q=br"),
    ("the beginning of a word", "q=brid"),
    ("a common word", "q=bridge"),
    ("the most common word", "q=the"),
    ("two words", "q=bridge+straws"),
    ("a word with a wrong letter", "q=brige"),
    ("a wrong letter in what few may see", "q=rustd"),
    ("a word that nobody wrote", "q=xylophonist"),
    ("with pictures", "q=bridge&kind=image"),
    ("by oneself", "q=the&by=mei"),
    ("from a class", "q=the&class=6B"),
    ("on a shelf", "q=bridge&shelf=technology"),
    ("with a word of one's own", "q=the&tag=bridge"),
    ("from an earlier year", "q=bridge&year={year}"),
    ("of all that", "q=the&kind=image&class=6B&shelf=technology"),
    ("a shelf alone", "shelf=technology"),
    ("a year alone", "year={year}"),
    ("a person alone", "by=mei"),
    ("in comments alone", "q=the&in=comments"),
    ("in rooms alone", "q=bridge&in=rooms"),
    ("in reflections alone", "q=the&in=reflections"),
)


def main() -> int:
    """Fill a hub, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postgres", action="store_true", help="a whole hub, on PostgreSQL")
    parser.add_argument("--closed", action="store_true", help="each post for its class alone")
    parser.add_argument("--posts", type=int, default=0, help=f"{OWN} of one's own, or {HUB} of the hub")
    parser.add_argument("--seconds", type=float, default=5.0, help="how long each question is asked")
    options = parser.parse_args()
    posts = options.posts or (HUB if options.postgres else OWN)
    Console().print(search_table(posts, options.seconds, postgres=options.postgres, closed=options.closed))
    return 0


def search_table(posts: int, seconds: float = 5.0, *, postgres: bool = False, closed: bool = False) -> Table:
    """How long each question takes among so many posts; `closed`: of which each is for its class alone."""
    bin = programs() if postgres else None
    if postgres and bin is None:
        raise RuntimeError("There is no PostgreSQL here, or no user postgres to run it as.")
    among = f"{posts:,} posts of the hub, PostgreSQL" if postgres else f"{posts:,} posts of one's own, SQLite"
    began = time.perf_counter()
    table = Table(title=f"Finding among {among}")
    for name in ("asked for", "question"):
        table.add_column(name)
    for who in ASKERS:
        table.add_column(f"{who}: p50 ms", justify="right")
        table.add_column("p99 ms", justify="right")
    filled = f"fill({posts}, own={not postgres}, closed={closed})"
    prepare = f"from bench.many_posts import fill; print(json.dumps({filled}))"
    with (
        tempfile.TemporaryDirectory(prefix="hub-bench-") as home,
        own_postgres(bin) if bin else nullcontext() as server,
        Served(Path(home), prepare, database=server.address if server else "") as served,
    ):
        table.caption = f"filled in {time.perf_counter() - began:.0f} s"
        asked = [(what, f"/search/?{question}") for what, question in QUESTIONS]
        asked += [("as one types", "/search/at-once/?q=bri")]
        for what, address in asked:
            path = quote(address.format(middle=posts // 2, year=served.known["year"]), safe="/?&=+")
            table.add_row(what, path.partition("?")[2], *_figures(served, path, seconds))
    return table


def _figures(served: Served, path: str, seconds: float) -> Iterator[str]:
    """How long it took for each who asks, as the table shows it."""
    for who in ASKERS:
        cookie = served.known.get(who, FIRST)
        measure(served.port, path, cookie, 0.1, 1)
        measured = measure(served.port, path, cookie, seconds, 1)
        yield from (f"{measured.percentile(part) * 1000:.0f}" for part in (50, 99))


if __name__ == "__main__":
    sys.exit(main())
