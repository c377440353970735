"""Who gets word when a copy of a student's blog is taken along."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from hub.blogs.models import Blog
from hub.families.models import Digest, LeftLetters
from hub.mail.outbox import put
from hub.people.models import Person, PersonQuerySet
from hub.portability.models import Departure
from hub.safety.models import Taking
from hub.school.models import Classroom, Enrolment, Guardianship


def tell_of_copy(departure: Departure) -> None:
    """Note for the teachers' class page what a student of today or their family takes; of what the student took, and
    once a day, the teachers and the family get a mail too, none in quiet hours. What the school takes stands in the
    activity log alone. In the transaction in which it is asked for."""
    student, school, by = departure.blog.owner, departure.school, departure.asked_by
    if student is None or not is_told(departure.blog, by):
        return
    taking = Taking.note(student, school, by=by)
    if taking is None or by != student:
        return
    for person in told_of(taking):
        due_at = Digest.of(person, school).when_not_quiet(taking.at)
        put("copy-taken", due_at=due_at, taking=taking.pk, person=person.pk, address=school.address)


def is_told(blog: Blog, by: Person) -> bool:
    """Whether somebody hears of it when this person takes a copy of the blog: a student of today takes their own, or a
    guardian of today a child's."""
    today = timezone.localdate(timezone=blog.school.zone)
    here = Enrolment.objects.current(today).students().filter(person=blog.owner, classroom__school=blog.school)
    family = Guardianship.objects.current(today).filter(guardian=by, student=blog.owner, school=blog.school)
    return blog.owner is not None and here.exists() and (by == blog.owner or family.exists())


def told_of(taking: Taking) -> PersonQuerySet:
    """Today's teachers of the student's classes, and those of the guardians who have not left the mails about this
    child; as far as they have an address. Not who took it."""
    today = timezone.localdate(timezone=taking.school.zone)
    teaching = Enrolment.objects.current(today).teachers().filter(classroom__in=rooms_of(taking))
    told = Q(pk__in=teaching.values("person")) | Q(pk__in=guarding(taking).values("guardian"))
    people = Person.objects.get_queryset().active().filter(told).exclude(pk=taking.by_id)
    return people.exclude(email=None).exclude(email="").order_by("pk")


def rooms_of(taking: Taking) -> QuerySet[Classroom]:
    """The classes in which the student is today."""
    today = timezone.localdate(timezone=taking.school.zone)
    being = Enrolment.objects.current(today).students().filter(person=taking.student)
    return Classroom.objects.filter(school=taking.school, pk__in=being.values("classroom"))


def guarding(taking: Taking) -> QuerySet[Guardianship]:
    """The guardianships of those who get mails about this child."""
    left = LeftLetters.objects.filter(guardianship=OuterRef("pk"))
    today = timezone.localdate(timezone=taking.school.zone)
    current = Guardianship.objects.current(today).filter(student=taking.student, school=taking.school)
    return current.filter(~Exists(left))
