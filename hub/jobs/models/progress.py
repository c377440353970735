"""How far a long piece of work has come, for a page to show."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone

from hub.ids import PUBLIC_ID_LENGTH, new_public_id


class Progress(models.Model):
    """So many of so many done, and what is being done now.

    Move it outside the transaction of the work itself, or nobody sees it move. Whoever shows it must
    hold the object that the work is for: a progress knows no audience.
    """

    public_id = models.CharField(max_length=PUBLIC_ID_LENGTH, unique=True, default=new_public_id, editable=False)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=1, validators=[MinValueValidator(1)])
    words = models.CharField(max_length=200, blank=True)
    started_at = models.DateTimeField(default=timezone.now)
    moved_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "progress"
        constraints = [models.CheckConstraint(condition=models.Q(total__gte=1), name="progress_has_a_total")]

    def __str__(self) -> str:
        return f"{self.done}/{self.total} {self.words}".strip()

    @property
    def percent(self) -> int:
        """0 to 100."""
        return min(100, self.done * 100 // self.total)

    def move(self, done: int, words: str = "", *, total: int | None = None) -> None:
        """Say how far the work is; `words` name what is being done now."""
        self.done, self.words, self.moved_at = done, words[:200], timezone.now()
        self.total = self.total if total is None else max(1, total)
        self.save(update_fields=["done", "words", "total", "moved_at"])

    def finish(self, words: str = "") -> None:
        """Say that the work is over, whether all of it went well or not."""
        self.words, self.finished_at = words[:200], timezone.now()
        self.save(update_fields=["words", "finished_at"])
