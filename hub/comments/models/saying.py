"""Words that somebody says about somebody's work, wherever they stand."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from typing import Any, Self, TypeVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.audience.as_text import as_text
from hub.audience.kindly import is_read_first
from hub.audience.models import Approval, not_with_lead
from hub.audience.put_away import not_put_away
from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import NOBODY, Belonging, Viewer
from hub.comments.crowding import LATELY, LOOKED_AT, Said, is_crowding
from hub.ids import new_public_id
from hub.media.models import MediaFile
from hub.people.models import Person
from hub.school.models import School, Trust
from hub.text.cleaning import clean, clean_comment, from_plain
from hub.text.excerpts import cut, plain
from hub.text.references import media_ids

Words = TypeVar("Words", bound="Saying")
WRITER = Belonging(authored=lambda test: Q(writer__isnull=False) & test.of("writer_id"))


class SayingQuerySet(GuardedQuerySet[Words]):
    """Words under things that have an audience; `place` names the column of the thing, `to` the way to whose it is."""

    place: str
    to: str

    def said_to(self, person: Person, since: datetime.datetime) -> Said:
        """What people of the hub said about this person's work since then, whatever became of it."""
        found = self.filter(**{self.to: person}, writer__isnull=False, written_at__gt=since)
        return list(found.order_by("-written_at").values_list("writer", "body")[:LOOKED_AT])

    @as_text
    def visible_to(self, viewer: Viewer) -> Self:
        """Those of things the viewer sees: let in, or one's own, or one's to let in. What a student says goes no
        further than the student's own work may: the policy and the family's consent are its ceiling too. What the
        viewer has put away is gone."""
        meant = _read(viewer) | _own(viewer) | self._moderated(viewer)
        return self.filter(self._seen(viewer), meant, self._kept_in_sight(viewer), school=viewer.school, binned_at=None)

    def read_by(self, viewer: Viewer) -> Self:
        """Those let in, of things that the viewer is known to see already."""
        return self.filter(_read(viewer), self._kept_in_sight(viewer), binned_at=None)

    def editable_by(self, viewer: Viewer) -> Self:
        """One's own, to take back or to take along; also when one no longer sees what it was said about."""
        return self.filter(_own(viewer), school=viewer.school, binned_at=None)

    @as_text
    def moderated_by(self, viewer: Viewer) -> Self:
        """Those on what the viewer sees that they may let in or keep out: as a teacher of the thing's author or of the
        writer, or as a member of staff whose own thing it is, or whose class's. Nobody decides about their own."""
        return self.filter(self._seen(viewer), self._moderated(viewer), school=viewer.school, binned_at=None)

    def _kept_in_sight(self, viewer: Viewer) -> Q:
        return not_put_away(viewer, self.model._meta.label)  # noqa: SLF001 - a model's.

    def _seen(self, viewer: Viewer) -> Q:
        seen: Q = self._things.visible_to(viewer).holding(self.place)
        return seen

    def _moderated(self, viewer: Viewer) -> Q:
        if viewer.person is None or not viewer.is_staff_member:
            return NOBODY
        of_students: Q = self._things.moderated_by(viewer).holding(self.place) | viewer.moderates(WRITER)
        on_own: Q = self._things.editable_by(viewer).holding(self.place)
        return (of_students | on_own) & not_with_lead() & ~WRITER.to_people(frozenset({viewer.person.pk}))

    @property
    def _things(self) -> Any:
        """The manager of the things, whose model depends on `place`."""
        return self.model._meta.get_field(self.place).related_model._default_manager  # type: ignore[union-attr]  # noqa: SLF001 - a model's.


class Saying(models.Model):
    """Words, with who wrote them and whether others may read them. The writer is a person of the hub, or a name that
    came with an import."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="%(class)ss")
    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    writer = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="%(class)ss")
    writer_name = models.CharField(max_length=120, blank=True, help_text="of somebody who is not a person of the hub")
    body = models.TextField(_("your comment"))
    pictures = models.ManyToManyField(
        MediaFile, blank=True, related_name="%(class)ss", help_text="that came with the words; the body shows them"
    )
    written_at = models.DateTimeField(default=timezone.now)
    approval = models.ForeignKey(Approval, on_delete=models.PROTECT, null=True, blank=True, related_name="%(class)ss")
    binned_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["written_at", "pk"]

    def __str__(self) -> str:
        return cut(plain(self.body), 80)

    def put(self, words: str, *, viewer: Viewer, audience: str = "", pictures: Collection[MediaFile] = ()) -> None:
        """Keep these plain words. A student's wait for a teacher where the policy asks for that, where something is
        noticed in what goes further than the class (`audience` is that of the thing), or where much is said to one.
        With pictures they always wait: nobody can notice by a program who is in them.

        Raises hub.text's TextRefused when the words cannot be text.
        """
        self.body = with_pictures(clean_comment(from_plain(words)), pictures)
        noticed = is_read_first(words, audience, viewer) or self._is_crowding(viewer)
        if pictures or viewer.is_read_first or noticed:
            self.approval = Approval.objects.create(school=self.school)
        self.save()
        if pictures:
            self.pictures.set(pictures)

    def put_once(
        self, words: str, *, viewer: Viewer, audience: str, key: str, pictures: Collection[MediaFile] = ()
    ) -> Self:
        """The same under this public id, which a form gives; or the same words of its writer, said under it already."""
        body = with_pictures(clean_comment(from_plain(words)), pictures)
        sent: Any = type(self)._default_manager.filter(writer=self.writer, body=body)
        told = {"viewer": viewer, "audience": audience, "pictures": pictures}
        said: Self = sent.once(key, lambda public_id: self._put_as(public_id, words, **told))
        return said

    def _put_as(self, public_id: str, words: str, **told: Any) -> Self:
        self.public_id = public_id
        self.put(words, **told)
        return self

    def release(self, *, by: Person) -> None:
        """Let others see it."""
        if self.approval is not None:
            if self.is_waiting and self.writer_id:
                Trust.note_yes([self.writer_id], self.school)
            self.approval.release(by=by)

    def hold(self, *, by: Person, note: str = "") -> None:
        """Keep it out; the writer sees the note."""
        if self.approval is None:
            self.approval = Approval.objects.create(school=self.school)
            self.save(update_fields=["approval"])
        self.approval.hold(by=by, note=note)

    def wait_again(self) -> None:
        """Take the decision back."""
        if self.approval is not None:
            self.approval.wait_again()

    def bin(self) -> None:
        """Put it into the bin; replies stay."""
        self.binned_at = timezone.now()
        self.save(update_fields=["binned_at"])

    def said_to(self) -> Person | None:
        """Whose work it is about; nobody's where it is the writer's own too, or a class's."""
        raise NotImplementedError

    def _is_crowding(self, viewer: Viewer) -> bool:
        person = self.said_to()
        if person is None:
            return False
        since = viewer.now - LATELY
        said = [one for model in Saying.__subclasses__() for one in model._default_manager.said_to(person, since)]  # type: ignore[attr-defined]  # noqa: SLF001 - a model's.
        return is_crowding(viewer, person, said)

    @property
    def is_heard(self) -> bool:
        """Whether others may read it, as far as the rule goes."""
        return self.approval is None or self.approval.is_released

    @property
    def is_waiting(self) -> bool:
        """Whether a teacher has yet to say yes."""
        return self.approval is not None and self.approval.decision == Approval.Decision.WAITING

    @property
    def is_with_lead(self) -> bool:
        """Whether it worries, and nobody but a lead reads it."""
        return self.approval is not None and self.approval.is_with_lead

    @property
    def is_kept_out(self) -> bool:
        """Whether a teacher keeps it from others."""
        return self.approval is not None and self.approval.decision == Approval.Decision.HELD

    def name_for(self, viewer: Viewer) -> str:
        """What the viewer calls the writer; outside the school the first word of a name that is unknown to the hub."""
        if self.writer is not None:
            return viewer.name_of(self.writer)
        name = self.writer_name or str(_("Somebody"))
        return name if viewer.is_known else name.split()[0]


def _read(viewer: Viewer) -> Q:
    released = Q(approval=None) | Q(approval__decision=Approval.Decision.RELEASED)
    return released & viewer.within_ceiling(WRITER)


def _own(viewer: Viewer) -> Q:
    return Q(writer=viewer.person) if viewer.person else NOBODY


def with_pictures(body: str, pictures: Iterable[MediaFile]) -> str:
    """The words of such a body, with these pictures below them."""
    figures = [f'<figure><img data-media="{one.public_id}" alt=""></figure>' for one in pictures]
    return clean("\n".join([body, *figures])) if figures else body


def without_pictures(body: str) -> str:
    """The words of such a body alone."""
    return clean_comment(body) if media_ids(body) else body


def as_typed(body: str) -> str:
    """The words of such a body as they were typed, to be changed: an empty line between paragraphs."""
    return "\n\n".join(plain(f"{part}</p>") for part in without_pictures(body).split("</p>") if part.strip())
