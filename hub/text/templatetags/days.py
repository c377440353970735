"""Days as people say them, in templates."""

from __future__ import annotations

import datetime

from django import template
from django.utils import timezone

from hub.text.days import spoken_day

register = template.Library()


@register.filter
def spoken(at: datetime.datetime) -> str:
    """How long ago, in words: "just now", "yesterday"."""
    return spoken_day(at, timezone.now())
