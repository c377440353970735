"""How long a large blog takes to leave and to arrive, and how much memory: a part of `make bench`, or alone
`.venv-dev/bin/python bench/leaving.py`.

A blog of 10,000 posts with 30,000 comments; out as WordPress' file; then with a gigabyte of files beside, out as an
archive and into another hub. Each is a command in a process of its own, so that what it used is what it used alone.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from rich.console import Console  # noqa: E402  The path comes first.
from rich.table import Table  # noqa: E402

from bench.export import write_export  # noqa: E402

POSTS, COMMENTS = 10_000, 30_000
FILES, MEGABYTES_EACH = 250, 4
MORE = f"""
import io, os
from hub.blogs.models import Blog, EntryMedia
from hub.media.taking_in import take_in
blog = Blog.objects.get(slug="bench")
for number, entry in zip(range({FILES}), blog.entries.order_by("pk")):
    content = io.BytesIO(os.urandom({MEGABYTES_EACH} << 19).hex().encode())
    media = take_in(content, school=blog.school, owner=blog.owner, name=f"paper-{{number}}.txt")
    EntryMedia.objects.create(entry=entry, media=media, is_attached=True)
"""


def leaving_table() -> Table:
    """Out as WordPress' file and as an archive, and in from both."""
    table = Table(title=f"{POSTS:,} posts, {COMMENTS:,} comments, {FILES * MEGABYTES_EACH:,} MB of files")
    for name in ("what", "seconds", "of the processor", "peak MB"):
        table.add_column(name, justify="left" if name == "what" else "right")
    with tempfile.TemporaryDirectory(prefix="hub-bench-") as folder:
        here, there = Path(folder) / "here", Path(folder) / "there"
        export, archive = Path(folder) / "export.xml", Path(folder) / "archive.zip"
        write_export(export, posts=POSTS, comments=COMMENTS)
        for home in (here, there):
            home.mkdir()
            _hub(home, "migrate", "-v0")
            _hub(home, "shell", "-v0", "-c", "from samples.cast import build_cast; build_cast()")
        new = ("--blog", "bench", "--new-student", "Bench", "--json")
        table.add_row("WordPress in", *_hub(here, "import-wordpress", str(export), *new))
        table.add_row("WordPress out", *_hub(here, "export-wordpress", "bench", "--out", f"{folder}/out.zip"))
        _hub(here, "shell", "-v0", "-c", MORE)
        table.add_row("archive out", *_hub(here, "export-archive", "bench", "--out", str(archive)))
        table.add_row("archive in", *_hub(there, "import-archive", str(archive), *new))
    return table


def _hub(home: Path, *command: str) -> tuple[str, str, str]:
    """Seconds, those of the processor, and the most memory it had. Raises RuntimeError when it failed."""
    environment = os.environ | {"HUB_HOME": str(home)}
    started = time.perf_counter()
    hub = [sys.executable, str(ROOT / "manage.py")]
    process = subprocess.Popen([*hub, *command], env=environment, stdout=subprocess.PIPE, text=True)
    said = process.stdout.read() if process.stdout else ""
    _pid, status, used = os.wait4(process.pid, 0)  # What this one used, not the largest of all.
    if status:
        raise RuntimeError(f"{command[0]} failed: {said[-500:]}")
    seconds = time.perf_counter() - started
    if said.startswith("{"):
        print(command[0], json.loads(said.splitlines()[-1])["imported"])
    processor, peak = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
    return f"{seconds:.1f}", f"{processor:.1f}", f"{peak:.0f}"


if __name__ == "__main__":
    Console().print(leaving_table())
