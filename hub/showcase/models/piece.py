"""One highlighted work in a section."""

from __future__ import annotations

import datetime
from copy import copy

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.audience.as_text import as_text
from hub.audience.audiences import Audience
from hub.audience.kept_for_lead import not_kept_for_lead
from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import NOBODY, Belonging, Viewer
from hub.blogs.models import Authorship, Entry, Revision
from hub.ids import new_public_id
from hub.media.models import MediaFile
from hub.media.withheld import withholds_nothing
from hub.people.models import Person
from hub.showcase.models.section import Section

REMIND_BEFORE = datetime.timedelta(days=7)
BELONGING = Belonging(authored=lambda test: test.of_some(Authorship, "entry_id", "section__page_id"))


class PieceKind(models.TextChoices):
    """Why a piece is special. Reflection on what did not work is wanted as much as pride."""

    PROUD = "proud", _("Proud of")
    DID_WELL = "did-well", _("Did well")
    INTERESTING = "interesting", _("Interesting")
    FUN = "fun", _("Fun")
    LEARNED = "learned-a-lot", _("Learned a lot")
    DID_NOT_WORK = "did-not-work", _("Didn't work – and why")


class PieceQuerySet(GuardedQuerySet["Piece"]):
    """Pieces."""

    @as_text
    def visible_to(self, viewer: Viewer) -> PieceQuerySet:
        """Those of the sections that the viewer sees, whose picture shows nobody who is withheld from them, and whose
        words no lead has to see first."""
        seen = withholds_nothing(viewer, BELONGING, "media__pieces")
        own = Q(section__page__blog__owner=viewer.person) if viewer.person else NOBODY
        alright = own | not_kept_for_lead("showcase.Piece")
        return self.filter(seen, alright, Section.objects.visible_to(viewer).holding("section"))

    def editable_by(self, viewer: Viewer) -> PieceQuerySet:
        """Those of the sections that the viewer may change."""
        return self.filter(section__in=Section.objects.editable_by(viewer))

    def moderated_by(self, viewer: Viewer) -> PieceQuerySet:
        """Those of the sections that the viewer may let in or keep out."""
        return self.filter(Section.objects.moderated_by(viewer).holding("section"))

    def with_text_seen(self, viewer: Viewer) -> PieceQuerySet:
        """The pieces with `is_text_seen`: whether the viewer could read the post as it was when its text was kept. To
        open it wider later, without what stood there, shows nobody what stood there."""
        own = Q(section__page__blog__owner=viewer.person) if viewer.person else NOBODY
        then = viewer.sees(BELONGING, audience="chosen_audience", approval="")
        return self.annotate(is_text_seen=models.ExpressionWrapper(own | then, output_field=models.BooleanField()))

    def still_promised(self, public_id: str, today: datetime.date) -> PieceQuerySet:
        """This one, if its picture has not come, its day is not over, and its room is neither binned nor sealed."""
        return self.awaited(today).filter(public_id=public_id, section__page__blog__owner__is_active=True)

    def awaited(self, today: datetime.date) -> PieceQuerySet:
        """Those whose picture can still come: the day is not over, the room is neither binned nor sealed."""
        there = self.filter(section__page__binned_at=None, section__sealed_at=None)
        return there.promised().filter(promised_for__gte=today)

    def to_remind_of(self, today: datetime.date) -> PieceQuerySet:
        """Those awaited within a week whose owner has an address to be reminded at, and was not reminded yet."""
        soon = self.awaited(today).filter(promised_for__lte=today + REMIND_BEFORE, reminded_on=None)
        owned = soon.filter(section__page__blog__owner__is_active=True)
        return owned.exclude(section__page__blog__owner__email=None).exclude(section__page__blog__owner__email="")

    def promised(self) -> PieceQuerySet:
        """Those whose picture is still to come."""
        return self.filter(picture=None, entry__cover=None, video_address="").exclude(promised_for=None)


class Piece(models.Model):
    """A work by reference to a post, a picture, a film or any link; or with the picture still to come.

    The post it points to keeps its own audience: who may not see it sees the piece's words without the link.
    """

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="pieces")
    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    position = models.PositiveIntegerField(default=0)
    heading = models.CharField(_("heading above it"), max_length=120, blank=True, help_text="begins a group")
    kind = models.CharField(max_length=15, choices=PieceKind, default=PieceKind.PROUD)
    title = models.CharField(
        _("title"), max_length=160, blank=True, help_text="empty: that of the post, for whoever sees it"
    )
    material = models.CharField(_("what it is made of, subject, month"), max_length=160, blank=True)
    why = models.TextField(_("why is it here?"), blank=True)
    learned = models.TextField(_("what did you learn?"), blank=True)
    next_step = models.TextField(_("what's next?"), blank=True)
    entry = models.ForeignKey(Entry, on_delete=models.SET_NULL, null=True, blank=True, related_name="pieces")
    as_chosen = models.ForeignKey(
        Revision,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="its post as it was",
    )
    chosen_audience = models.CharField(
        max_length=10, choices=Audience, default=Audience.TEACHERS, help_text="who could see its post as it was"
    )
    picture = models.ForeignKey(MediaFile, on_delete=models.PROTECT, null=True, blank=True, related_name="pieces")
    address = models.URLField(_("link"), max_length=500, blank=True)
    video_address = models.URLField(_("video"), max_length=500, blank=True)
    promised_for = models.DateField(null=True, blank=True, help_text="a picture is promised until this day")
    kept_on = models.DateField(null=True, blank=True, help_text="the day on which the promised picture came")
    reminded_on = models.DateField(null=True, blank=True, help_text="the day on which its owner was reminded by mail")

    objects = PieceQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title or self.get_kind_display()

    def title_beside(self, post: Entry | None) -> str:
        """Its own title, or else that of its post which is None for who does not see it; then ""."""
        return self.title or (str(post) if post else "")

    @property
    def owners_title(self) -> str:
        """Its title for its owner, who sees the post."""
        return self.title_beside(self.entry)

    def keep_as_it_is(self, *, by: Person) -> None:
        """Show the post with its text of now from now on, however it is changed; what is kept already stays."""
        if self.entry is not None and self.kept_text is None:
            self.as_chosen = Revision.objects.create(
                entry=self.entry, title=self.entry.title, body=self.entry.body, by=by
            )
            self.chosen_audience = seen_by(self.entry, timezone.now())
            self.save(update_fields=["as_chosen", "chosen_audience"])

    def follow(self) -> None:
        """Show the post as it is, now and later."""
        self.as_chosen = None
        self.save(update_fields=["as_chosen"])

    @property
    def kept_text(self) -> Revision | None:
        """The text of its post that it shows in the place of that of now; None when another post hangs here by now, and
        for a viewer who does not read it (fetch the piece `with_text_seen`)."""
        kept = self.as_chosen
        is_of_this = kept is not None and kept.entry_id == self.entry_id
        return kept if is_of_this and getattr(self, "is_text_seen", True) else None

    def as_shown(self, post: Entry | None) -> Entry | None:
        """Its post, as the viewer who sees it gets it here; None for who does not."""
        if post is None or self.kept_text is None:
            return post
        shown = copy(post)
        shown.set_text(self.kept_text.title, self.kept_text.body)
        return shown

    def move(self, way: str) -> None:
        """Hang it one place earlier ("up") or later ("down")."""
        with transaction.atomic():
            row = list(Piece.objects.filter(section=self.section_id))
            here = row.index(self)
            there = here + (-1 if way == "up" else 1)
            if 0 <= there < len(row):
                row[here], row[there] = row[there], row[here]
            _keep_order(row)

    @classmethod
    def arrange(cls, section: Section, wanted: list[str]) -> None:
        """Hang the pieces of the section in this order of public ids; those not named stay behind them as they are."""
        place = {public_id: number for number, public_id in enumerate(wanted)}
        with transaction.atomic():
            row = cls.objects.filter(section=section)
            _keep_order(sorted(row, key=lambda piece: place.get(piece.public_id, len(place))))

    @property
    def work(self) -> str:
        """What the picture wall calls the work it points to: "post:…" or "file:…"; "" for any other."""
        return name_of_work(self.entry or self.picture)

    @classmethod
    def promise(cls, section: Section, *, public_id: str, title: str) -> None:
        """Hang a piece whose picture is still to come, until the year ends. One that has this id already stays as it
        is, so that the same form sent twice is the same piece."""
        promised = cls(section=section, title=title, promised_for=section.last_day)
        cls.objects.filter(section=section).once(public_id, promised.hang_last)

    def keep_promise(self, picture: MediaFile) -> None:
        """The picture is there."""
        self.picture, self.kept_on = picture, timezone.localdate()
        self.save(update_fields=["picture", "kept_on"])

    def hang_last(self, public_id: str = "") -> Piece:
        """Give it the last place in its room, and keep it; under this public id, where one is given."""
        last = Piece.objects.filter(section=self.section_id).last()
        self.position = last.position + 1 if last else 0
        self.public_id = public_id or self.public_id
        self.save()
        return self


def _keep_order(row: list[Piece]) -> None:
    for place, piece in enumerate(row):
        piece.position = place
    Piece.objects.bulk_update(row, ["position"])


def name_of_work(work: Entry | MediaFile | None) -> str:
    """What the picture wall calls a post or a picture; "" for neither."""
    if work is None:
        return ""
    return f"post:{work.public_id}" if isinstance(work, Entry) else f"file:{work.public_id}"


def seen_by(post: Entry, now: datetime.datetime) -> str:
    """To whom the post is shown then: what is not out, or waits, is nobody's but its author's and the teachers'."""
    is_let_in = post.approval is None or post.approval.is_released
    return post.audience if post.is_out(now) and is_let_in else Audience.TEACHERS
