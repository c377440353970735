"""Is the hub well? Each question by itself, for `hub doctor`; the cheap ones also for /health/."""

import os
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from django.conf import settings
from django.core.mail import get_connection
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Max
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from hub import clock as steady
from hub.jobs.models import Heartbeat

LEAST_FREE_SHARE = 0.05
AMPLE = 10 * 2**30
WAITS_TOO_LONG = timedelta(minutes=10)
CLOCK_TOLERANCE = timedelta(minutes=5)
NEED_DATABASE = {"worker", "migrations", "clock"}
OLDEST_TRUE_DATE = datetime(2026, 11, 1, tzinfo=UTC)


class State(StrEnum):
    """How a part is."""

    WELL = "well"
    LOOK = "look"
    ILL = "ill"


@dataclass(frozen=True)
class Finding:
    """One part of the hub, how it is, and what to do about it, in plain words."""

    part: str
    state: State
    words: str

    def as_dict(self) -> dict[str, str]:
        """For JSON."""
        return {key: str(value) for key, value in asdict(self).items()}


def database() -> Finding:
    """Reachable, and on SQLite set so that acknowledged means on disk."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        if connection.vendor != "sqlite":
            cursor.execute("SHOW synchronous_commit")
            answer = str(cursor.fetchone()[0])
            if answer == "off":
                words = "PostgreSQL runs with synchronous_commit off: a power cut loses saved work. Set it to on."
                return Finding("database", State.ILL, words)
            return Finding("database", State.WELL, "PostgreSQL answers and keeps what it acknowledges.")
        journal = cursor.execute("PRAGMA journal_mode").fetchone()[0]
        synchronous = cursor.execute("PRAGMA synchronous").fetchone()[0]
    if journal != "wal" or synchronous < 2:
        words = f"SQLite runs with journal_mode={journal} and synchronous={synchronous}; it must be wal and 2 (FULL)."
        return Finding("database", State.ILL, words)
    return Finding("database", State.WELL, "SQLite answers, with a write-ahead log synced at each commit.")


def storage() -> Finding:
    """The media folder takes a file and puts it on the disk, and there is room."""
    folder = _folder(Path(settings.MEDIA_ROOT))
    with tempfile.NamedTemporaryFile(dir=folder, prefix=".checkup-") as file:
        file.write(b"is this kept?")
        file.flush()
        os.fsync(file.fileno())
    return _room(folder)


def storage_at_a_glance() -> Finding:
    """As `storage`, without writing."""
    folder = _folder(Path(settings.MEDIA_ROOT))
    if not os.access(folder, os.W_OK | os.X_OK):
        return Finding("storage", State.ILL, f"The hub may not write to {folder}.")
    return _room(folder)


def worker() -> Finding:
    """Heard of within a minute, with nothing waiting long."""
    if not Heartbeat.objects.filter(seen_at__gte=timezone.now() - timedelta(seconds=60)).exists():
        last = Heartbeat.objects.aggregate(last=Max("seen_at"))["last"]
        when = f"was last heard of at {last:%Y-%m-%d %H:%M} UTC" if last else "has never run"
        words = f"The worker {when}: pictures, imports and mail wait. Start it: hub serve"
        return Finding("worker", State.ILL, words)
    late = DBTaskResult.objects.ready().filter(enqueued_at__lt=timezone.now() - WAITS_TOO_LONG).count()
    if late:
        return Finding("worker", State.LOOK, f"The worker is alive, but {late} tasks have waited over ten minutes.")
    failed = DBTaskResult.objects.failed().filter(finished_at__gte=timezone.now() - timedelta(days=1)).count()
    if failed:
        return Finding("worker", State.LOOK, f"The worker is alive; {failed} tasks of the last day were given up.")
    return Finding("worker", State.WELL, "The worker is alive and up to date.")


def mail() -> Finding:
    """The mail server takes our name and password; without one, mails are files."""
    backend = settings.EMAIL_BACKEND
    if backend.endswith("filebased.EmailBackend"):
        words = f"No mail server is set (EMAIL_URL): mails are files in {settings.EMAIL_FILE_PATH}."
        return Finding("mail", State.LOOK, words)
    if backend.endswith("smtp.EmailBackend"):
        sender = get_connection(timeout=10)
        sender.open()
        sender.close()
        return Finding("mail", State.WELL, f"The mail server {settings.EMAIL_HOST} lets the hub in.")
    return Finding("mail", State.LOOK, f"Mails go to {backend}.")


def migrations() -> Finding:
    """The database is as new as the code."""
    if pending := pending_migrations():
        return Finding("migrations", State.ILL, f"The database is {len(pending)} steps behind. Run: hub migrate")
    return Finding("migrations", State.WELL, "The database is as new as the code.")


def clock() -> Finding:
    """Not before what the hub already wrote, and not before this version was made."""
    now = timezone.now()
    newest = max(_written_moments(), default=OLDEST_TRUE_DATE)
    if now < OLDEST_TRUE_DATE:
        words = f"This computer says it is {now:%Y-%m-%d}; that is over. Set its clock (NTP)."
        return Finding("clock", State.ILL, words)
    if newest - now > CLOCK_TOLERANCE:
        words = (
            f"This computer says {now:%Y-%m-%d %H:%M} UTC, but the hub wrote something at {newest:%Y-%m-%d %H:%M}: "
            "the clock went back, or was ahead. Posts may appear at the wrong time. Set it (NTP)."
        )
        return Finding("clock", State.ILL, words)
    if hours := round(steady.moved_for_servers() / 3600, 1):
        words = (
            f"The clock was moved by {hours:+} hours while the hub ran, and no time service (NTP) stands behind it: "
            "planned posts go by the time that has passed. If it is right now, run: hub trust-clock"
        )
        return Finding("clock", State.ILL, words)
    if _drift() > 1:
        return Finding("clock", State.LOOK, "The clock is being moved while we look. Use one time service only.")
    return Finding("clock", State.WELL, f"The clock says {now:%Y-%m-%d %H:%M} UTC and has not gone back.")


Check = Callable[[], Finding]
FULL: dict[str, Check] = {
    "database": database,
    "storage": storage,
    "worker": worker,
    "mail": mail,
    "migrations": migrations,
    "clock": clock,
}
_up_to_date = False


def also_ask(part: str, *, of_database: bool = True) -> Callable[[Check], Check]:
    """Stands above one more question of the doctor's, in an app that knows more than this one."""

    def register(check: Check) -> Check:
        FULL[part] = check
        if of_database:
            NEED_DATABASE.add(part)
        return check

    return register


def migrations_at_a_glance() -> Finding:
    """As `migrations`; once up to date, a process stays so, because new code comes with a new process."""
    global _up_to_date
    if _up_to_date:
        return Finding("migrations", State.WELL, "The database is as new as the code.")
    finding = migrations()
    _up_to_date = finding.state is State.WELL
    return finding


QUICK: dict[str, Check] = {
    "database": database,
    "storage": storage_at_a_glance,
    "worker": worker,
    "migrations": migrations_at_a_glance,
}


def look(checks: dict[str, Check]) -> list[Finding]:
    """Ask every question; one that cannot be answered is a finding too, and a dead database is asked once."""
    findings, dead = [], False
    for part, check in checks.items():
        if dead and part in NEED_DATABASE:
            finding = Finding(part, State.ILL, "Cannot be told while the database does not answer.")
        else:
            try:
                finding = check()
            except (DatabaseError, OSError) as error:
                dead = dead or isinstance(error, DatabaseError)
                finding = Finding(part, State.ILL, f"{type(error).__name__}: {error}".strip())
        findings.append(finding)
    return findings


def pending_migrations() -> list[str]:
    """Names of the steps that the database still needs."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [str(migration) for migration, _ in plan]


def _folder(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _room(folder: Path) -> Finding:
    total, _, free = shutil.disk_usage(folder)
    words = f"{free / 2**30:.1f} GB are free in {folder}."
    if free < AMPLE and free < total * LEAST_FREE_SHARE:
        return Finding("storage", State.ILL, f"The disk is nearly full: {words} Make room.")
    return Finding("storage", State.WELL, f"Files are kept; {words}")


def _written_moments() -> list[datetime]:
    moments = [
        DBTaskResult.objects.aggregate(newest=Max("enqueued_at"))["newest"],
        Heartbeat.objects.aggregate(newest=Max("seen_at"))["newest"],
    ]
    files = [file for file in Path(settings.HUB_HOME).iterdir() if file.is_file()]
    touched = [datetime.fromtimestamp(file.stat().st_mtime, tz=UTC) for file in files]
    return [moment for moment in [*moments, *touched] if moment is not None]


def _drift() -> float:
    wall, steady = time.time(), time.monotonic()
    time.sleep(0.2)
    return abs((time.time() - wall) - (time.monotonic() - steady))
