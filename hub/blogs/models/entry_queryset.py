"""Which posts and pages there are, in words, and who may see, change and let in which."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db.models import Case, F, Q, When

from hub import clock
from hub.audience.as_text import as_text
from hub.audience.models import Approval, not_with_lead
from hub.audience.put_away import not_put_away
from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import NOBODY, Belonging, Viewer
from hub.blogs.models.authorship import Authorship
from hub.media.withheld import shows_somebody_withheld, withholds_nothing
from hub.school.models import Classroom, School

if TYPE_CHECKING:
    from hub.blogs.models.blog import Blog
    from hub.blogs.models.entry import Entry  # noqa: F401  # It stands below in quotes.

BIN_KEEPS = datetime.timedelta(days=30)


BELONGING = Belonging(
    authored=lambda test: test.of_some(Authorship, "entry_id", "pk"),
    to_class=lambda classes: Q(blog__classroom_id__in=classes),
)
SHOWS = "media__uses__entry"
"""From somebody in a file to the entry that shows it: Entry.note_media."""


class EntryQuerySet(GuardedQuerySet["Entry"]):
    """Entries."""

    @as_text
    def visible_to(self, viewer: Viewer) -> EntryQuerySet:
        """One's own in every state but binned, what is out and meant for the viewer, and what is still to come out
        and waits for the viewer's yes."""
        meant = Q(published_at__lte=viewer.now, withdrawn_at=None) & viewer.sees(BELONGING)
        meant &= withholds_nothing(viewer, BELONGING, SHOWS)
        asked = Q(published_at__gt=viewer.now, withdrawn_at=None, approval__decision=Approval.Decision.WAITING)
        read_first = asked & viewer.moderates(BELONGING) & not_with_lead()
        found = self.filter(self._own(viewer) | meant | read_first, school=viewer.school, binned_at=None)
        return found.filter(not_put_away(viewer, "blogs.Entry"))

    def editable_by(self, viewer: Viewer) -> EntryQuerySet:
        """One's own, those on the blog of a class one teaches, and what one put there for a student of one's own, until
        the student takes it off."""
        return self.filter(self._own(viewer), school=viewer.school)

    @as_text
    def moderated_by(self, viewer: Viewer) -> EntryQuerySet:
        """Those of other authors that the viewer may let in or keep out: what is out, and what is still to come out
        and waits for a yes. A draft, and what was withdrawn, is nobody's but the author's."""
        asked = Q(published_at__lte=viewer.now) | Q(published_at__gt=viewer.now, approval__isnull=False)
        theirs = viewer.moderates(BELONGING) & not_with_lead()
        return self.filter(asked, theirs, school=viewer.school, withdrawn_at=None, binned_at=None)

    def rescued_by(self, viewer: Viewer) -> EntryQuerySet:
        """What students of the viewer threw away that was on their blogs, where the viewer read it: it can be taken out
        of the bin for them."""
        theirs = viewer.moderates(BELONGING) & not_with_lead()
        found = self.filter(theirs, published_at__lte=F("binned_at"), withdrawn_at=None, school=viewer.school)
        return found.filter(binned_at__gt=viewer.now - BIN_KEEPS)

    def out(self, now: datetime.datetime) -> EntryQuerySet:
        """Published, not withdrawn, not binned; it may still wait for a yes."""
        return self.filter(published_at__lte=now, withdrawn_at=None, binned_at=None)

    def drafts(self) -> EntryQuerySet:
        """Never published, or withdrawn."""
        return self.filter(Q(published_at=None) | Q(withdrawn_at__isnull=False), binned_at=None)

    def scheduled(self) -> EntryQuerySet:
        """Published at a time that is still to come."""
        return self.filter(published_at__gt=clock.now(), withdrawn_at=None, binned_at=None)

    def waiting(self) -> EntryQuerySet:
        """Waiting for a teacher's yes."""
        return self.filter(approval__decision=Approval.Decision.WAITING, binned_at=None)

    def binned(self) -> EntryQuerySet:
        """In the bin."""
        return self.filter(binned_at__isnull=False)

    def forgotten(self, now: datetime.datetime) -> EntryQuerySet:
        """In the bin for longer than it keeps things."""
        return self.filter(binned_at__lt=now - BIN_KEEPS)

    def posts(self) -> EntryQuerySet:
        """Posts, not pages."""
        return self.filter(kind=self.model.Kind.POST)

    def pages(self) -> EntryQuerySet:
        """Pages, not posts."""
        return self.filter(kind=self.model.Kind.PAGE)

    def shown_on(self, blog: Blog) -> EntryQuerySet:
        """Those that stand on a blog: its own, and group work that its owner wrote on other students' blogs."""
        if blog.owner_id is None:
            return self.filter(blog=blog)
        # One list of both, because a database that is asked for either of them reads the whole school.
        together = Authorship.objects.filter(person=blog.owner_id, entry__blog__classroom=None).values("entry_id")
        return self.filter(pk__in=self.model.objects.filter(blog=blog).values("pk").union(together))

    def written_in(self, room: Classroom, viewer: Viewer) -> EntryQuerySet:
        """Those of a class. Strangers do not learn who is in it (safety.md X13): they get what is on its own blog."""
        return self.filter(classroom=room) if viewer.is_known else self.filter(classroom=room, blog__classroom=room)

    def unfiled(self) -> EntryQuerySet:
        """Posts without a category."""
        return self.posts().filter(categories=None)

    def tagged(self, slug: str) -> EntryQuerySet:
        """Those that have the word with this slug, each on its own blog."""
        return self.filter(pk__in=self.model.objects.filter(tags__slug=slug).values("pk"))

    def telling_withheld(self, school: School) -> EntryQuerySet:
        """With `is_withheld`: whether a file shows somebody who may not be shown outside the school."""
        return self.annotate(is_withheld=Case(When(shows_somebody_withheld(school, SHOWS), then=True), default=False))

    def newest_first(self) -> EntryQuerySet:
        """By the time they were published; the last one first."""
        return self.order_by("-published_at", "-pk")

    def _own(self, viewer: Viewer) -> Q:
        if viewer.person is None:
            return NOBODY
        own = BELONGING.to_people(frozenset({viewer.person.pk})) | Q(blog__owner=viewer.person)
        if viewer.standing.teaches_in:
            own |= Q(blog__classroom_id__in=viewer.standing.teaches_in)
            posted = Q(posted_by=viewer.person, withdrawn_at=None, binned_at=None)
            own |= posted & viewer.moderates(BELONGING)
        return own
