"""What a writer is told after sending words about somebody's work."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from hub.comments.models import Saying
from hub.text.noticing import HELP


def tell_sent(request: HttpRequest, said: Saying, there: str) -> None:
    """Of help, when the words worry; that a teacher reads them first; or `there`: that others read them already."""
    if said.is_with_lead:
        messages.success(request, HELP, extra_tags="keep")
    else:
        messages.success(request, _("Sent. A teacher reads it first.") if said.is_waiting else there)
