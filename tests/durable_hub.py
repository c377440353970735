"""What the test of durability does inside the hub that it serves: `manage.py shell -c` in a process of its own."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.processes import ROOT
from tests.sending import PUBLISH

KEY = re.compile(r"<p>(\w+-[0-9a-f]{32})</p>")


def inside(what: str, environment: dict[str, str]) -> Any:
    """Call one of the functions below in the hub of this environment, and give what it gave."""
    code = f"import json; from tests import durable_hub; print(json.dumps(durable_hub.{what}()))"
    command = [sys.executable, "manage.py", "shell", "-v0", "-c", code]
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout.splitlines()[-1])


def open_school() -> list[list[str]]:
    """A school whose people are signed in already: for each a session, and an entry to write about."""
    from django.conf import settings
    from django.test import Client

    from samples.cast import build_cast

    cast = build_cast()
    desks = []
    for person in (cast.ines, cast.mei, cast.tomas, cast.rosa, cast.noah, cast.omar):
        entry = cast.post(cast.ines, "school", f"What {person.first_name} says")
        client = Client()
        client.force_login(person)
        desks.append([client.cookies[settings.SESSION_COOKIE_NAME].value, entry.public_id])
    return desks


def found() -> dict[str, Any]:
    """Every key that is there, what is there only in part, how many posts, what the database promises."""
    from hub.blogs.models import Entry
    from hub.comments.models import Comment
    from hub.desk.typed import newest_text
    from hub.media.models import MediaFile, Rendition

    wrong = [
        f"{row.file.name} is not {row.size} bytes long"
        for row in [*MediaFile.objects.all(), *Rendition.objects.all()]
        if not Path(row.file.path).is_file() or Path(row.file.path).stat().st_size != row.size
    ]
    keys = [comment.body.removeprefix("<p>").removesuffix("</p>") for comment in Comment.objects.all()]
    keys += [Path(media.name).stem for media in MediaFile.objects.all()]
    posts = [post for post in Entry.objects.select_related("working_copy") if KEY.search(newest_text(post).body)]
    for post in posts:
        typed, shown = KEY.findall(newest_text(post).body), KEY.findall(post.body) if post.published_at else []
        # What was saved is in what was typed last; what was published in what readers see.
        keys += [key for key in typed if not key.startswith(PUBLISH)]
        keys += [key for key in shown if key.startswith(PUBLISH)]
        if newest_text(post).title != typed[0]:
            wrong.append(f"{typed[0]} has another title")
    return {"keys": keys, "wrong": wrong, "posts": len(posts), "promises": _promises()}


def _promises() -> dict[str, Any]:
    """What the database says about when a commit is over, and whether it is whole."""
    from django.db import connection

    asked = (
        ["PRAGMA synchronous", "PRAGMA journal_mode", "PRAGMA integrity_check"]
        if connection.vendor == "sqlite"
        else ["SHOW synchronous_commit", "SHOW fsync"]
    )
    with connection.cursor() as cursor:
        return {question.split()[1]: cursor.execute(question).fetchone()[0] for question in asked}
