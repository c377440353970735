"""A post or a page."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.audience.audiences import Audience
from hub.audience.models import Approval
from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import NOBODY, Belonging, Viewer
from hub.blogs import signals
from hub.blogs.models.authorship import Authorship
from hub.blogs.models.entry_media import EntryMedia
from hub.blogs.models.old_address import OldAddress
from hub.ids import new_public_id
from hub.media.models import MediaFile
from hub.media.models.media_file import MediaFileQuerySet
from hub.people.models import Person
from hub.school.models import Classroom, Grade, School, SchoolYear
from hub.text.cleaning import clean
from hub.text.excerpts import cut, excerpt, plain, reading_minutes
from hub.text.references import media_ids
from hub.text.words import slugify

if TYPE_CHECKING:
    from hub.blogs.models.blog import Blog
    from hub.blogs.models.category import Category
    from hub.blogs.models.tag import Tag

RESERVED_SLUGS = frozenset({"category", "tag", "grade", "showcase", "feed"})
BIN_KEEPS = datetime.timedelta(days=30)


BELONGING = Belonging(
    authored=lambda test: Q(Exists(Authorship.objects.filter(test("person_id"), entry=OuterRef("pk")))),
    to_class=lambda classes: Q(blog__classroom_id__in=classes),
)


class EntryQuerySet(GuardedQuerySet["Entry"]):
    """Entries."""

    def visible_to(self, viewer: Viewer) -> EntryQuerySet:
        """One's own in every state but binned, what is out and meant for the viewer, and what is still to come out
        and waits for the viewer's yes."""
        meant = Q(published_at__lte=viewer.now, withdrawn_at=None) & viewer.sees(BELONGING)
        asked = Q(published_at__gt=viewer.now, withdrawn_at=None, approval__decision=Approval.Decision.WAITING)
        read_first = asked & viewer.moderates(BELONGING)
        return self.filter(self._own(viewer) | meant | read_first, school=viewer.school, binned_at=None)

    def editable_by(self, viewer: Viewer) -> EntryQuerySet:
        """One's own, those on the blog of a class one teaches, and what one put there for a student of one's own, until
        the student takes it off."""
        return self.filter(self._own(viewer), school=viewer.school)

    def moderated_by(self, viewer: Viewer) -> EntryQuerySet:
        """Those of other authors that the viewer may let in or keep out: what is out, and what is still to come out
        and waits for a yes. A draft, and what was withdrawn, is nobody's but the author's."""
        asked = Q(published_at__lte=viewer.now) | Q(published_at__gt=viewer.now, approval__isnull=False)
        return self.filter(asked, viewer.moderates(BELONGING), school=viewer.school, withdrawn_at=None, binned_at=None)

    def out(self, now: datetime.datetime) -> EntryQuerySet:
        """Published, not withdrawn, not binned; it may still wait for a yes."""
        return self.filter(published_at__lte=now, withdrawn_at=None, binned_at=None)

    def drafts(self) -> EntryQuerySet:
        """Never published, or withdrawn."""
        return self.filter(Q(published_at=None) | Q(withdrawn_at__isnull=False), binned_at=None)

    def scheduled(self) -> EntryQuerySet:
        """Published at a time that is still to come."""
        return self.filter(published_at__gt=Now(), withdrawn_at=None, binned_at=None)

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
        return self.filter(kind=Entry.Kind.POST)

    def pages(self) -> EntryQuerySet:
        """Pages, not posts."""
        return self.filter(kind=Entry.Kind.PAGE)

    def shown_on(self, blog: Blog) -> EntryQuerySet:
        """Those that stand on a blog: its own, and group work that its owner wrote on other students' blogs."""
        if blog.owner_id is None:
            return self.filter(blog=blog)
        # One list of both, because a database that is asked for either of them reads the whole school.
        together = Authorship.objects.filter(person=blog.owner_id, entry__blog__classroom=None).values("entry_id")
        return self.filter(pk__in=Entry.objects.filter(blog=blog).values("pk").union(together))

    def written_in(self, room: Classroom, viewer: Viewer) -> EntryQuerySet:
        """Those of a class. Strangers do not learn who is in it (safety.md X13): they get what is on its own blog."""
        return self.filter(classroom=room) if viewer.is_known else self.filter(classroom=room, blog__classroom=room)

    def unfiled(self) -> EntryQuerySet:
        """Posts without a category."""
        return self.posts().filter(categories=None)

    def tagged(self, slug: str) -> EntryQuerySet:
        """Those that have the word with this slug, each on its own blog."""
        return self.filter(pk__in=Entry.objects.filter(tags__slug=slug).values("pk"))

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


class Entry(models.Model):
    """Something written on a blog. `body` is what readers see, in the closed vocabulary of hub.text."""

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

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "entries"
        indexes = [
            models.Index(fields=["school", "-published_at", "-id"]),
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

    # Asking

    def is_out(self, now: datetime.datetime | None = None) -> bool:
        """Whether it is published now: not a draft, not scheduled, not withdrawn, not binned."""
        at = self.published_at
        return at is not None and at <= (now or timezone.now()) and self.withdrawn_at is None and self.binned_at is None

    @property
    def is_waiting(self) -> bool:
        """Whether a teacher has yet to say yes."""
        return self.approval is not None and self.approval.decision == Approval.Decision.WAITING

    def asks_again(self, by: Person) -> bool:
        """Whether a teacher has said yes to it, and something new by this person needs a yes of its own."""
        was_read = self.approval is not None and self.approval.is_released
        return was_read and self.school.policy.wants_yes(by, self.audience)

    # Doing

    @classmethod
    def start(
        cls, blog: Blog, *, by: Person, kind: str = Kind.POST, title: str = "", body: str = "", public_id: str = ""
    ) -> Entry:
        """A new draft on this blog, with its author and its time (year, grade, class). A post by somebody else than the
        owner of the blog is put there for the owner."""
        author = blog.owner or by
        with transaction.atomic():
            entry = cls(school=blog.school, blog=blog, kind=kind, public_id=public_id or new_public_id())
            entry.posted_by = by if kind == cls.Kind.POST and by != author else None
            entry.note_time(timezone.now())
            entry.set_text(title, body)
            entry.save()
            Authorship.objects.create(entry=entry, person=author, named_by=entry.posted_by)
            entry.note_media()
        return entry

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

    def revise(self, title: str, body: str, *, by: Person) -> None:
        """Save a new text. The earlier one is kept, at most one in ten minutes; once a teacher has said yes to a
        student's entry, the new text waits for a yes of its own and readers keep seeing the old one. What nobody
        sees just now (scheduled, withdrawn) takes the new text, and waits as a whole."""
        with transaction.atomic():
            if self.is_out() and self.asks_again(by):
                self._propose(title, body, by)
            else:
                self.ask_again(by=by)
                self.replace_text(title, body, by=by)

    def ask_again(self, *, by: Person) -> None:
        """Something stands on it that no teacher has seen. Where the policy asks, it waits as a whole, with the text
        that it has now; a change that waited alone is over."""
        if self.asks_again(by):
            changes = self.revisions.exclude(approval=None).exclude(approval__decision=Approval.Decision.RELEASED)
            changes.delete()
            self.approval = Approval.objects.create(school=self.school)
            self.save(update_fields=["approval"])
            self._tell()

    def replace_text(self, title: str, body: str, *, by: Person) -> None:
        """Make this the text that readers see; the earlier one is kept."""
        with transaction.atomic():
            self._keep_earlier(by)
            self.set_text(title, body)
            self.source, self.source_format = "", self.SourceFormat.NONE
            self.save()
            self.note_media()
        self._tell()

    def publish(self, *, by: Person, audience: str, at: datetime.datetime | None = None) -> None:
        """Put it on the blog for this audience, now or at a time to come. Where the policy asks, a teacher says yes
        first."""
        with transaction.atomic():
            widened, self.audience = self.audience != audience, Audience(audience)
            self.published_at = at or self.published_at or timezone.now()
            self.withdrawn_at = None
            if not self.slug:
                self.slug = self.free_slug(self.title or cut(self.excerpt, 50))
            if self.approval is not None and self.approval.reason == Approval.Reason.ARRIVAL:
                self.approval = None  # Whoever publishes this one has looked at it.
            asked = self.approval is not None and self.approval.decision != Approval.Decision.HELD
            if (widened or not asked) and self.school.policy.wants_yes(by, self.audience):
                self.approval = Approval.objects.create(school=self.school)
            elif widened and self.is_waiting:
                self.approval = None  # For these readers nobody's yes is needed.
            self.save()
        self._tell()

    def release(self, *, by: Person) -> None:
        """Say yes: whoever it is meant for sees it, with the change that waits, if any."""
        with transaction.atomic():
            if self.approval is not None:
                self.approval.release(by=by)
            change = self.revisions.filter(approval__decision=Approval.Decision.WAITING).first()
            if change is not None and change.approval is not None:
                change.approval.release(by=by)
                self.replace_text(change.title, change.body, by=by)
                change.delete()
        self._tell()

    def hold(self, *, by: Person, note: str = "") -> None:
        """Keep it out, with a word to the author; what a teacher had read before stays as it was."""
        with transaction.atomic():
            change = self.revisions.filter(approval__decision=Approval.Decision.WAITING).first()
            if change is not None and change.approval is not None:
                change.approval.hold(by=by, note=note)
            else:
                self.approval = self.approval or Approval.objects.create(school=self.school)
                self.approval.hold(by=by, note=note)
                self.save(update_fields=["approval"])
        self._tell()

    def withdraw(self) -> None:
        """Take it off the blog; it is a draft again."""
        self.withdrawn_at = timezone.now()
        self.save(update_fields=["withdrawn_at"])
        self._tell()

    def bin(self) -> None:
        """Put it into the bin, where it stays for 30 days."""
        self.binned_at = timezone.now()
        self.save(update_fields=["binned_at"])
        self._tell()

    def restore(self) -> None:
        """Take it out of the bin again, as it was."""
        self.binned_at = None
        self.save(update_fields=["binned_at"])
        self._tell()

    def file_under(self, categories: list[Category]) -> None:
        """File it under these shelves and no others."""
        self.categories.set(categories)
        self._tell()

    def name_with(self, tags: list[Tag]) -> None:
        """Give it these words and no others; a word that nothing has any more is forgotten."""
        before = set(self.tags.values_list("pk", flat=True))
        self.tags.set(tags)
        dropped = before - {tag.pk for tag in tags}
        self.tags.model.objects.filter(pk__in=dropped, entries=None).delete()
        self._tell()

    def write_with(self, people: Iterable[Person], *, by: Person) -> None:
        """Make these its authors beside the one whose it is, who always stays. A new name, and work that a ceiling kept
        from readers until now, is something that no teacher has seen. The files of those who leave go with them."""
        before = list(self.authorships.order_by("pk").values_list("person", flat=True))
        host = self.blog.owner_id or next(iter(before), by.pk)
        after = {person.pk for person in people} | {host}
        added, gone = after - set(before), frozenset(before) - after
        if not added and not gone:
            return
        with transaction.atomic():
            self.authorships.filter(person__in=gone).delete()
            Authorship.objects.bulk_create(
                Authorship(entry=self, person_id=number, named_by=by if number != by.pk else None)
                for number in sorted(added)
            )
            self.feature(self.featured)
            if added or self._was_kept_back_by(gone):
                self.ask_again(by=by)
        self._tell()

    def leave(self, person: Person) -> None:
        """One of those who wrote it has no part in it any more."""
        self.write_with(self.authors.exclude(pk=person.pk), by=person)

    def feature(self, picture: MediaFile | None) -> None:
        """Show this picture on top and on its card; none instead of one that none of its writers brought."""
        is_theirs = picture is not None and self._files_of_writers().filter(pk=picture.pk).exists()
        self.featured = picture if is_theirs else None
        self.save(update_fields=["featured"])
        self.note_media()
        self._tell()

    def move_to(self, slug: str) -> None:
        """Give it another address; the old one leads to it for ever."""
        slug = self.free_slug(slug)
        if self.slug and slug != self.slug:
            OldAddress.objects.update_or_create(blog=self.blog, path=self.slug, defaults={"entry": self})
        OldAddress.objects.filter(blog=self.blog, path=slug).delete()
        self.slug = slug
        self.save(update_fields=["slug"])

    # Parts

    def free_slug(self, wish: str) -> str:
        """An address on this blog that no other entry has: the wish, or the wish with a number."""
        base = slugify(wish)[:80] or timezone.localtime(self.written_at).strftime("%Y-%m-%d")
        taken = set(
            Entry.objects.filter(blog=self.blog, slug__startswith=base)
            .exclude(pk=self.pk)
            .values_list("slug", flat=True)
        )
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
        self.grade = classroom.grade if classroom else None

    def note_media(self) -> None:
        """Keep which files the text and the featured picture use; only these are shown through the entry.

        Only files of those who write here count: to name somebody else's file does not open it.
        """
        wanted = Q(public_id__in=media_ids(self.body)) | Q(pk=self.featured_id)
        used = list(self._files_of_writers().filter(wanted))
        used_numbers = {file.pk for file in used}
        kept = set(self.media_uses.values_list("media_id", flat=True))
        self.media_uses.filter(media_id__in=kept - used_numbers).exclude(is_attached=True).delete()
        EntryMedia.objects.bulk_create(EntryMedia(entry=self, media_id=number) for number in used_numbers - kept)
        self.choose_cover(used)

    def choose_cover(self, files: Iterable[MediaFile]) -> None:
        """Take the picture of its card from the files it uses; saves only this."""
        pictures = {file.public_id: file for file in files if file.kind == MediaFile.Kind.IMAGE}
        order = [self.featured.public_id] if self.featured else []
        cover = next((pictures[one] for one in [*order, *media_ids(self.body)] if one in pictures), None)
        if cover != self.cover:
            self.cover = cover
            self.save(update_fields=["cover"])

    def _files_of_writers(self) -> MediaFileQuerySet:
        writers = Q(owner__entries=self) | Q(owner__blogs=self.blog_id) | Q(owner__posted=self)
        if self.blog.classroom_id:
            writers |= Q(owner__enrolments__classroom=self.blog.classroom_id, owner__enrolments__role="teacher")
        return MediaFile.objects.filter(writers, school=self.school).distinct()

    def _was_kept_back_by(self, authors: frozenset[int]) -> bool:
        """Whether it is for everyone, which the family of one of these does not allow."""
        if self.audience != Audience.EVERYONE:
            return False
        ceilings = Viewer(self.school).ceilings_over(authors)
        return any(is_child and not has_consent for is_child, has_consent in ceilings.values())

    def _keep_earlier(self, by: Person) -> None:
        if not self.title and not self.body:
            return
        last = self.revisions.filter(approval=None).first()
        if last and last.by_id == by.pk and timezone.now() - last.at < datetime.timedelta(minutes=10):
            return
        self.revisions.create(title=self.title, body=self.body, by=by)

    def _propose(self, title: str, body: str, by: Person) -> None:
        self.revisions.filter(approval__decision=Approval.Decision.WAITING).delete()
        approval = Approval.objects.create(school=self.school)
        self.revisions.create(title=title.strip()[:250], body=clean(body), by=by, approval=approval)

    def _tell(self) -> None:
        transaction.on_commit(lambda: signals.entry_changed.send(sender=Entry, entry=self))
