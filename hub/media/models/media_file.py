"""One file that somebody brought: a picture, sound, film or document."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import NOBODY, Viewer
from hub.ids import new_public_id
from hub.media.shown_through import shown_to, ways_shown_to
from hub.people.models import Person
from hub.school.models import School
from hub.text.references import FILE, FILM, PICTURE, SOUND, MediaShown

if TYPE_CHECKING:
    from hub.media.models.rendition import Rendition

ORIGINAL, POSTER, EVERYWHERE = "original", "poster.webp", "everywhere."
BIN_KEEPS = datetime.timedelta(days=30)
BEST_WIDTH = 1280
"""Of the sizes for browsers that choose none by themselves, the widest that is good for a page."""
_SHOWN_AS = {"image": PICTURE, "audio": SOUND, "video": FILM, "file": FILE}


class MediaFileQuerySet(GuardedQuerySet["MediaFile"]):
    """Files."""

    def visible_to(self, viewer: Viewer) -> MediaFileQuerySet:
        """One's own, and those that something visible shows."""
        own = Q(owner=viewer.person) if viewer.person else NOBODY
        return self.filter(own | shown_to(viewer), school=viewer.school, binned_at=None)

    def visible_among(self, public_ids: Collection[str], viewer: Viewer) -> MediaFileQuerySet:
        """Those of these that the viewer may see. Most texts have none, and the ways in which files are shown take
        long to put together."""
        return self.visible_to(viewer).filter(public_id__in=public_ids) if public_ids else self.none()

    def first_visible_to(self, viewer: Viewer) -> MediaFile | None:
        """The first of visible_to(viewer), or None.

        It asks one way after another and stops at the first that shows the file: to put all ways into one query takes
        tens of milliseconds, and a page asks for a dozen pictures. Whoever looks with another person's eyes must see it
        as well.
        """
        if viewer.beside is not None and self.first_visible_to(viewer.beside) is None:
            return None
        here = self.filter(school=viewer.school, binned_at=None)
        if viewer.person and (own := here.filter(owner=viewer.person).first()):
            return own
        found = (here.filter(way).first() for way in ways_shown_to(viewer))
        return next((media for media in found if media is not None), None)

    def editable_by(self, viewer: Viewer) -> MediaFileQuerySet:
        """One's own."""
        return self.filter(owner=viewer.person, school=viewer.school) if viewer.person else self.none()

    def binned(self) -> MediaFileQuerySet:
        """In the bin."""
        return self.filter(binned_at__isnull=False)

    def kept(self) -> MediaFileQuerySet:
        """Not in the bin."""
        return self.filter(binned_at=None)

    def telling(self, words: str) -> MediaFileQuerySet:
        """Those in whose name, descriptions, credit or transcript each of these words is found."""
        found = self
        for word in words.split()[:10]:
            somewhere = Q(name__icontains=word)
            for field in ("title", "alternative", "caption", "transcript", "credit_maker"):
                somewhere |= Q(**{f"{field}__icontains": word})
            found = found.filter(somewhere)
        return found

    def with_renditions(self) -> MediaFileQuerySet:
        """With what `shown` needs, in one more query for all of them."""
        return self.prefetch_related("renditions")

    def pictures(self) -> MediaFileQuerySet:
        """Pictures only."""
        return self.filter(kind=MediaFile.Kind.IMAGE)


class MediaFile(models.Model):
    """A file in a person's library. Bytes never change: new bytes are a new file (safety.md C3)."""

    class Kind(models.TextChoices):
        IMAGE = "image", _("picture")
        AUDIO = "audio", _("sound")
        VIDEO = "video", _("film")
        DOCUMENT = "file", _("file")

    class Licence(models.TextChoices):
        UNKNOWN = "", _("nothing said yet")
        OWN = "own", _("my own work")
        FAMILY = "family", _("from my family")
        PERMISSION = "permission", _("used with permission")
        PUBLIC_DOMAIN = "public-domain", _("public domain")
        CC_BY = "cc-by", _("CC BY 4.0")
        CC_BY_SA = "cc-by-sa", _("CC BY-SA 4.0")
        CC_BY_NC = "cc-by-nc", _("CC BY-NC 4.0")
        CC_BY_NC_SA = "cc-by-nc-sa", _("CC BY-NC-SA 4.0")
        CC_BY_ND = "cc-by-nd", _("CC BY-ND 4.0")
        CC_BY_NC_ND = "cc-by-nc-nd", _("CC BY-NC-ND 4.0")
        CC0 = "cc0", _("CC0")

    class Playing(models.TextChoices):
        EVERYWHERE = "", _("plays in every browser")
        SOON = "soon", _("is being made ready for every browser")
        NOT = "not", _("does not play in every browser")

    LICENCE_ADDRESSES: ClassVar[dict[str, str]] = {
        Licence.CC_BY: "https://creativecommons.org/licenses/by/4.0/",
        Licence.CC_BY_SA: "https://creativecommons.org/licenses/by-sa/4.0/",
        Licence.CC_BY_NC: "https://creativecommons.org/licenses/by-nc/4.0/",
        Licence.CC_BY_NC_SA: "https://creativecommons.org/licenses/by-nc-sa/4.0/",
        Licence.CC_BY_ND: "https://creativecommons.org/licenses/by-nd/4.0/",
        Licence.CC_BY_NC_ND: "https://creativecommons.org/licenses/by-nc-nd/4.0/",
        Licence.CC0: "https://creativecommons.org/publicdomain/zero/1.0/",
    }

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="media_files")
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="media_files")
    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(max_length=200)
    title = models.CharField(max_length=200, blank=True)
    file = models.FileField(upload_to="", max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField(help_text="bytes")
    sha256 = models.CharField(max_length=64)
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    playing = models.CharField(max_length=4, choices=Playing, blank=True, default=Playing.EVERYWHERE)
    alternative = models.CharField(_("what is in the picture"), max_length=1000, blank=True)
    is_decorative = models.BooleanField(default=False)
    caption = models.TextField(blank=True)
    description = models.TextField(blank=True)
    credit_maker = models.CharField(_("who made it"), max_length=200, blank=True)
    credit_source = models.URLField(_("from where"), max_length=500, blank=True)
    licence = models.CharField(_("licence"), max_length=20, choices=Licence, blank=True, default=Licence.UNKNOWN)
    transcript = models.TextField(_("what is said"), blank=True)
    added_at = models.DateTimeField(auto_now_add=True)
    binned_at = models.DateTimeField(null=True, blank=True)

    objects = MediaFileQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["owner", "-added_at"]), models.Index(fields=["owner", "sha256"])]

    def __str__(self) -> str:
        return self.title or self.name

    def address(self, rendition: str = ORIGINAL) -> str:
        """Where this file is fetched; renditions are called as in `Rendition.name`."""
        return reverse("media", args=[self.public_id, rendition])

    def shown(self, *, widest: int | None = None, named: bool = True) -> MediaShown:
        """The file for hub.text and for pages, with the renditions that are not much wider than `widest` pixels;
        strangers do not learn its name: for them it is not `named`.

        Fetch with `with_renditions()`.
        """
        made = list(self.renditions.all())
        src, srcset = self._in_sizes(made, widest) if self.kind == self.Kind.IMAGE else (self._for_all(made), ())
        return MediaShown(
            src=src,
            srcset=srcset,
            width=self.width,
            height=self.height,
            kind=_SHOWN_AS[self.kind],
            name=self.name if named else gettext("file") + PurePosixPath(self.name).suffix,
            bytes=self.size,
            alt="" if self.is_decorative else self.alternative,
            poster=next((self.address(one.name) for one in made if one.name == POSTER), ""),
            note=self._note(),
            words=self.transcript,
        )

    @property
    def for_card(self) -> MediaShown:
        """The picture for a card or a small frame: 640 pixels wide at most, standing still."""
        return self.shown(widest=640)

    @property
    def is_of_others(self) -> bool:
        """Whether it is neither one's own work nor the family's, as far as somebody said so."""
        return self.licence not in {self.Licence.UNKNOWN, self.Licence.OWN, self.Licence.FAMILY}

    @property
    def lacks_credit(self) -> bool:
        """Whether somebody else made it and nobody says who."""
        return not self.credit_maker and (self.is_of_others or bool(self.credit_source))

    # Doing

    def describe(self, words: str) -> None:
        """Take over what somebody types that is in it; nothing typed leaves what was said before."""
        if words and words[:1000] != self.alternative:
            self.alternative, self.is_decorative = words[:1000], False
            self.save(update_fields=["alternative", "is_decorative"])

    def bin(self) -> None:
        """Put it into the bin: no page shows it any more. It can be taken out again for 30 days."""
        self.binned_at = timezone.now()
        self.save(update_fields=["binned_at"])

    def restore(self) -> None:
        """Take it out of the bin; what showed it shows it again."""
        self.binned_at = None
        self.save(update_fields=["binned_at"])

    # Private

    def _in_sizes(self, made: list[Rendition], widest: int | None) -> tuple[str, tuple[tuple[str, int, str], ...]]:
        """A moving picture is shown as it is: its renditions stand still."""
        if self.content_type == "image/gif" and widest is None:
            return self.address(), ()
        fitting = [one for one in made if widest is None or one.width <= widest]
        fallbacks = [one for one in fitting if one.content_type != "image/webp" and one.width <= BEST_WIDTH]
        srcset = [(self.address(one.name), one.width, one.content_type.removeprefix("image/")) for one in fitting]
        return self.address(fallbacks[-1].name if fallbacks else ORIGINAL), tuple(srcset)

    def _for_all(self, made: list[Rendition]) -> str:
        """Where the form is that every browser plays, if there is another than the file itself."""
        return self.address(next((one.name for one in made if one.name.startswith(EVERYWHERE)), ORIGINAL))

    def _note(self) -> str:
        if self.playing == self.Playing.NOT:
            return gettext("Not every browser can play this. If yours does not, download it.")
        return gettext("This is being made ready for every browser.") if self.playing == self.Playing.SOON else ""
