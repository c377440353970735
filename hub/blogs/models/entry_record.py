"""What an entry holds, and what can be asked of it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub import clock
from hub.audience.audiences import Audience
from hub.audience.models import Approval
from hub.blogs.models.entry_queryset import EntryQuerySet
from hub.ids import new_public_id
from hub.media.models import MediaFile
from hub.people.models import Person
from hub.school.models import Classroom, Grade, School, SchoolYear
from hub.text.excerpts import cut
from hub.text.languages import language_of

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from hub.blogs.models.entry_media import EntryMedia
    from hub.blogs.models.revision import Revision

_GOES_OUT = frozenset({Audience.FAMILIES, Audience.EVERYONE})


class EntryRecord(models.Model):
    """The columns of an entry."""

    class Kind(models.TextChoices):
        POST = "post", _("post")
        PAGE = "page", _("page")

    class SourceFormat(models.TextChoices):
        NONE = "", _("written here")
        WORDPRESS = "wordpress", _("WordPress")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="entries")
    blog = models.ForeignKey("blogs.Blog", on_delete=models.CASCADE, related_name="entries")
    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    kind = models.CharField(max_length=4, choices=Kind, default=Kind.POST)
    title = models.CharField(_("title"), max_length=250, blank=True)
    slug = models.SlugField(max_length=90, allow_unicode=True, blank=True)
    body = models.TextField(blank=True)
    plain = models.TextField(blank=True, help_text="the words of the body, for searching")
    summary = models.TextField(_("in short"), blank=True, help_text="written by the author; else the first words")
    excerpt = models.CharField(max_length=400, blank=True)
    minutes = models.PositiveSmallIntegerField(default=1, help_text="minutes to read")
    language = models.CharField(max_length=10, blank=True)
    source = models.TextField(blank=True, help_text="what was imported, unchanged, until the entry is edited")
    source_format = models.CharField(max_length=12, choices=SourceFormat, blank=True, default=SourceFormat.NONE)

    authors = models.ManyToManyField(
        Person, through="blogs.Authorship", through_fields=("entry", "person"), related_name="entries"
    )
    posted_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="posted",
        help_text="the teacher who put it there for the student; null: its author did",
    )  # fmt: skip
    audience = models.CharField(max_length=10, choices=Audience, default=Audience.CLASS)
    approval = models.ForeignKey(Approval, on_delete=models.PROTECT, null=True, blank=True, related_name="entries")
    published_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    binned_at = models.DateTimeField(null=True, blank=True)
    written_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)

    categories = models.ManyToManyField("blogs.Category", related_name="entries", blank=True)
    tags = models.ManyToManyField("blogs.Tag", related_name="entries", blank=True)
    featured = models.ForeignKey(MediaFile, on_delete=models.PROTECT, null=True, blank=True, related_name="featured_in")
    cover = models.ForeignKey(
        MediaFile, on_delete=models.SET_NULL, null=True, blank=True, related_name="covers",
        help_text="the picture of its card: the featured one, or else the first of the text",
    )  # fmt: skip
    media = models.ManyToManyField(MediaFile, through="blogs.EntryMedia", related_name="entries")
    is_sticky = models.BooleanField(_("stays on top"), default=False)
    comments_open = models.BooleanField(default=True)
    parent = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="children")
    position = models.PositiveIntegerField(default=0, help_text="order among the pages beside it")
    is_showcase = models.BooleanField(default=False, help_text="the page that carries the sections of the showcase")

    # What was so when it was written; a student moves on, the entry keeps its time.
    year = models.ForeignKey(SchoolYear, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    grade = models.ForeignKey(Grade, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    classroom = models.ForeignKey(Classroom, on_delete=models.SET_NULL, null=True, blank=True, related_name="entries")

    if TYPE_CHECKING:  # Django gives these to Entry, from the other side.
        revisions: RelatedManager[Revision]
        media_uses: RelatedManager[EntryMedia]

    objects = EntryQuerySet.as_manager()

    class Meta:
        abstract = True
        verbose_name_plural = "entries"
        indexes = [
            # With all that hub/search/reach.py looks at.
            models.Index(
                fields=["school", "-published_at", "-id", "withdrawn_at", "binned_at", "audience", "blog"],
                name="entry_of_school_and_its_reach",
            ),
            models.Index(fields=["school", "kind", "-published_at", "-id"]),
            models.Index(fields=["blog", "kind", "-published_at", "-id"]),
            models.Index(fields=["classroom", "-published_at"]),
        ]
        constraints = [
            models.UniqueConstraint(fields=["blog", "slug"], condition=~Q(slug=""), name="one_entry_of_each_slug"),
            models.UniqueConstraint(fields=["blog"], condition=Q(is_showcase=True), name="one_showcase_a_blog"),
            models.CheckConstraint(condition=Q(kind="page") | Q(parent=None), name="only_pages_have_a_parent"),
            models.CheckConstraint(
                condition=Q(published_at=None) | ~Q(slug=""), name="what_is_published_has_an_address"
            ),
        ]

    def __str__(self) -> str:
        return self.title or cut(self.excerpt, 60) or str(_("Untitled"))

    def get_absolute_url(self) -> str:
        return reverse("entry", args=[self.blog.slug, self.slug])

    @property
    def is_titled_by_its_text(self) -> bool:
        """Whether its title is how its text begins: nobody gave it one, or the same words once more."""
        return bool(self.excerpt) and _bare(self.title) in ("", _bare(self.excerpt))

    @property
    def opens_with_title(self) -> bool:
        """Whether its whole text, beneath its title, would say the title once more."""
        return self.is_titled_by_its_text and not self.summary

    @property
    def excerpt_after_title(self) -> str:
        """What lists show beside the title: the excerpt, or the rest of it where the title is its beginning."""
        if not self.is_titled_by_its_text:
            return self.excerpt
        begun = str(self).removesuffix("…")
        rest = "" if self.title else self.excerpt.removeprefix(begun).lstrip(" ,;:–—-、，…")
        return f"… {rest}" if rest and str(self) != begun else rest

    @property
    def spoken(self) -> str:
        """The language of its words: as it was brought in, or as they tell; "" when they are too few."""
        return self.language or language_of(f"{self.title} {self.excerpt}")

    def is_out(self, now: datetime.datetime | None = None) -> bool:
        """Whether it is published now: not a draft, not scheduled, not withdrawn, not binned."""
        at = self.published_at
        return at is not None and at <= (now or clock.now()) and self.withdrawn_at is None and self.binned_at is None

    @property
    def is_waiting(self) -> bool:
        """Whether a teacher has yet to say yes."""
        return self.approval is not None and self.approval.decision == Approval.Decision.WAITING

    @property
    def has_just_arrived(self) -> bool:
        """Whether it came from elsewhere, and neither the owner nor a teacher has said yes to it."""
        return self.is_waiting and self.approval is not None and self.approval.reason == Approval.Reason.ARRIVAL

    @property
    def is_kept_inside(self) -> bool:
        """Whether it was meant for people from whom somebody in its pictures is withheld; it comes out of
        `telling_withheld`. What is not told is not known."""
        return self.audience in _GOES_OUT and bool(getattr(self, "is_withheld", False))

    def asks_again(self, by: Person) -> bool:
        """Whether a teacher has said yes to it, and something new by this person needs a yes of its own."""
        was_read = self.approval is not None and self.approval.is_released
        return was_read and self.wants_yes(by)

    def wants_yes(self, by: Person) -> bool:
        """Whether a teacher reads first what this person shows to its audience."""
        return self.school.policy.wants_yes(by, self.audience, authors=self._author_numbers())

    def _author_numbers(self) -> list[int]:
        return list(self.authors.values_list("pk", flat=True)) if self.pk else []


def _bare(words: str) -> str:
    return words.strip(" .!?…。！？").casefold()
