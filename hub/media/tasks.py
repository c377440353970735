"""Work for later: sizes of a picture that nobody waits for, films for every browser, and the broom."""

from datetime import timedelta

from hub.jobs.later import task
from hub.jobs.schedule import every
from hub.media import sweeping
from hub.media.models import MediaFile
from hub.media.resizing import add_playable, add_renditions


@task
def make_renditions(media_id: int) -> None:
    """Make the sizes of a picture that are still missing, if it is still there."""
    media = MediaFile.objects.filter(pk=media_id).first()
    if media is not None:
        add_renditions(media)


@task
def make_playable(media_id: int) -> None:
    """Make a sound or film playable in every browser, if it is still there and still needs it."""
    media = MediaFile.objects.filter(pk=media_id, playing=MediaFile.Playing.SOON).first()
    if media is not None:
        add_playable(media)


@every(timedelta(hours=6))
@task
def sweep_orphans() -> None:
    """Forget what nobody waits for any more, and take away files that no row names."""
    sweeping.end_uploads()
    sweeping.empty_bin()
    sweeping.sweep_orphans()
