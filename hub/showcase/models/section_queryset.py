"""Who may enter, tend and change which rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from hub.audience.as_text import as_text
from hub.audience.models import Approval
from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import NOBODY, Belonging, Viewer
from hub.blogs.models import Authorship

if TYPE_CHECKING:
    from hub.showcase.models.section import Section  # noqa: F401 - named as a word below.

BELONGING = Belonging(authored=lambda test: test.of_some(Authorship, "entry_id", "page_id"))


class SectionQuerySet(GuardedQuerySet["Section"]):
    """Sections."""

    @as_text
    def visible_to(self, viewer: Viewer) -> SectionQuerySet:
        """One's own, and those that are shown and meant for the viewer.

        A room has a lock of its own: opening it wider does not show the page's text, or another room, to more people.
        """
        own = Q(page__blog__owner=viewer.person) if viewer.person else NOBODY
        meant = viewer.sees(BELONGING) | _by_link(viewer)
        out = Q(shown_at__lte=viewer.now, page__withdrawn_at=None)
        return self.filter(own | (out & meant), school=viewer.school, page__binned_at=None)

    def asking_for_words(self) -> SectionQuerySet:
        """Those whose owner asks for kind words in the gallery, and in whose book one can still write."""
        return self.filter(words_wanted_at__isnull=False, shown_at__isnull=False, sealed_at=None)

    @as_text
    def tended_by(self, viewer: Viewer) -> SectionQuerySet:
        """Those of students whom the viewer looks after, closed ones too. For how far they are, in numbers: what stands
        in a closed room is its owner's alone."""
        return self.filter(viewer.moderates(BELONGING), school=viewer.school, page__binned_at=None)

    def moderated_by(self, viewer: Viewer) -> SectionQuerySet:
        """Those of students that the viewer may let in or keep out."""
        return self.tended_by(viewer).exclude(shown_at=None)

    def mentored_by(self, viewer: Viewer) -> SectionQuerySet:
        """Those of grown-ups whose mentor the viewer is. What stands there is read only where `visible_to` lets in."""
        return self.filter(viewer.mentors(BELONGING), school=viewer.school, page__binned_at=None)

    def reopenable_by(self, viewer: Viewer) -> SectionQuerySet:
        """The sealed ones of one's students, and of a member of staff their own."""
        own = Q(page__blog__owner=viewer.person) if viewer.is_staff_member else NOBODY
        return self.filter(own | viewer.moderates(BELONGING), sealed_at__isnull=False)

    def editable_by(self, viewer: Viewer) -> SectionQuerySet:
        """Those on one's own blog that are not sealed."""
        if viewer.person is None:
            return self.none()
        return self.filter(page__blog__owner=viewer.person, school=viewer.school, sealed_at=None)


def _by_link(viewer: Viewer) -> Q:
    """The condition that the viewer came to the room by a secret link. A link opens no room that a teacher has not let
    in, and nothing that policy and consent do not let everybody see."""
    if not viewer.rooms_by_link:
        return NOBODY
    let_in = Q(approval=None) | Q(approval__decision=Approval.Decision.RELEASED)
    return Q(pk__in=viewer.rooms_by_link) & let_in & viewer.within_ceiling(BELONGING)
