"""A letter home: one click for a class, one mail for each guardian of each child whose showcase is ready."""

from __future__ import annotations

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.ids import new_public_id
from hub.mail.models import Outgoing
from hub.mail.outbox import put
from hub.people.models import Person
from hub.school.models import Classroom, Guardianship, School
from hub.showcase.models import Section


class Letter(models.Model):
    """What a teacher sent to the families of a class, and when."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="letters")
    classroom = models.ForeignKey(Classroom, on_delete=models.CASCADE, related_name="letters")
    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    sent_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    sent_at = models.DateTimeField(default=timezone.now)
    words = models.TextField(_("A sentence from you"), blank=True)

    class Meta:
        ordering = ["-sent_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.classroom}, {self.sent_at:%Y-%m-%d}"

    def send_later(self, homes: list[LetterHome], *, address: str) -> None:
        """Keep it, and put a mail for each of these homes that has an address into the outbox; all of it or nothing.
        `address`: where the hub is, without a slash at the end."""
        with transaction.atomic():
            self.save()
            for home in homes:
                home.letter = self
                home.save()
                if not home.why_not:
                    home.outgoing = put("letter", due_at=None, home=home.pk, address=address, **home.about)
                    home.save(update_fields=["outgoing"])


class LetterHome(models.Model):
    """A letter on its way to one guardian of one child; the log for the teacher."""

    class WhyNot(models.TextChoices):
        NOTHING = "", _("goes out")
        NO_ADDRESS = "address", _("no e-mail address")
        LEFT = "left", _("wants no letters")

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="homes")
    guardianship = models.ForeignKey(Guardianship, on_delete=models.CASCADE, related_name="letters")
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="letters")
    outgoing = models.OneToOneField(Outgoing, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    why_not = models.CharField(max_length=8, choices=WhyNot, blank=True, default=WhyNot.NOTHING)

    class Meta:
        ordering = ["guardianship__student__first_name", "pk"]
        constraints = [models.UniqueConstraint(fields=["letter", "guardianship"], name="one_letter_a_home")]

    def __str__(self) -> str:
        return str(self.guardianship)

    @property
    def about(self) -> dict[str, int]:
        """Who asks whom for an answer, and about whose work: known when all else is gone."""
        of = self.guardianship
        return {"school": of.school_id, "guardian": of.guardian_id, "student": of.student_id}


class LeftLetters(models.Model):
    """A guardian wants no mails about one child. The other guardians of that child get theirs."""

    guardianship = models.OneToOneField(Guardianship, on_delete=models.CASCADE, related_name="left_letters")
    left_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return str(self.guardianship)
