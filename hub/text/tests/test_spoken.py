"""Days as people say them, in templates."""

import datetime

from django.template import engines
from django.utils import timezone


def test_what_was_a_moment_ago_is_just_now_and_not_zero_minutes():
    said = engines["django"].from_string("{{ at|spoken }}, {{ earlier|spoken }}")
    now = timezone.now()
    assert said.render({"at": now, "earlier": now - datetime.timedelta(minutes=5, seconds=1)}) == "just now, 5 min ago"
