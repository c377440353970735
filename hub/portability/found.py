"""The doctor's question whether somebody who was erased is here again."""

from __future__ import annotations

from hub.jobs.checkup import Finding, State, also_ask
from hub.portability.erasing.tombstones import come_back, erased_ids
from hub.portability.models import Erasing


@also_ask("erased")
def erased() -> Finding:
    """Nobody who was erased came back with a backup."""
    under_way = set(Erasing.objects.exclude(state=Erasing.State.DONE).values_list("person_id_was", flat=True))
    if people := come_back(erased_ids() - under_way):
        words = f"A backup brought {len(people)} back who were erased. Run: hub apply-erasures"
        return Finding("erased", State.ILL, words)
    return Finding("erased", State.WELL, "Nobody who was erased is here.")
