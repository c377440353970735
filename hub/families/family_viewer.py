"""A guardian as a family's pages and mails know them: a guardian, whatever else they are at the school."""

from __future__ import annotations

from functools import cached_property

from hub.audience.standing import Standing
from hub.audience.viewer import Viewer


class FamilyViewer(Viewer):
    """Sees their own children's work, and what families and everyone see. Somebody who also works at the school sees no
    more by a link that may be forwarded, or in a mail that lies on a kitchen table."""

    @cached_property
    def standing(self) -> Standing:
        """Of what they are today, only whose guardian they are."""
        whole = super().standing
        return Standing(children=whole.children, has_child_here=whole.has_child_here)
