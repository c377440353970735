"""A goal on the strip of a room, and how far it goes with the room."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from hub.audience.audiences import Audience
from hub.reflections.models import Goal, Reflection


def words_for_kept_back(behind: int, hung: int, *, of_grown_up: bool = False) -> str:
    """Tells the owner how many of the goals that hang whoever comes into the room does not see; "" when none."""
    if of_grown_up:
        words = ngettext(
            "%(behind)d of your goals is for you only.",
            "%(behind)d of your %(hung)d goals are for you only.",
            behind,
        )
    else:
        words = ngettext(
            "%(behind)d of your goals is for your teachers and you only.",
            "%(behind)d of your %(hung)d goals are for your teachers and you only.",
            behind,
        )
    return words % {"behind": behind, "hung": hung} if behind else ""


class SectionGoalQuerySet(models.QuerySet["SectionGoal"]):
    """Goals on the strips of sections."""

    def kept_back(self) -> SectionGoalQuerySet:
        """Those that do not go with the room, and are for nobody but teachers in another way either."""
        return self.filter(shares="", goal__audience=Audience.TEACHERS)


class SectionGoal(models.Model):
    """A goal on the goals strip of a section."""

    class Shares(models.TextChoices):
        NOTHING = "", _("Only my teachers and me")
        GOAL = "goal", _("Who comes into the room sees the goal")
        ALL = "all", _("Who comes into the room sees goal and words")

    section = models.ForeignKey("showcase.Section", on_delete=models.CASCADE, related_name="section_goals")
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="section_goals")
    position = models.PositiveIntegerField(default=0)
    shares = models.CharField(_("who sees it"), max_length=4, choices=Shares, blank=True, default=Shares.NOTHING)

    objects = SectionGoalQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["section", "goal"], name="a_goal_hangs_once_a_section")]

    def __str__(self) -> str:
        return str(self.goal)

    def lead(self, audience: str) -> None:
        """Let goal and reflection take this audience as far as they go with the room; what does not stays as it is."""
        if self.shares == self.Shares.NOTHING:
            return
        Goal.objects.filter(pk=self.goal_id).update(audience=audience)
        words = audience if self.shares == self.Shares.ALL else Audience.TEACHERS
        Reflection.objects.filter(goal=self.goal_id).update(audience=words)

    def share(self, shares: str) -> None:
        """Choose what goes with the room, from now on."""
        self.shares = self.Shares(shares)
        self.save(update_fields=["shares"])
        if self.shares == self.Shares.NOTHING:
            Goal.objects.filter(pk=self.goal_id).update(audience=Audience.TEACHERS)
            Reflection.objects.filter(goal=self.goal_id).update(audience=Audience.TEACHERS)
        else:
            self.lead(self.section.opened_to)
