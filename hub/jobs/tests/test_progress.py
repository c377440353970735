"""A page can show how far a piece of work is."""

import pytest

from hub.jobs.models import Progress


@pytest.mark.django_db
def test_progress_moves_and_ends() -> None:
    progress = Progress.objects.create(total=40)

    progress.move(10, "Reading the posts")
    assert [progress.percent, str(progress)] == [25, "10/40 Reading the posts"]

    progress.move(90, total=80)
    progress.finish("40 posts are in")
    progress.refresh_from_db()
    assert [progress.percent, progress.words] == [100, "40 posts are in"]
    assert progress.finished_at is not None
