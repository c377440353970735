"""What is made from the text of an entry and from where it stands: words, address, time, files, picture."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from hub.blogs import signals
from hub.blogs.models.entry_media import EntryMedia
from hub.blogs.models.entry_record import EntryRecord
from hub.media.models import MediaFile
from hub.media.models.media_file import MediaFileQuerySet
from hub.people.models import Person
from hub.school.models import Enrolment, Grade, SchoolYear
from hub.text.cleaning import clean
from hub.text.excerpts import excerpt, plain, reading_minutes
from hub.text.references import media_ids
from hub.text.words import slugify

RESERVED_SLUGS = frozenset({"category", "tag", "grade", "showcase", "feed"})


class EntryMaking(EntryRecord):
    """Keeps the columns true that follow from others."""

    class Meta(EntryRecord.Meta):
        abstract = True

    def set_text(self, title: str, body: str) -> None:
        """Take over title and body, cleaned, with all that is made from them; does not save.

        Raises hub.text's TextRefused when the body cannot be text.
        """
        self.title = " ".join(title.split())[:250]
        self.body = clean(body)
        self.plain = plain(self.body)
        self.excerpt = excerpt(self.summary or self.body, 280)
        self.minutes = reading_minutes(self.body)
        self.changed_at = timezone.now()

    def free_slug(self, wish: str) -> str:
        """An address on this blog that no other entry has: the wish, or the wish with a number."""
        base = slugify(wish)[:80] or timezone.localtime(self.written_at).strftime("%Y-%m-%d")
        taken = set(self.blog.entries.filter(slug__startswith=base).exclude(pk=self.pk).values_list("slug", flat=True))
        if base not in taken and base not in RESERVED_SLUGS and not base.isdigit():
            return base
        number = 2
        while f"{base}-{number}" in taken:
            number += 1
        return f"{base}-{number}"

    def note_time(self, at: datetime.datetime) -> None:
        """Remember the year, grade and class of its time; does not save."""
        day = timezone.localdate(at, self.school.zone)
        self.year = SchoolYear.objects.filter(school=self.school).holding(day)
        classroom = self.blog.classroom
        if classroom is None and self.blog.owner is not None:
            enrolment = self.blog.owner.enrolments.current(day).filter(classroom__school=self.school)
            found = enrolment.select_related("classroom__grade").first()
            classroom = found.classroom if found else None
        self.classroom = classroom
        self.grade = classroom.grade if classroom else self._grade_of_its_year()

    def teachers_of_its_time(self) -> QuerySet[Person]:
        """Who taught its class on the day it was written, in the time of the school that is being served."""
        day = timezone.localdate(self.written_at)
        lines = Enrolment.objects.current(day).teachers().filter(classroom=self.classroom_id)
        return Person.objects.filter(pk__in=lines.values("person"))

    def note_media(self) -> None:
        """Keep which files the text and the featured picture use; only these are shown through the entry.

        Only files of those who write here count: to name somebody else's file does not open it.
        """
        wanted = Q(public_id__in=media_ids(self.body)) | Q(pk=self.featured_id)
        used = list(self._files_of_writers().filter(wanted))
        used_numbers = {file.pk for file in used}
        kept = set(self.media_uses.values_list("media_id", flat=True))
        self.media_uses.filter(media_id__in=kept - used_numbers).exclude(is_attached=True).delete()
        EntryMedia.objects.bulk_create(EntryMedia(entry_id=self.pk, media_id=number) for number in used_numbers - kept)
        self.choose_cover(used)

    def choose_cover(self, files: Iterable[MediaFile]) -> None:
        """Take the picture of its card from the files it uses; saves only this."""
        pictures = {file.public_id: file for file in files if file.kind == MediaFile.Kind.IMAGE}
        order = [self.featured.public_id] if self.featured else []
        cover = next((pictures[one] for one in [*order, *media_ids(self.body)] if one in pictures), None)
        if cover != self.cover:
            self.cover = cover
            self.save(update_fields=["cover"])

    def _grade_of_its_year(self) -> Grade | None:
        """Who learns in a class of that year was in its grade, too, before they came into it or it was made here."""
        if self.year is None or self.blog.owner is None:
            return None
        of_the_year = self.blog.owner.enrolments.filter(classroom__school=self.school, classroom__year=self.year)
        found = of_the_year.select_related("classroom__grade").order_by("pk").first()
        return found.classroom.grade if found else None

    def _files_of_writers(self) -> MediaFileQuerySet:
        writers = Q(owner__entries=self) | Q(owner__blogs=self.blog_id) | Q(owner__posted=self)
        if self.blog.classroom_id:
            writers |= Q(owner__enrolments__classroom=self.blog.classroom_id, owner__enrolments__role="teacher")
        return MediaFile.objects.filter(writers, school=self.school).distinct()

    def _tell(self) -> None:
        transaction.on_commit(lambda: signals.entry_changed.send(sender=type(self), entry=self))
