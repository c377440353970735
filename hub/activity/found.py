"""The doctor's question about the activity log."""

from __future__ import annotations

from hub.activity.checking import Broken, first_broken, schools_in_log
from hub.activity.guard import stands
from hub.activity.models import Chain
from hub.jobs.checkup import Finding, State, also_ask


@also_ask("activity log")
def activity_log() -> Finding:
    """Each line stands as it was written, and none is missing."""
    if not stands():
        words = "The triggers of the database that let nobody change the log are gone: somebody took them away."
        return Finding("activity log", State.ILL, words)
    found = (first_broken(school) for school in schools_in_log())
    if broken := next((one for one in found if one is not None), None):
        return Finding("activity log", State.ILL, _words(broken))
    lines = sum(chain.number for chain in Chain.objects.all())
    ends = ", ".join(f"{chain.number} {chain.hash[:16]}" for chain in Chain.objects.order_by("school"))
    words = f"{lines} lines, each as it was written. The last: {ends}." if lines else "Nothing is written yet."
    return Finding("activity log", State.WELL, words)


def _words(broken: Broken) -> str:
    what = "is missing" if broken.is_missing else "is not what was written"
    return (
        f"Line {broken.number} of the log of school {broken.school} {what}: somebody has been in the database. "
        "Keep a copy of it, and compare with the server's own log (hub.activity)."
    )
