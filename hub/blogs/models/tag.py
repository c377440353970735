"""The author's own word for finding a post again."""

from __future__ import annotations

from itertools import count

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from hub.blogs import signals
from hub.blogs.models.blog import Blog
from hub.blogs.models.repointing import repoint
from hub.text.words import slugify, tag_key


class TagQuerySet(models.QuerySet["Tag"]):
    """Tags."""

    def named(self, blog: Blog, names: list[str]) -> list[Tag]:
        """The blog's tags of these names, made where missing. Names that differ by case or spelling marks are one."""
        wanted = {key: name.strip() for name in reversed(names) if (key := tag_key(name))}
        found = {tag.key: tag for tag in self.filter(blog=blog, key__in=wanted)}
        for key, name in wanted.items():
            if key not in found:
                found[key], _made = self.get_or_create(
                    blog=blog, key=key, defaults={"name": name[:60], "slug": slugify(name) or key}
                )
        return [found[key] for key in dict.fromkeys(tag_key(name) for name in names) if key in found]

    def once_called(self, slug: str, blog: Blog) -> TagQuerySet:
        """Those that were at this address of the blog before they were renamed or merged; the latest first."""
        return self.filter(blog=blog, old_slugs__slug=slug).order_by("-old_slugs__pk")


class Tag(models.Model):
    """A word on one blog."""

    blog = models.ForeignKey(Blog, on_delete=models.CASCADE, related_name="tags")
    name = models.CharField(_("word"), max_length=60)
    key = models.CharField(max_length=80, help_text="the name without case and spelling marks")
    slug = models.SlugField(max_length=90, allow_unicode=True)

    objects = TagQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["blog", "key"], name="one_tag_of_each_key")]

    def __str__(self) -> str:
        return self.name

    def rename(self, name: str) -> Tag:
        """Call it something else; gives the word it is now: another one, when the blog has that word already."""
        name, key = " ".join(name.split())[:60], tag_key(name)[:80]
        there = Tag.objects.filter(blog=self.blog_id, key=key).exclude(pk=self.pk).first()
        if there is not None:
            self.merge_into(there)
            return there
        with transaction.atomic():
            slug = self._free_slug(slugify(name) or key)
            if slug != self.slug:
                OldTagSlug.objects.filter(tag__blog=self.blog_id, slug=slug).delete()
                self.old_slugs.create(slug=self.slug)
            self.name, self.key, self.slug = name, key, slug
            self.save(update_fields=["name", "key", "slug"])
            self._tell(self)
        return self

    def merge_into(self, other: Tag) -> None:
        """Give all posts of this word the other one of the same blog, to which its address leads; it is gone."""
        with transaction.atomic():
            repoint(self, other)
            if self.slug != other.slug:
                other.old_slugs.create(slug=self.slug)
            self.delete()
            self._tell(other)

    def _tell(self, word: Tag) -> None:
        number = word.pk
        transaction.on_commit(lambda: signals.shelf_or_word_renamed.send(sender=Tag, tags=number))

    def _free_slug(self, wish: str) -> str:
        taken = set(Tag.objects.filter(blog=self.blog_id).exclude(pk=self.pk).values_list("slug", flat=True))
        return next(slug for number in count(1) if (slug := wish if number == 1 else f"{wish}-{number}") not in taken)


class OldTagSlug(models.Model):
    """An address that a word had before."""

    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="old_slugs")
    slug = models.SlugField(max_length=90, allow_unicode=True)

    def __str__(self) -> str:
        return self.slug
