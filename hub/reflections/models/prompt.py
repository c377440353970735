"""The questions that start a reflection."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.school.models import School


class ThoughtKind(models.TextChoices):
    """What one thinks about. What did not work is wanted as much as what went well."""

    WENT_WELL = "went-well", _("What went well")
    DID_NOT_WORK = "did-not-work", _("What did not work")
    HARD = "hard", _("What was hard")
    LEARNED = "learned", _("What I learned")
    NEXT = "next", _("What’s next")


class Prompt(models.Model):
    """A question of the school, for some grades and one language; it takes the place of the built-in one."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="prompts")
    kind = models.CharField(_("about"), max_length=15, choices=ThoughtKind)
    words = models.CharField(_("the question"), max_length=300)
    language = models.CharField(_("language"), max_length=10, blank=True, help_text="blank: for every language")
    grade_from = models.PositiveSmallIntegerField(_("from grade"), default=0)
    grade_to = models.PositiveSmallIntegerField(_("to grade"), default=13)

    class Meta:
        ordering = ["kind", "grade_from", "language", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(grade_to__gte=models.F("grade_from")), name="a_prompt_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return self.words
