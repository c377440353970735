"""The time by which what was planned comes out: the computer's, unless somebody moved its clock.

A clock that jumps ahead would bring out what is planned for next week; one that jumps back would hide what is out. The
time since the computer started cannot be moved, so a hub that runs notices, and so does one that is started again. It
believes a jump of over an hour only when a time service (NTP) stands behind the clock, or the operator does
(`hub trust-clock`); until then planned things go by the time that has truly passed. What the clock did while the
computer was off, nobody can tell.
"""

from __future__ import annotations

import ctypes
import datetime
import json
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.utils import timezone

MOST = 60 * 60
"""Seconds by which a clock may be set without being asked whether that is right."""
UNSYNCHRONISED = 5
"""What adjtimex(2) answers when no time service keeps the clock."""
_SINCE_START = getattr(time, "CLOCK_BOOTTIME", None)
_STARTED = Path("/proc/sys/kernel/random/boot_id")


@dataclass(frozen=True)
class Anchor:
    """What the clock said at the start of the computer, when it was last believed; and which start that was."""

    start: str
    began: float


_anchor: Anchor | None = None


def can_tell() -> bool:
    """Whether the system says how long it has been running; Linux does."""
    return _SINCE_START is not None and _STARTED.exists()


def watch() -> None:
    """From now on this process notices when the clock is moved; what others on this computer noticed, it knows."""
    global _anchor
    if can_tell():
        _anchor = _kept() or trust()


def now() -> datetime.datetime:
    """The time as it is, or as it would be had nobody moved the clock."""
    return timezone.now() - datetime.timedelta(seconds=moved())


def moved() -> float:
    """By how many seconds the clock is ahead (below zero: behind) without anybody to vouch for it; mostly 0."""
    global _anchor
    if _anchor is None or abs(_ahead(_anchor)) < MOST:
        return 0.0
    _anchor = trust() if has_time_service() else _kept() or _anchor
    ahead = _ahead(_anchor)
    return ahead if abs(ahead) >= MOST else 0.0


def moved_for_servers() -> float:
    """The same, as those know it who serve, for a process that came later."""
    anchor = _kept()
    ahead = _ahead(anchor) if anchor else 0.0
    return ahead if abs(ahead) >= MOST and not has_time_service() else 0.0


def trust() -> Anchor:
    """Believe the clock as it stands now."""
    anchor = Anchor(_STARTED.read_text().strip(), time.time() - _since_start())
    new = _file().with_name(f"clock-{uuid4().hex}")
    with suppress(OSError):  # A full disk stops nobody from reading.
        new.write_text(json.dumps(asdict(anchor)))
        new.replace(_file())
    return anchor


def has_time_service() -> bool:
    """Whether the system says that a time service keeps its clock."""
    try:
        answer = ctypes.CDLL(None).adjtimex(ctypes.create_string_buffer(512))
    except (AttributeError, OSError):
        return False
    return bool(0 <= answer < UNSYNCHRONISED)


def _ahead(anchor: Anchor) -> float:
    return time.time() - _since_start() - anchor.began


def _since_start() -> float:
    return time.clock_gettime(_SINCE_START) if _SINCE_START is not None else 0.0


def _kept() -> Anchor | None:
    """What was believed last, if the computer has not been started anew since."""
    with suppress(OSError, ValueError, TypeError):
        anchor = Anchor(**json.loads(_file().read_text()))
        return anchor if anchor.start == _STARTED.read_text().strip() else None
    return None


def _file() -> Path:
    return Path(settings.HUB_HOME) / "clock"
