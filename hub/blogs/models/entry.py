"""A post or a page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from hub.audience.audiences import Audience
from hub.audience.viewer import Viewer
from hub.blogs.models.authorship import Authorship
from hub.blogs.models.entry_states import EntryStates
from hub.blogs.models.old_address import OldAddress
from hub.ids import new_public_id
from hub.media.models import MediaFile
from hub.people.models import Person

if TYPE_CHECKING:
    from hub.blogs.models.blog import Blog
    from hub.blogs.models.category import Category
    from hub.blogs.models.tag import Tag


class Entry(EntryStates):
    """Something written on a blog. `body` is what readers see, in the closed vocabulary of hub.text.

    Its columns are in EntryRecord, what follows from them in EntryMaking, and how it comes out and goes in EntryStates;
    here is how it begins, where it is filed, and who writes it.
    """

    @classmethod
    def start(
        cls,
        blog: Blog,
        *,
        by: Person,
        kind: str = EntryStates.Kind.POST,
        title: str = "",
        body: str = "",
        public_id: str = "",
    ) -> Entry:
        """A new draft on this blog, with its author and its time (year, grade, class). A post by somebody else than the
        owner of the blog is put there for the owner."""
        author = blog.owner or by
        with transaction.atomic():
            entry = cls(school=blog.school, blog=blog, kind=kind, public_id=public_id or new_public_id())
            entry.posted_by = by if kind == cls.Kind.POST and by != author else None
            entry.note_time(timezone.now())
            entry.set_text(title, body)
            entry.save()
            Authorship.objects.create(entry=entry, person=author, named_by=entry.posted_by)
            entry.note_media()
        return entry

    def file_under(self, categories: list[Category]) -> None:
        """File it under these shelves and no others."""
        self.categories.set(categories)
        self._tell()

    def name_with(self, tags: list[Tag]) -> None:
        """Give it these words and no others; a word that nothing has any more is forgotten."""
        before = set(self.tags.values_list("pk", flat=True))
        self.tags.set(tags)
        dropped = before - {tag.pk for tag in tags}
        self.tags.model.objects.filter(pk__in=dropped, entries=None).delete()
        self._tell()

    def write_with(self, people: Iterable[Person], *, by: Person) -> None:
        """Make these its authors beside the one whose it is, who always stays. A new name, and work that a ceiling kept
        from readers until now, is something that no teacher has seen. The files of those who leave go with them."""
        before = list(self.authorships.order_by("pk").values_list("person", flat=True))
        host = self.blog.owner_id or next(iter(before), by.pk)
        after = {person.pk for person in people} | {host}
        added, gone = after - set(before), frozenset(before) - after
        if not added and not gone:
            return
        with transaction.atomic():
            self.authorships.filter(person__in=gone).delete()
            Authorship.objects.bulk_create(
                Authorship(entry=self, person_id=number, named_by=by if number != by.pk else None)
                for number in sorted(added)
            )
            self.feature(self.featured)
            if added or self._was_kept_back_by(gone):
                self.ask_again(by=by)
        self._tell()

    def leave(self, person: Person) -> None:
        """One of those who wrote it has no part in it any more."""
        self.write_with(self.authors.exclude(pk=person.pk), by=person)

    def feature(self, picture: MediaFile | None) -> None:
        """Show this picture on top and on its card; none instead of one that none of its writers brought."""
        is_theirs = picture is not None and self._files_of_writers().filter(pk=picture.pk).exists()
        self.featured = picture if is_theirs else None
        self.save(update_fields=["featured"])
        self.note_media()
        self._tell()

    def move_to(self, slug: str) -> None:
        """Give it another address; the old one leads to it for ever."""
        slug = self.free_slug(slug)
        if self.slug and slug != self.slug:
            OldAddress.objects.update_or_create(blog=self.blog, path=self.slug, defaults={"entry": self})
        OldAddress.objects.filter(blog=self.blog, path=slug).delete()
        self.slug = slug
        self.save(update_fields=["slug"])

    def _was_kept_back_by(self, authors: frozenset[int]) -> bool:
        """Whether it is for everyone, which the family of one of these does not allow."""
        if self.audience != Audience.EVERYONE:
            return False
        ceilings = Viewer(self.school).ceilings_over(authors)
        return any(is_child and not has_consent for is_child, has_consent in ceilings.values())
