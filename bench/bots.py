"""A flood of bots at the form for guests, and what everybody else notices of it (safety.md X11).

Bots of five kinds, from 250 networks, as many a second as ten thousand in ten minutes: they fill in what nobody sees,
send at once, make the form up, come without a token, or wait as a person does and have links to sell. Whoever gets no
form any more posts all the same.
Beside them a visitor reads, and a student's writing is saved, before and meanwhile.
"""

from __future__ import annotations

import http.client
import json
import re
import subprocess
import sys
import threading
import time
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from rich.table import Table

from bench.load import ROOT, Measured, Served

BOTS, A_SECOND, AT_ONCE, NETWORKS = 10_000, 17, 8, 250
QUIET = 30.0
"""Seconds for which the others are measured alone first."""
PATIENCE = 5.0
"""Seconds for which a bot waits that knows of the clock in the form."""
NO_FORM = "no form"
"""What a bot sends as `begun` that was given none."""
TOKEN = "b" * 32
BEGUN = re.compile(rb'name="begun" value="([^"]+)"')
KINDS = ("honeypot", "hurry", "made up", "no token", "patient")
COUNT = "from bench.bot_school import count; print(count())"


def bots_table(served: Served, bots: int = BOTS) -> Table:
    """What the others notice, before and meanwhile; and what became of the flood."""
    with everybody_else(served) as alone:
        time.sleep(QUIET)
    flood = Flood(served)
    with everybody_else(served) as beside:
        seconds = flood.send(bots)
    kept, let_in = counted(served)
    answers = ", ".join(f"{status}: {number}" for status, number in sorted(flood.answers.items()))
    told = f"{bots:,} bot posts in {seconds:.0f} s ({answers}): {kept} wait, {let_in} published"
    table = Table(title=f"Everybody else; {told}")
    for name in ("what", "p50 ms alone", "p95 ms alone", "p50 ms meanwhile", "p95 ms meanwhile", "asked"):
        table.add_column(name, justify="left" if name == "what" else "right")
    for name, quiet in alone.items():
        loud = beside[name]
        figures = [one.percentile(percent) * 1000 for one in (quiet, loud) for percent in (50, 95)]
        table.add_row(name, *(f"{figure:.1f}" for figure in figures), str(len(quiet.times) + len(loud.times)))
    return table


@contextmanager
def everybody_else(served: Served) -> Iterator[dict[str, Measured]]:
    """A visitor and a student read, and a student's draft is saved, four times a second each while the block lasts."""
    cookie = f"{served.known['cookie']}; csrftoken={TOKEN}"
    pages = {
        "a visitor's page": ("GET", served.known["post"], {"Cookie": "first=1"}),
        "a student's page": ("GET", "/", {"Cookie": served.known["cookie"]}),
        "a student's save": ("POST", served.known["draft"], {"Cookie": cookie, "Accept": "application/json"}),
    }
    found = {name: Measured() for name in pages}
    over = threading.Event()
    readers = [
        threading.Thread(target=_ask, args=(served.port, *page, found[name], over)) for name, page in pages.items()
    ]
    for reader in readers:
        reader.start()
    yield found
    over.set()
    for reader in readers:
        reader.join()


def _ask(port: int, method: str, path: str, headers: dict[str, str], measured: Measured, over: threading.Event) -> None:
    connection, version, number = http.client.HTTPConnection("127.0.0.1", port, timeout=60), 0, 0
    while not over.wait(0.25):
        number += 1
        body, sent = None, headers
        if method == "POST":
            words = {"title": "What I write", "body": f"<p>Line {number}.</p>", "body_format": "html"}
            body = urlencode(words | {"base_version": version, "csrfmiddlewaretoken": TOKEN})
            sent = headers | {"Content-Type": "application/x-www-form-urlencoded"}
        began = time.perf_counter()
        connection.request(method, path, body=body, headers=sent)
        answer = connection.getresponse()
        content = answer.read()
        if answer.status == 409:  # Saved by the one that measured before.
            version = json.loads(content)["version"]
            continue
        measured.times.append(time.perf_counter() - began)
        if answer.status != 200:
            raise RuntimeError(f"{path} answered {answer.status}")
        if method == "POST":
            version = json.loads(content)["version"]


class Flood:
    """Bots that post to the form for guests."""

    def __init__(self, served: Served) -> None:
        self.port, self.path = served.port, served.known["guests"]
        self.answers: Counter[int] = Counter()
        self._lock, self._begun = threading.Lock(), 0.0
        self._opened: deque[tuple[float, str]] = deque()
        self._number = self._sent = 0

    def send(self, bots: int) -> float:
        """So many posts, evenly; how many seconds it took."""
        self._begun = time.perf_counter()
        threads = [threading.Thread(target=self._some, args=(bots,)) for _ in range(AT_ONCE)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return time.perf_counter() - self._begun

    def _some(self, bots: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        while True:
            with self._lock:
                if self._sent >= bots:
                    return
                number, self._number = self._number, self._number + 1
            wait = self._begun + number / A_SECOND - time.perf_counter()
            time.sleep(max(0.0, wait))
            self._one(connection, number)

    def _one(self, connection: http.client.HTTPConnection, number: int) -> None:
        kind = KINDS[number % len(KINDS)]
        begun = "made up" if kind in {"made up", "no token"} else self._form(connection, number)
        if kind in {"honeypot", "patient"} and begun != NO_FORM:
            begun = self._aged(begun)
        if begun:
            words = f"Buy {number} https://junk.example/{number} https://more.example/"
            form = {"name": f"Sam {number}", "email": f"s{number}@junk.example", "site": "", "text": words}
            form |= {"begun": begun, "remark": "bot" if kind == "honeypot" else ""}
            form |= {} if kind == "no token" else {"csrfmiddlewaretoken": TOKEN}
            sent = self._from(number) | {"Content-Type": "application/x-www-form-urlencoded"}
            connection.request("POST", self.path, body=urlencode(form), headers=sent)
            answer = connection.getresponse()
            answer.read()
            with self._lock:
                self._sent += 1
                self.answers[answer.status] += 1

    def _form(self, connection: http.client.HTTPConnection, number: int) -> str:
        connection.request("GET", self.path, headers=self._from(number))
        found = BEGUN.search(connection.getresponse().read())
        return found[1].decode() if found else NO_FORM

    def _aged(self, begun: str) -> str:
        """A form that has been open for a while; "" as long as there is none."""
        now = time.perf_counter()
        with self._lock:
            self._opened.append((now, begun))
            return self._opened.popleft()[1] if now - self._opened[0][0] > PATIENCE else ""

    def _from(self, number: int) -> dict[str, str]:
        network = f"198.51.100.{number % NETWORKS}"
        return {"X-Forwarded-For": network, "Cookie": f"csrftoken={TOKEN}"}


def counted(served: Served) -> tuple[int, int]:
    """What `count` says in the hub's own process."""
    hub = [sys.executable, str(ROOT / "manage.py"), "shell", "-v0", "-c", COUNT]
    told = subprocess.run(hub, env=served.environment, check=True, stdout=subprocess.PIPE, text=True).stdout
    kept, let_in = json.loads(told.strip().splitlines()[-1])
    return kept, let_in


def flooded(home: Path) -> Served:
    """A hub for the flood, which believes one proxy of its own about where somebody comes from."""
    served = Served(home, "from bench.bot_school import fill; print(json.dumps(fill()))")
    served.environment["HUB_PROXIES"] = "1"
    return served
