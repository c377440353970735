"""Erasing somebody: asked for, under way, and what is kept of it when it is done."""

from __future__ import annotations

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.activity.models import Kind
from hub.ids import new_public_id
from hub.people.models import Person
from hub.school.models import School
from hub.school.noting import note


class ErasingQuerySet(models.QuerySet["Erasing"]):
    """Erasings."""

    def newest_first(self) -> ErasingQuerySet:
        """The last one first."""
        return self.order_by("-asked_at", "-pk")


class Erasing(models.Model):
    """One person who is erased. Only the public id stays, so that a backup that is put back can be cleared of them."""

    class State(models.TextChoices):
        WAITING = "waiting", _("about to start")
        RUNNING = "running", _("under way")
        DONE = "done", _("done")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    person_id_was = models.CharField(max_length=22, unique=True, help_text="the public id of who is erased")
    asked_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    done = models.PositiveSmallIntegerField(default=0, help_text="how many steps are done")
    asked_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = ErasingQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.person_id_was}: {self.get_state_display()}"

    @classmethod
    def ask(cls, person: Person, school: School, *, by: Person | None) -> Erasing:
        """Begin: from now on they cannot sign in, and nobody sees anything of theirs for much longer. Once."""
        with transaction.atomic():
            asked, is_new = cls.objects.get_or_create(
                person_id_was=person.public_id, defaults={"school": school, "asked_by": by}
            )
            if is_new:
                note(Kind.ERASING_ASKED, school, by=by, about=person, thing=asked.public_id)
            Person.objects.filter(pk=person.pk).update(is_active=False)
            person.end_sign_ins()
        return asked

    @property
    def is_moving(self) -> bool:
        """Whether it is not done yet."""
        return self.state != self.State.DONE

    def begin(self) -> None:
        """It is under way, for the first time or once more after a break."""
        self.state, self.done = self.State.RUNNING, 0
        self.save(update_fields=["state", "done"])

    def move(self, done: int) -> None:
        """Say how many steps are done."""
        self.done = done
        self.save(update_fields=["done"])

    def finish(self) -> None:
        """Nothing of them is left."""
        self.state, self.finished_at = self.State.DONE, timezone.now()
        with transaction.atomic():
            self.save(update_fields=["state", "finished_at"])
            note(Kind.ERASED, self.school, by=self.asked_by, thing=self.person_id_was)
