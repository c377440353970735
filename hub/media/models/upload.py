"""A large file on its way: it comes in parts, and goes on after a broken line where it stopped."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, models, transaction
from django.db.models import F, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import Viewer
from hub.ids import new_public_id
from hub.media.kinds import LARGEST, MEGABYTE, FileRefused
from hub.media.models.media_file import MediaFile
from hub.people.models import Person
from hub.school.models import School

KEPT = datetime.timedelta(days=1)
"""So long after its last part an upload waits for the next."""
LARGEST_PART = 8 * MEGABYTE
MOST_ON_THE_WAY = 20
MOST_BYTES_ON_THE_WAY = 2 * max(LARGEST.values())


class UploadQuerySet(GuardedQuerySet["Upload"]):
    """Uploads."""

    def visible_to(self, viewer: Viewer) -> UploadQuerySet:
        """One's own; nobody else has anything to do with them."""
        return self.editable_by(viewer)

    def editable_by(self, viewer: Viewer) -> UploadQuerySet:
        """One's own that have not ended."""
        alive = viewer.now - KEPT
        own = self.filter(owner=viewer.person, school=viewer.school, changed_at__gt=alive)
        return own if viewer.person else self.none()

    def ended(self, now: datetime.datetime) -> UploadQuerySet:
        """For whose next part nobody waits any more."""
        return self.filter(changed_at__lte=now - KEPT)


class Upload(models.Model):
    """A file on its way. `arrived` bytes of `size` are here, in parts; `media` is what became of it."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField(help_text="bytes")
    arrived = models.PositiveBigIntegerField(default=0, help_text="bytes")
    sha256 = models.CharField(max_length=64, blank=True, help_text="as the sender has it, if it said so")
    media = models.ForeignKey(MediaFile, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now)

    objects = UploadQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["owner", "changed_at"])]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def start(cls, *, school: School, owner: Person, name: str, size: int, sha256: str = "") -> Upload:
        """Begin one. Raises FileRefused when it or all that is on the way is too much."""
        if size > max(LARGEST.values()):
            most = max(LARGEST.values()) // MEGABYTE
            raise FileRefused(_("This file is too large. Up to %(most)s MB fit.") % {"most": most})
        if not size:
            raise FileRefused(_("This file is empty."))
        others = cls.objects.filter(owner=owner, media=None, changed_at__gt=timezone.now() - KEPT)
        on_the_way = others.aggregate(bytes=Sum("size"))["bytes"] or 0
        if others.count() >= MOST_ON_THE_WAY or on_the_way + size > MOST_BYTES_ON_THE_WAY:
            raise FileRefused(_("Many files of yours are on their way. Wait until they are here."))
        return cls.objects.create(school=school, owner=owner, name=name[:200], size=size, sha256=sha256[:64])

    @property
    def is_whole(self) -> bool:
        """Whether all bytes are here."""
        return self.arrived == self.size

    @property
    def ends_at(self) -> datetime.datetime:
        """When nobody waits for it any more, unless a part comes before."""
        return self.changed_at + KEPT

    def take_part(self, content: bytes, *, at: int) -> bool:
        """Keep the bytes that belong at this place; False when they do not belong there, or are there already."""
        if at != self.arrived or at + len(content) > self.size:
            return False
        file = default_storage.save(f"{self.public_id[:2]}/{self.public_id}/part{at}", ContentFile(content))
        try:
            with transaction.atomic():
                self.parts.create(at=at, size=len(content), file=file)
                now = timezone.now()
                Upload.objects.filter(pk=self.pk).update(arrived=F("arrived") + len(content), changed_at=now)
        except IntegrityError:
            default_storage.delete(file)
            return False
        self.arrived, self.changed_at = at + len(content), now
        return True

    def became(self, media: MediaFile) -> None:
        """It is taken in; its parts are of no use any more."""
        self.media = media
        self.save(update_fields=["media"])
        self.drop_parts()

    def drop_parts(self) -> None:
        """Take the bytes away."""
        files = list(self.parts.values_list("file", flat=True))
        self.parts.all().delete()
        for file in files:
            default_storage.delete(file)

    def content(self) -> Content:
        """All bytes, one part after the other."""
        return Content(list(self.parts.order_by("at").values_list("file", flat=True)))


class UploadPart(models.Model):
    """Some bytes of an upload, in a file."""

    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="parts")
    at = models.PositiveBigIntegerField(help_text="bytes before these")
    size = models.PositiveIntegerField(help_text="bytes")
    file = models.FileField(upload_to="", max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["upload", "at"], name="one_part_at_each_place")]

    def __str__(self) -> str:
        return f"{self.upload} {self.at}"


class Content:
    """Reads files one after the other as if they were one."""

    def __init__(self, names: list[str]) -> None:
        self._bytes = self._pieces(names)

    def seekable(self) -> bool:
        """It can be read once."""
        return False

    def read(self, _most: int = -1) -> bytes:
        """The next piece; empty at the end."""
        return next(self._bytes, b"")

    @staticmethod
    def _pieces(names: list[str]) -> Iterator[bytes]:
        for name in names:
            with default_storage.open(name) as part:
                yield part.read()
