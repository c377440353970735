"""What every step of building a room has in common."""

from __future__ import annotations

from typing import Any, ClassVar
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise, cached_property

from hub.audience.http import HubRequest
from hub.showcase.models import Progress, Section
from hub.showcase.steps.kept import Kept, base_of, is_overtaken


class Step:
    """One step: what its page shows, and what its form keeps."""

    name: ClassVar[str]
    word: ClassVar[Promise]
    template: ClassVar[str]
    keeps_itself: ClassVar[bool] = True
    """Whether its form is kept while it is typed, and not each thing at its press."""
    keeps_parts: ClassVar[bool] = False
    """Whether what is finished is kept meanwhile, though something else is not."""
    note: str | Promise = ""
    """What is said when what was sent is not kept yet; "" when its mistakes say it."""

    def __init__(self, section: Section, request: HubRequest) -> None:
        self.section, self.request, self.viewer = section, request, request.viewer
        self.data = request.POST if request.method == "POST" else None

    @property
    def kept(self) -> list[Kept]:
        """What is kept of all that its form asks."""
        return []

    @cached_property
    def base(self) -> str:
        """A name for what was kept when this was found; the form carries it."""
        return base_of(self.kept)

    @property
    def is_overtaken(self) -> bool:
        """Whether something else was kept since the form that was sent was opened."""
        return self.keeps_itself and is_overtaken(self.request.POST, self.base)

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
