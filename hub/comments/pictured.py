"""The pictures that came with comments and with words in visitors' books."""

from __future__ import annotations

from collections.abc import Iterable

from hub.audience.viewer import Viewer
from hub.comments.models import Saying
from hub.media.models import MediaFile
from hub.text.references import References, media_ids


def pictures_in(said: Iterable[Saying], viewer: Viewer) -> References:
    """For showing these words, with what the viewer may see of their pictures; it asks only where there are some."""
    ids = [public_id for one in said for public_id in media_ids(one.body)]
    files = MediaFile.objects.visible_among(ids, viewer).with_renditions()
    return References({file.public_id: file.shown(named=viewer.is_inside) for file in files})
