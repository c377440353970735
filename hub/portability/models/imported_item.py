"""One thing of an export and what became of it here."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.blogs.models import Blog, Category, Entry, MenuItem, Tag
from hub.comments.models import Comment
from hub.media.models import MediaFile
from hub.portability.models.transfer import Transfer
from hub.reflections.models import Goal, Thought
from hub.showcase.models import Candidate, Section


class ImportedItem(models.Model):
    """Written in the transaction that writes the thing itself, so an import that broke off knows what is there.

    A key is never brought in twice, even when the thing was thrown away since.
    """

    class Kind(models.TextChoices):
        POST = "post", _("post")
        PAGE = "page", _("page")
        COMMENT = "comment", _("comment")
        MEDIA = "media", _("file")
        CATEGORY = "category", _("category")
        TAG = "tag", _("tag")
        MENU = "menu_item", _("menu line")
        GOAL = "goal", _("goal")
        REFLECTION = "reflection", _("reflection")
        ROOM = "room", _("room")
        CANDIDATE = "candidate", _("something special")
        ASIDE = "aside", _("kept aside")
        DIFFERS = "differs", _("changed on both sides")

        @classmethod
        def brought(cls) -> list[str]:
            """The kinds that come in; what is kept aside, or differs from what is here, has only its line."""
            return [kind for kind in cls.values if kind not in {cls.ASIDE, cls.DIFFERS}]

    transfer = models.ForeignKey(Transfer, on_delete=models.CASCADE, related_name="items")
    blog = models.ForeignKey(Blog, on_delete=models.CASCADE, related_name="imported_items")
    key = models.CharField(max_length=300, help_text="the old blog's address with the number there")
    kind = models.CharField(max_length=10, choices=Kind)
    title = models.CharField(max_length=250, blank=True)
    status = models.CharField(max_length=20, blank=True, help_text="the old blog's word: publish, private, draft …")
    entry = models.ForeignKey(Entry, on_delete=models.SET_NULL, null=True, blank=True, related_name="imported_items")
    comment = models.ForeignKey(Comment, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    media = models.ForeignKey(MediaFile, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    category = models.ForeignKey(Category, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    tag = models.ForeignKey(Tag, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    menu_item = models.ForeignKey(MenuItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    goal = models.ForeignKey(Goal, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    thought = models.ForeignKey(Thought, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    section = models.ForeignKey(Section, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    candidate = models.ForeignKey(Candidate, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    was_here = models.BooleanField(default=False, help_text="the hub had it already; taking the import out leaves it")
    changed = models.JSONField(default=list, blank=True, help_text="what is not as it was, in words")
    leftovers = models.JSONField(default=dict, blank=True, help_text="what the hub has no place for yet")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["blog", "key"], name="nothing_is_imported_twice")]
        indexes = [models.Index(fields=["transfer", "kind"])]

    def __str__(self) -> str:
        return self.title or self.key
