"""A computer's clock that is moved brings nothing out early and hides nothing (safety.md L3)."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from hub import clock
from hub.jobs import checkup
from samples.cast import Cast

WEEK = datetime.timedelta(days=7)


@pytest.fixture
def no_service(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hub that runs where no time service keeps the clock."""
    settings.HUB_HOME = tmp_path
    monkeypatch.setattr(clock, "has_time_service", lambda: False)
    monkeypatch.setattr(clock, "_anchor", None)
    clock.watch()
    if not (tmp_path / "clock").exists():
        pytest.skip("This system does not tell how long it has been running.")


@pytest.mark.usefixtures("no_service")
def test_a_clock_that_jumps_ahead_brings_nothing_out_early(cast: Cast, monkeypatch: pytest.MonkeyPatch):
    planned = cast.post(cast.mei, "class", at=timezone.now() + WEEK)

    with time_machine.travel(timezone.now() + WEEK + datetime.timedelta(hours=2)):
        assert cast.who_sees(planned) == "mei"
        assert not planned.is_out()
        written = cast.post(cast.mei, "class")
        assert cast.sees(cast.tomas, written)
        finding = checkup.clock()
        assert finding.state is checkup.State.ILL
        assert "trust-clock" in finding.words
        monkeypatch.setattr(clock, "_anchor", None)
        clock.watch()  # The hub was started again meanwhile.
        assert not cast.sees(cast.tomas, planned)
    assert cast.sees(cast.tomas, written)
    assert not cast.sees(cast.tomas, planned)


@pytest.mark.usefixtures("no_service")
def test_a_clock_that_jumps_back_hides_nothing_again(cast: Cast):
    written = cast.post(cast.mei, "class")

    with time_machine.travel(timezone.now() - WEEK):
        assert cast.sees(cast.tomas, written, now=clock.now())


@pytest.mark.usefixtures("no_service")
@pytest.mark.parametrize("who", ["a time service", "the operator"])
def test_a_clock_that_somebody_vouches_for_is_believed(cast: Cast, monkeypatch: pytest.MonkeyPatch, who: str):
    planned = cast.post(cast.mei, "class", at=timezone.now() + WEEK)

    with time_machine.travel(timezone.now() + WEEK + datetime.timedelta(hours=2)):
        assert not planned.is_out()
        if who == "the operator":
            call_command("trust_clock")
        else:
            monkeypatch.setattr(clock, "has_time_service", lambda: True)
        assert planned.is_out()
        assert cast.sees(cast.tomas, planned)
