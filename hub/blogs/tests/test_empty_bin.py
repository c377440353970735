"""The bin keeps an entry for thirty days."""

import datetime

from django.utils import timezone

from hub.blogs.models import Entry
from hub.blogs.tasks import empty_the_bin
from samples.cast import Cast


def test_after_thirty_days_it_is_gone_for_ever(cast: Cast):
    post = cast.post(cast.mei, "class")
    post.binned_at = timezone.now() - datetime.timedelta(days=31)
    post.save(update_fields=["binned_at"])

    empty_the_bin.enqueue()

    assert not Entry.objects.filter(pk=post.pk).exists()


def test_until_then_it_can_be_brought_back(cast: Cast):
    post = cast.post(cast.mei, "class")
    post.binned_at = timezone.now() - datetime.timedelta(days=29)
    post.save(update_fields=["binned_at"])

    empty_the_bin.enqueue()
    post.restore()

    assert cast.sees(cast.tomas, post)
