"""Fetches a blog from another hub with the code that its owner got there."""

from __future__ import annotations

import hashlib
import tempfile
from contextlib import suppress

from django.core.files import File

from hub.portability.importing.fetching import asked, chunks, place_of
from hub.portability.models import Transfer
from hub.portability.wxr.findings import NotAnExport

MOST, SECONDS = 5 << 30, 3600.0


def pull(transfer: Transfer) -> None:
    """Fetch the file, and say there that it has arrived. From then on the code is not known here any more.

    Raises NotAnExport in plain words. Broken off, it may be tried again for an hour.
    """
    place = place_of(transfer.pulled_from)
    claim = hashlib.sha256(transfer.public_id.encode()).hexdigest()
    words = {"claim": claim, "school": transfer.school.name}
    digest = hashlib.sha256()
    with tempfile.TemporaryFile() as copy:
        with asked(place, place.path, words) as answer:
            for chunk in chunks(answer, most=MOST, seconds=SECONDS):
                digest.update(chunk)
                copy.write(chunk)
        copy.seek(0)
        name = transfer.export.storage.save(f"{transfer.public_id}/export", File(copy))
    transfer.fetched(name, digest.hexdigest(), place.origin)
    # All of it is here, even when the other hub does not hear of it; there the code ends by itself.
    with suppress(NotAnExport), asked(place, f"{place.path.rstrip('/')}/arrived/", words):
        pass
