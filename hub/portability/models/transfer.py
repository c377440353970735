"""One bringing in of somebody's work, from the first look until everybody may see it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.activity import models as activity
from hub.audience.models import Approval
from hub.audience.viewer import Viewer
from hub.blogs.models import Blog
from hub.ids import new_public_id
from hub.media.storage import DurableStorage
from hub.people.models import Person
from hub.portability.models.report_row import ReportRow
from hub.school.models import School
from hub.school.noting import note


def transfer_storage() -> DurableStorage:
    """Where exports lie while they are needed: beside the media and never served, for they hold addresses of people."""
    return DurableStorage(location=Path(settings.HUB_HOME) / "transfers")


class TransferQuerySet(models.QuerySet["Transfer"]):
    """Transfers."""

    def tended_by(self, viewer: Viewer) -> TransferQuerySet:
        """Those into one's own blog, and into those of one's students and classes."""
        return self.filter(blog__in=Blog.objects.tended_by(viewer))

    def broken_off(self) -> TransferQuerySet:
        """Those that have brought something, are not over and do not go on by themselves."""
        stopped = (Transfer.State.LOOKING, Transfer.State.LOOKED_AT, Transfer.State.REFUSED)
        return self.filter(state__in=stopped, items__isnull=False).distinct()

    def newest_first(self) -> TransferQuerySet:
        """The last one first."""
        return self.order_by("-made_at", "-pk")


class Transfer(models.Model):
    """One import into one blog. Its files are taken away as soon as all is in; the report stays."""

    class Kind(models.TextChoices):
        WORDPRESS = "wordpress", _("WordPress")
        ARCHIVE = "archive", _("another hub")
        LEAP2A = "leap2a", _("another portfolio (LEAP2A)")
        BLOGGER = "blogger", _("Blogger")
        FEED = "feed", _("the feed of a blog")
        MARKDOWN = "markdown", _("files in Markdown")
        PAGES = "pages", _("the pages of a website")

        @classmethod
        def in_own_form(cls) -> list[str]:
            """The kinds that are read as the records of an archive; only WordPress' has a reading of its own."""
            return [kind for kind in cls.values if kind != cls.WORDPRESS]

    class State(models.TextChoices):
        LOOKING = "looking", _("being looked at")
        LOOKED_AT = "looked-at", _("looked at, nothing stored yet")
        WAITING = "waiting", _("about to start")
        RUNNING = "running", _("being brought in")
        DONE = "done", _("all in")
        REFUSED = "refused", _("could not be brought in")
        UNDONE = "undone", _("taken out again")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="transfers")
    blog = models.ForeignKey(Blog, on_delete=models.CASCADE, related_name="transfers")
    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.WORDPRESS)
    asked_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=200, help_text="of the file that was brought")
    sha256 = models.CharField(max_length=64, blank=True, help_text="of the export, to go on with the same one")
    pulled_from = models.CharField(
        max_length=300, blank=True, help_text="the code while it is being fetched, and then the hub it was fetched from"
    )
    export = models.FileField(storage=transfer_storage, max_length=200, blank=True)
    uploads = models.FileField(storage=transfer_storage, max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.LOOKED_AT)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    words = models.CharField(max_length=200, blank=True, help_text="what is being done now, or why it was refused")
    plan = models.JSONField(default=dict, blank=True, help_text="public id and slug of each entry to come, by its key")
    outlook = models.JSONField(default=dict, blank=True, help_text="what the look said would come; more is in rows")
    report = models.JSONField(default=dict, blank=True, help_text="how much came; what changed is in rows")
    approval = models.ForeignKey(Approval, on_delete=models.PROTECT, null=True, blank=True, related_name="transfers")
    made_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = TransferQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["blog", "-made_at"])]

    def __str__(self) -> str:
        return self.name

    # Asking

    @property
    def language(self) -> str:
        """That of whoever brings it: in it the report is written."""
        return (self.asked_by.language if self.asked_by else "") or self.school.language

    @property
    def is_moving(self) -> bool:
        """Whether it is under way."""
        return self.state in {self.State.WAITING, self.State.RUNNING}

    @property
    def keeps_busy(self) -> bool:
        """Whether the hub is at work with it: looking at it, or bringing it in."""
        return self.is_moving or self.state == self.State.LOOKING

    @property
    def waits_for_a_yes(self) -> bool:
        """Whether all is in and nobody has let others see it yet."""
        return self.state == self.State.DONE and self.approval is not None and not self.approval.is_released

    @property
    def waits_for_a_teacher(self) -> bool:
        """Whether the owner has said yes and the policy asks for a teacher's too."""
        return self.waits_for_a_yes and self.approval is not None and self.approval.reason == Approval.Reason.POLICY

    def told(self, *, is_own: bool) -> dict[str, int]:
        """How many rows of each part tell what will become of it or has; of drafts only the owner hears."""
        counts: dict[str, int] = dict.fromkeys(("own", *ReportRow.Part.values), 0)
        counts |= (self.report or self.outlook).get("told", {})
        own = counts.pop("own")
        return counts if is_own else counts | {ReportRow.Part.CHANGED: counts[ReportRow.Part.CHANGED] - own}

    # Doing

    def show_outlook(self, outlook: dict[str, Any]) -> None:
        """It was looked at: this would happen. Does nothing when somebody took it away meanwhile."""
        kept = {
            key: outlook[key]
            for key in ("site", "imported", "states", "missing", "here", "seal", "damaged", "writers")
            if key in outlook
        }
        self.outlook = {**self.outlook, **kept, "told": ReportRow.counts(outlook)}
        with transaction.atomic():
            mine = Transfer.objects.filter(pk=self.pk, state=self.State.LOOKING)
            if mine.update(state=self.State.LOOKED_AT, words="", outlook=self.outlook):
                ReportRow.tell(self, outlook)

    def fetched(self, name: str, sha256: str, hub: str) -> None:
        """The other hub has sent the file. Which code it was, nobody needs to know any more."""
        self.export.name, self.sha256, self.pulled_from = name, sha256, hub
        self.save(update_fields=["export", "sha256", "pulled_from"])

    @property
    def is_taken_in_part(self) -> bool:
        """Whether somebody said that what is whole of a damaged file shall come in."""
        return bool(self.outlook.get("partly"))

    @property
    def wants_files(self) -> bool:
        """Whether somebody said that files which did not come along shall be fetched from the old site."""
        return bool(self.outlook.get("fetch"))

    def line_up(
        self, *, though_damaged: bool = False, and_fetch: bool = False, people: Mapping[str, str] | None = None
    ) -> bool:
        """Say that it shall start; False when somebody has said so before, its file is not here any more, or it is
        damaged and nobody has said that it shall come in all the same. `people`: who its writers are here."""
        if self.outlook.get("damaged") and not though_damaged:
            return False
        outlook = {**self.outlook, "partly": though_damaged, "fetch": and_fetch, "people": dict(people or {})}
        startable = Transfer.objects.filter(pk=self.pk, state=self.State.LOOKED_AT).exclude(export="")
        moved = startable.update(state=self.State.WAITING, outlook=outlook)
        self.refresh_from_db(fields=["state", "outlook"])
        return bool(moved)

    def begin(self) -> None:
        """It is under way, for the first time or once more after a break."""
        self.state, self.started_at = self.State.RUNNING, self.started_at or timezone.now()
        self.save(update_fields=["state", "started_at"])

    def move(self, done: int, total: int, words: str) -> None:
        """Say how far it is. Not inside a transaction, or nobody sees it."""
        self.done, self.total, self.words = done, total, words[:200]
        self.save(update_fields=["done", "total", "words"])

    def finish(self, report: dict[str, Any]) -> None:
        """All is in. The files go: they hold e-mail addresses and passwords of people."""
        kept = {key: report[key] for key in ("imported", "here_before", "differ")}
        self.report = {**kept, "told": ReportRow.counts(report)}
        self.state, self.plan, self.finished_at = self.State.DONE, {}, timezone.now()
        self.done, self.words = self.total, ""
        with transaction.atomic():
            ReportRow.tell(self, report)
            self.save(update_fields=["state", "report", "plan", "finished_at", "done", "words"])
            about, kind = self.blog.owner, activity.Kind.BROUGHT_IN
            note(kind, self.school, by=self.asked_by, about=about, thing=self.public_id, outcome=self.kind)
        self.drop_files()

    def give_back(self, words: str) -> None:
        """It stopped in the middle. It may be started once more, and goes on from there."""
        self.state, self.words = self.State.LOOKED_AT, words[:200]
        self.save(update_fields=["state", "words"])

    def go_on_with(self, brought: Transfer) -> None:
        """The same file came once more, after this one broke off: it is looked at, and goes on from there."""
        for mine, new in ((self.export, brought.export), (self.uploads, brought.uploads)):
            if new:
                if mine:
                    mine.delete(save=False)
                mine.name = new.name
        self.state, self.words, self.finished_at = self.State.LOOKING, "", None
        self.save(update_fields=["export", "uploads", "state", "words", "finished_at"])

    def refuse(self, why: str) -> None:
        """The file cannot be brought in; nothing was. A code that did not work is forgotten."""
        self.state, self.words, self.finished_at, self.pulled_from = self.State.REFUSED, why[:200], timezone.now(), ""
        self.save(update_fields=["state", "words", "finished_at", "pulled_from"])
        self.drop_files()

    def drop_files(self) -> None:
        """Take the export and its uploads off the disk."""
        for file in (self.export, self.uploads):
            if file:
                file.delete(save=False)
        self.save(update_fields=["export", "uploads"])
