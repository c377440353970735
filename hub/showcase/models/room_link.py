"""A secret link to a room, for somebody outside: with an end, after a teacher's yes."""

from __future__ import annotations

import datetime
from collections.abc import Collection

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone

from hub.audience.models import Approval
from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import Viewer
from hub.ids import new_public_id
from hub.people.models import Person
from hub.school.models import School
from hub.showcase.models.section import Section

LONGEST = datetime.timedelta(days=90)
_LET_IN = Q(approval=None) | Q(approval__decision=Approval.Decision.RELEASED)


class RoomLinkQuerySet(GuardedQuerySet["RoomLink"]):
    """Secret links."""

    def editable_by(self, viewer: Viewer) -> RoomLinkQuerySet:
        """Those to one's own rooms, and to the rooms of one's students: either may end one."""
        if viewer.person is None:
            return self.none()
        own = Q(section__page__blog__owner=viewer.person)
        return self.filter(own | Section.objects.moderated_by(viewer).holding("section"), school=viewer.school)

    def moderated_by(self, viewer: Viewer) -> RoomLinkQuerySet:
        """Those that the viewer lets work or keeps from working."""
        return self.going_on(viewer.now).filter(
            Section.objects.moderated_by(viewer).holding("section"), school=viewer.school
        )

    def going_on(self, now: datetime.datetime) -> RoomLinkQuerySet:
        """Those that nobody has ended, and whose day is not over."""
        return self.filter(ended_at=None, ends_on__gte=timezone.localdate(now))

    def working(self, now: datetime.datetime) -> RoomLinkQuerySet:
        """Those that lead to the room of somebody who is here. What is seen there is for the rule to say."""
        return self.going_on(now).filter(_LET_IN, section__page__blog__owner__is_active=True)


class RoomLink(models.Model):
    """Whoever has the link sees the room as somebody from everyone would who may enter it: no post, goal or picture of
    a post that is not for everyone, and nothing at all without the policy's and the family's yes to that."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="room_links")
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="links")
    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    secret = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    approval = models.ForeignKey(Approval, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ends_on = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    opened = models.PositiveIntegerField(default=0)

    objects = RoomLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return str(self.section)

    @classmethod
    def make(cls, section: Section, *, by: Person, viewer: Viewer, ends_on: datetime.date) -> RoomLink:
        """A new link, for 90 days at most. It waits for a teacher, unless a teacher makes it to their own room."""
        last = timezone.localdate(viewer.now) + LONGEST
        with transaction.atomic():
            is_staff = viewer.is_staff_member and not viewer.is_student
            approval = None if is_staff else Approval.objects.create(school=section.school)
            return cls.objects.create(
                school=section.school, section=section, made_by=by, approval=approval, ends_on=min(ends_on, last)
            )

    @classmethod
    def ask_again(cls, sections: Collection[int]) -> None:
        """Something hangs in these rooms that no teacher has seen: their links wait for a new yes."""
        asked = cls.objects.filter(section__in=sections, ended_at=None).exclude(approval=None)
        for link in asked.filter(approval__decision=Approval.Decision.RELEASED).select_related("school"):
            link.approval = Approval.objects.create(school=link.school)
            link.save(update_fields=["approval"])

    def release(self, *, by: Person) -> None:
        """Let it work."""
        if self.approval is not None:
            self.approval.release(by=by)

    def hold(self, *, by: Person, note: str = "") -> None:
        """Keep it from working; the owner sees the note."""
        if self.approval is not None:
            self.approval.hold(by=by, note=note)

    def wait_again(self) -> None:
        """Take the decision back."""
        if self.approval is not None:
            self.approval.wait_again()

    def end(self, *, by: Person) -> None:
        """Nobody comes in by it any more, from now on."""
        self.ended_at, self.ended_by = timezone.now(), by
        self.save(update_fields=["ended_at", "ended_by"])

    def count_opening(self) -> None:
        """Somebody came in by it."""
        RoomLink.objects.filter(pk=self.pk).update(opened=F("opened") + 1)
