"""A shelf: the school's, a grade's, a class's, or a student's own."""

from __future__ import annotations

from itertools import count

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hub.audience.viewer import Numbers, Viewer
from hub.blogs import signals
from hub.blogs.models.blog import Blog
from hub.blogs.models.repointing import repoint
from hub.media.models import MediaFile
from hub.school.models import Classroom, Grade, School
from hub.text.words import slugify

_OF_SCHOOL = Q(blog=None, classroom=None, grade=None)


class CategoryQuerySet(models.QuerySet["Category"]):
    """Categories."""

    def offered_to(self, blog: Blog, classes: Numbers = frozenset()) -> CategoryQuerySet:
        """Those an entry of this blog can be filed under: the school's, those of its classes and grades, its own."""
        return self.filter(_OF_SCHOOL | Q(blog=blog) | _of_classes(classes), school=blog.school_id)

    def editable_by(self, viewer: Viewer) -> CategoryQuerySet:
        """Those of one's own blog and of classes one teaches; for coaches and administrators all that are given."""
        blogs = Blog.objects.editable_by(viewer)
        may = Q(blog__in=blogs) | Q(classroom__in=viewer.standing.teaches_in)
        if viewer.sees_all_classes:
            may |= Q(blog=None)
        return self.filter(may, school=viewer.school)

    def inside(self, slug: str) -> CategoryQuerySet:
        """Those with this slug and those that stand inside them, up to three deep."""
        return self.filter(Q(slug=slug) | Q(parent__slug=slug) | Q(parent__parent__slug=slug))

    def once_called(self, slug: str, blog: Blog) -> CategoryQuerySet:
        """Those that were at this address of the blog before they were renamed or merged; the latest first."""
        of_blog = Q(old_slugs__blog=None) | Q(old_slugs__blog=blog)
        return self.filter(of_blog, old_slugs__slug=slug, school=blog.school_id).order_by("-old_slugs__pk")


class Category(models.Model):
    """A shelf that entries are filed under. Shelves can stand inside others."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="categories")
    grade = models.ForeignKey(Grade, on_delete=models.CASCADE, null=True, blank=True, related_name="categories")
    classroom = models.ForeignKey(Classroom, on_delete=models.CASCADE, null=True, blank=True, related_name="categories")
    blog = models.ForeignKey(Blog, on_delete=models.CASCADE, null=True, blank=True, related_name="categories")
    parent = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="children")
    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(max_length=90, allow_unicode=True)
    description = models.TextField(_("what belongs here"), blank=True)
    picture = models.ForeignKey(MediaFile, on_delete=models.SET_NULL, null=True, blank=True, related_name="shelves")
    position = models.PositiveIntegerField(default=0)

    objects = CategoryQuerySet.as_manager()

    class Meta:
        ordering = ["position", "name"]
        verbose_name_plural = "categories"
        constraints = [
            models.CheckConstraint(
                condition=Q(blog=None, classroom=None) | Q(blog=None, grade=None) | Q(classroom=None, grade=None),
                name="a_category_is_of_one_class_or_grade_or_blog",
            ),
            models.UniqueConstraint(
                fields=["school", "slug"], condition=_OF_SCHOOL, name="one_school_category_of_each_slug"
            ),
            models.UniqueConstraint(fields=["grade", "slug"], name="one_grade_category_of_each_slug"),
            models.UniqueConstraint(fields=["classroom", "slug"], name="one_class_category_of_each_slug"),
            models.UniqueConstraint(fields=["blog", "slug"], name="one_own_category_of_each_slug"),
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def put_up(
        cls,
        school: School,
        name: str,
        *,
        blog: Blog | None = None,
        classroom: Classroom | None = None,
        grade: Grade | None = None,
    ) -> Category:
        """The shelf of this name there; made when there is none."""
        name = " ".join(name.split())
        whose = {"school": school, "blog": blog, "classroom": classroom, "grade": grade}
        found, _made = cls.objects.get_or_create(**whose, slug=slugify(name) or "shelf", defaults={"name": name})
        return found

    # Doing

    def rename(self, name: str) -> None:
        """Call it something else; its address is the new name, and the old one leads there."""
        with transaction.atomic():
            self.name = " ".join(name.split())[:80]
            slug = self._free_slug(slugify(self.name) or "shelf")
            if slug != self.slug:
                self.old_slugs.filter(slug=slug).delete()
                self.old_slugs.create(slug=self.slug, blog=self.blog)
                self.slug = slug
            self.save(update_fields=["name", "slug"])
            self._tell(self)

    def takes(self, other: Category) -> bool:
        """Whether everybody who is given the other shelf is given this one too, so that it can be merged into it."""
        is_of_school = not (self.blog_id or self.classroom_id or self.grade_id)
        is_as_wide = (self.blog_id, self.classroom_id, self.grade_id) == (
            other.blog_id,
            other.classroom_id,
            other.grade_id,
        )
        return self.pk != other.pk and self.school_id == other.school_id and (is_of_school or is_as_wide)

    def merge_into(self, other: Category) -> None:
        """Put all that stands here onto the other shelf, which takes over the addresses too; this one is gone."""
        with transaction.atomic():
            slug, blog = self.slug, self.blog
            repoint(self, other)
            Category.objects.filter(pk=other.pk, parent=other.pk).update(parent=None)
            if (slug, blog) != (other.slug, other.blog):
                other.old_slugs.create(slug=slug, blog=blog)
            self.delete()
            self._tell(other)

    # Parts

    def _tell(self, shelf: Category) -> None:
        number = shelf.pk
        transaction.on_commit(lambda: signals.shelf_or_word_renamed.send(sender=Category, categories=number))

    def _free_slug(self, wish: str) -> str:
        """An address that no other shelf of the same owner has: the wish, or the wish with a number."""
        beside = Category.objects.filter(
            school=self.school, blog=self.blog_id, classroom=self.classroom_id, grade=self.grade_id
        )
        taken = set(beside.exclude(pk=self.pk).filter(slug__startswith=wish).values_list("slug", flat=True))
        return next(slug for number in count(1) if (slug := wish if number == 1 else f"{wish}-{number}") not in taken)


class OldShelfSlug(models.Model):
    """An address that a shelf had before: on one blog, or on all that are given it."""

    shelf = models.ForeignKey(Category, on_delete=models.CASCADE, related_name="old_slugs")
    blog = models.ForeignKey(Blog, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    slug = models.SlugField(max_length=90, allow_unicode=True)

    class Meta:
        indexes = [models.Index(fields=["slug"])]

    def __str__(self) -> str:
        return self.slug


def _of_classes(classes: Numbers | list[int]) -> Q:
    grades = Classroom.objects.filter(pk__in=classes, grade__isnull=False).values("grade")
    return Q(classroom__in=classes) | Q(grade__in=grades)
