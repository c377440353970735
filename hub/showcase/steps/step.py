"""What every step of building a room has in common."""

from __future__ import annotations

from typing import Any, ClassVar
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise

from hub.audience.http import HubRequest
from hub.showcase.models import Progress, Section


class Step:
    """One step: what its page shows, and what its form keeps."""

    name: ClassVar[str]
    word: ClassVar[Promise]
    template: ClassVar[str]
    note: str | Promise = ""
    """What is said when what was sent is not kept yet; "" when its mistakes say it."""

    def __init__(self, section: Section, request: HubRequest) -> None:
        self.section, self.request, self.viewer = section, request, request.viewer
        self.data = request.POST if request.method == "POST" else None

    def is_valid(self) -> bool:
        """Whether what was sent can be kept."""
        return True

    def save(self) -> None:
        """Keep what was sent."""
        raise NotImplementedError

    def onwards(self) -> str:
        """The address that leads on after what was sent is kept; POST `then`."""
        return self.request.POST.get("then", "")

    def line(self, progress: Progress) -> str:
        """How far this step is, in words; "" when there is nothing to count."""
        return ""

    def context(self) -> dict[str, Any]:
        """What its template shows."""
        raise NotImplementedError


def step_url(section: Section, step: str, **more: str) -> str:
    """The address of a step of the room. `more`: what its page looks at, such as piece="…"."""
    return f"{reverse('edit-section', args=[section.public_id])}?{urlencode({'step': step, **more})}"
