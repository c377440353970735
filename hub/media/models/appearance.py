"""Who is seen or heard in a file; nothing said means not known."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models, transaction
from django.db.models import Q

from hub.audience.conditions import may_be_shown_by
from hub.media.models.media_file import MediaFile
from hub.people.models import Person
from hub.school.models import Consent, School

SEEN = (MediaFile.Kind.IMAGE, MediaFile.Kind.VIDEO, MediaFile.Kind.DOCUMENT)
HEARD = (MediaFile.Kind.AUDIO, MediaFile.Kind.VIDEO)


class AppearanceQuerySet(models.QuerySet["Appearance"]):
    """People in files."""

    def withheld(self, school: School) -> AppearanceQuerySet:
        """Those of whoever may not be seen, or not be heard, outside the school: asked anew at each look, so that a
        consent withdrawn holds at once."""
        face = ~may_be_shown_by(school, Consent.Kind.FACE)
        voice = ~may_be_shown_by(school, Consent.Kind.VOICE)
        seen = Q(media__kind__in=SEEN) & face.of("person_id")
        return self.filter(seen | (Q(media__kind__in=HEARD) & voice.of("person_id")))


class Appearance(models.Model):
    """One person in one file. Of somebody who was erased it stays without a name: nobody can say yes any more, so that
    what shows them is withheld for good."""

    media = models.ForeignKey(MediaFile, on_delete=models.CASCADE, related_name="appearances")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="appearances")
    noted_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    noted_at = models.DateTimeField(auto_now_add=True)

    objects = AppearanceQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["media", "person"], name="a_person_is_noted_once_a_file")]

    def __str__(self) -> str:
        return f"{self.person or 'somebody'} in {self.media}"

    @classmethod
    def note(cls, media: MediaFile, people: Iterable[Person], *, among: Iterable[Person], by: Person) -> None:
        """Say that of all those whom one was asked about (`among`) these are in it; of others nothing is changed."""
        chosen = {person.pk for person in people}
        asked = {person.pk for person in among}
        with transaction.atomic():
            cls.objects.filter(media=media, person__in=asked - chosen).delete()
            new = [Appearance(media=media, person_id=number, noted_by=by) for number in chosen & asked]
            Appearance.objects.bulk_create(new, ignore_conflicts=True)
