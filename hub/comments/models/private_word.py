"""A private word to the author of an entry, from a teacher or a guardian of theirs."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Concat
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import NOBODY, Belonging, Viewer
from hub.blogs.models import Entry
from hub.ids import new_public_id
from hub.people.models import Person
from hub.school.models import School

BELONGING = Belonging(authored=lambda test: test.of("student_id"))
_PERSON = Belonging(authored=lambda test: test.of("pk"))


class PrivateWordQuerySet(GuardedQuerySet["PrivateWord"]):
    """Private words."""

    def visible_to(self, viewer: Viewer) -> PrivateWordQuerySet:
        """Those to the viewer; as a teacher those to one's students; as a guardian one's own to one's child. Another
        guardian of the child does not read them, nor does whoever stands to the child no longer."""
        return self.told_to(viewer).filter(Entry.objects.visible_to(viewer).holding("entry"))

    def told_to(self, viewer: Viewer) -> PrivateWordQuerySet:
        """Those of them about entries that the viewer is known to see already."""
        if viewer.person is None:
            return self.none()
        meant = Q(student=viewer.person) | self._own(viewer) | viewer.moderates(BELONGING)
        return self.filter(meant, school=viewer.school, binned_at=None)

    def editable_by(self, viewer: Viewer) -> PrivateWordQuerySet:
        """Those that the viewer may take away: one's own, and as a teacher all those to one's students."""
        return self.visible_to(viewer).filter(self._own(viewer) | viewer.moderates(BELONGING))

    def lines(self) -> list[QuerySet[Any, Any]]:
        """Two lines for each, that can be asked for together with others of this shape."""
        people = Concat("writer__face", Value("/"), "student__first_name")
        rows = self.order_by()
        return [
            rows.values_list(Value("private"), F("pk"), F("words"), F("public_id")),
            rows.values_list(Value("private-by"), F("pk"), F("writer__first_name"), people),
        ]

    @staticmethod
    def _own(viewer: Viewer) -> Q:
        children = viewer.standing.children
        return Q(writer=viewer.person, student__in=children) if viewer.person and children else NOBODY


class PrivateWord(models.Model):
    """One word about an entry to one of its authors, a student. The student's teachers always read it, too."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="private_words")
    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="private_words")
    student = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="private_words")
    writer = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    words = models.TextField(_("what you say"), max_length=2000)
    written_at = models.DateTimeField(default=timezone.now)
    binned_at = models.DateTimeField(null=True, blank=True)

    objects = PrivateWordQuerySet.as_manager()

    class Meta:
        ordering = ["written_at", "pk"]

    def __str__(self) -> str:
        return self.words[:60]

    @classmethod
    def say(cls, entry: Entry, words: str, *, to: Person, by: Person, key: str = "") -> None:
        """Say this to one of the authors. `key`: the public id that a form gives it, so that the same form sent twice
        is the same word."""
        said = cls(school=entry.school, entry=entry, student=to, writer=by, words=words.strip())
        said.public_id = key or said.public_id
        try:
            with transaction.atomic():
                said.save()
        except IntegrityError:
            if not key or not cls.objects.filter(public_id=key, writer=by, entry=entry).exists():
                raise

    def bin(self) -> None:
        """Put it into the bin."""
        self.binned_at = timezone.now()
        self.save(update_fields=["binned_at"])


def addressees(entry: Entry, viewer: Viewer) -> QuerySet[Person]:
    """The authors of an entry, which the viewer sees, to whom the viewer may say something in private: their students
    as a teacher, their children as a guardian, where the policy lets these comment. Never students among themselves,
    nor anybody from outside (safety.md X13)."""
    stands = viewer.moderates(_PERSON) | (Q(pk__in=viewer.standing.children) if viewer.is_guardian else NOBODY)
    return Person.objects.filter(stands, authorships__entry=entry)


def addressee_lines(people: QuerySet[Person]) -> QuerySet[Any, Any]:
    """These people as lines that can be asked for together with others of this shape."""
    return people.order_by().values_list(Value("addressee"), F("pk"), F("first_name"), F("public_id"))
