"""One owner's place, for all the years: of a person, or of a class."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from itertools import count

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hub.audience.as_text import as_text
from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import Belonging, Viewer
from hub.blogs.models.entry import Entry
from hub.ids import new_public_id
from hub.people.models import Person
from hub.school.models import Classroom, Enrolment, School
from hub.text.words import slugify

ACCENTS = ("kingfisher", "ultramarine", "viridian", "madder", "marigold", "plum", "brick", "graphite")

BLOG_BELONGING = Belonging(
    authored=lambda test: Q(owner__isnull=False) & test.of("owner_id"),
    to_class=lambda classes: Q(classroom_id__in=classes),
)

_SHOWN_THROUGH: dict[str, Callable[[Viewer], Q]] = {}


def blog_shown_through(name: str, shows: Callable[[Viewer], Q]) -> None:
    """Register a way in which blogs are shown beside their entries: `shows(viewer)` is a condition on Blog."""
    _SHOWN_THROUGH[name] = shows


class BlogQuerySet(GuardedQuerySet["Blog"]):
    """Blogs."""

    def visible_to(self, viewer: Viewer) -> BlogQuerySet:
        """Those of the school for its people; for others, their children's, and those that show them something."""
        if viewer.is_inside:
            return self.filter(school=viewer.school)
        return self._showing_something_to(viewer)

    @as_text
    def _showing_something_to(self, viewer: Viewer) -> BlogQuerySet:
        shown = Entry.objects.visible_to(viewer).out(viewer.now).filter(blog=OuterRef("pk"))
        children = Q(owner__in=viewer.standing.children)
        own = Q(owner=viewer.person) if viewer.person else Q(pk__in=())
        something = Q(Exists(shown))
        for shows in _SHOWN_THROUGH.values():
            something |= shows(viewer)
        return self.filter(own | children | something, school=viewer.school)

    def editable_by(self, viewer: Viewer) -> BlogQuerySet:
        """One's own, and that of a class one teaches."""
        if viewer.person is None:
            return self.none()
        return self.filter(Q(owner=viewer.person) | Q(classroom__in=viewer.standing.teaches_in), school=viewer.school)

    def of_students_of(self, viewer: Viewer) -> BlogQuerySet:
        """Those of today's students of the viewer, who may put work on paper there for them."""
        today = timezone.localdate(viewer.now, viewer.school.zone)
        students = Enrolment.objects.current(today).students().filter(classroom__in=viewer.standing.teaches_in)
        return self.filter(owner__in=students.values("person"), school=viewer.school)

    @as_text
    def tended_by(self, viewer: Viewer) -> BlogQuerySet:
        """One's own, and those of students whose teacher one is: who may bring an import in and look it over."""
        if viewer.person is None:
            return self.none()
        own = Q(owner=viewer.person) | Q(classroom__in=viewer.standing.teaches_in)
        return self.filter(own | viewer.moderates(BLOG_BELONGING), school=viewer.school)

    def once_called(self, slug: str, viewer: Viewer) -> BlogQuerySet:
        """The one that had this slug before. Strangers do not learn by it who goes by which nickname."""
        found = self.filter(old_slugs__slug=slug)
        return found if viewer.is_known else found.exclude(owner__nickname__gt="")


class Blog(models.Model):
    """A blog. Its address is its slug."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="blogs")
    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="blogs")
    classroom = models.OneToOneField(Classroom, on_delete=models.PROTECT, null=True, blank=True, related_name="blog")
    slug = models.SlugField(max_length=60, allow_unicode=True)
    title = models.CharField(_("title"), max_length=120)
    tagline = models.CharField(_("one sentence about it"), max_length=250, blank=True)
    about = models.TextField(_("about me"), blank=True)
    accent = models.CharField(
        _("wall colour"), max_length=20, choices=[(name, name) for name in ACCENTS], default="kingfisher"
    )
    language = models.CharField(_("language"), max_length=10, blank=True)
    started_at = models.DateTimeField(auto_now_add=True)

    objects = BlogQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["school", "slug"], name="one_blog_of_each_slug"),
            models.UniqueConstraint(fields=["school", "owner"], name="one_blog_for_each_person"),
            models.CheckConstraint(
                condition=Q(owner=None, classroom__isnull=False) | Q(owner__isnull=False, classroom=None),
                name="a_blog_is_of_a_person_or_of_a_class",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("blog", args=[self.slug])

    @classmethod
    def start(
        cls, school: School, name: str, *, owner: Person | None = None, classroom: Classroom | None = None
    ) -> Blog:
        """The blog of a person or of a class, made when there is none yet.

        Its address is the name; with a number when another blog of the school has it, or had it.
        """
        if owner is not None and (blog := cls.objects.filter(school=school, owner=owner).first()):
            return blog
        title = name if classroom else gettext("%(name)s’s blog") % {"name": name}
        blog = cls(school=school, owner=owner, classroom=classroom, title=title)
        blog.slug = blog.free_slug(name)
        blog.save()
        return blog

    def free_slug(self, name: str) -> str:
        """An address of this name that no other blog of the school has, or had."""
        wish = slugify(name)[:50] or "blog"
        others = Blog.objects.filter(school=self.school, slug__startswith=wish).exclude(pk=self.pk)
        before = OldBlogSlug.objects.filter(school=self.school, slug__startswith=wish).exclude(blog=self.pk)
        taken = {*others.values_list("slug", flat=True), *before.values_list("slug", flat=True)}
        return next(slug for number in count(1) if (slug := wish if number == 1 else f"{wish}-{number}") not in taken)

    @classmethod
    def go_by(cls, owner: Person, nickname: str) -> None:
        """Let strangers call somebody so. The blog moves to an address of this name, and its title follows where the
        name before stood in it."""
        before, name = owner.nickname or owner.first_name, nickname or owner.first_name
        with transaction.atomic():
            owner.nickname = nickname
            owner.save(update_fields=["nickname"])
            for blog in cls.objects.filter(owner=owner).select_related("school"):
                blog.title = re.sub(rf"\b{re.escape(before)}\b", lambda _found: name, blog.title)[:120]
                blog.save(update_fields=["title"])
                blog.rename(blog.free_slug(name))

    def people_of_its_class(self, day: datetime.date) -> QuerySet[Person]:
        """Those who can have made something together on it: on a class's blog the class, on a student's the classmates
        of this day, on a teacher's the classes that they teach, with all who teach there."""
        enrolled = Enrolment.objects.current(day).filter(classroom__school=self.school_id)
        taught = enrolled.teachers().filter(person=self.owner_id).values("classroom")
        learnt = enrolled.students().filter(person=self.owner_id).values("classroom")
        there = Q(classroom=self.classroom_id) if self.classroom_id else Q(classroom__in=taught)
        there |= Q(classroom__in=learnt, role=Enrolment.Role.STUDENT)
        return Person.objects.filter(is_active=True, pk__in=enrolled.filter(there).values("person"))

    def here_instead(self, path: str) -> str:
        """The same place on this blog, for a path that begins with an address that the blog had before."""
        _old, _slash, rest = path.removeprefix("/").partition("/")
        return self.get_absolute_url() + rest

    def is_own(self, viewer: Viewer) -> bool:
        """Whether it is the viewer's."""
        return viewer.person is not None and self.owner_id == viewer.person.pk

    def rename(self, slug: str) -> None:
        """Give the blog another address; the old one leads to it for ever."""
        if slug != self.slug:
            OldBlogSlug.objects.filter(school=self.school, slug=slug).delete()
            OldBlogSlug.objects.update_or_create(school=self.school, slug=self.slug, defaults={"blog": self})
            self.slug = slug
            self.save(update_fields=["slug"])


class OldBlogSlug(models.Model):
    """A slug that a blog had before."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    slug = models.SlugField(max_length=60, allow_unicode=True)
    blog = models.ForeignKey(Blog, on_delete=models.CASCADE, related_name="old_slugs")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["school", "slug"], name="an_old_blog_slug_leads_to_one_blog")]

    def __str__(self) -> str:
        return self.slug
