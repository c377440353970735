"""One more question of the doctor's: can rooms be printed as PDF files?"""

from __future__ import annotations

from hub.design.paper.printing import can_print
from hub.jobs.checkup import Finding, State, also_ask


@also_ask("paper", of_database=False)
def paper() -> Finding:
    """The libraries that set text on paper are of the system, and may be missing."""
    if can_print():
        return Finding("paper", State.WELL, "Rooms can be printed as PDF files.")
    words = "Rooms cannot be made into PDF files: Pango is missing. On Debian and Ubuntu: apt install libpango-1.0-0 "
    return Finding("paper", State.LOOK, words + "libpangoft2-1.0-0 libharfbuzz-subset0. All else works without it.")
