"""What somebody made with others: it stays with the others, without them."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from hub.blogs.models import Authorship, Blog, Entry, Filing
from hub.comments.models import Comment
from hub.ids import new_public_id
from hub.media.models import MediaFile
from hub.people.models import Person
from hub.portability.erasing.deleting import delete_whole
from hub.school.models import School
from hub.search.indexing import index_entries
from hub.search.part_words import index_one
from hub.showcase.models import Greeting, Piece, PieceComment


def leave_group_work(person: Person) -> None:
    """Each entry with other authors goes to the blog of one of them, with the files that it shows."""
    mine = Entry.objects.filter(authorships__person=person).values("pk")
    shared = Entry.objects.filter(pk__in=mine, authorships__in=Authorship.objects.exclude(person=person)).distinct()
    for entry in shared.select_related("blog"):
        with transaction.atomic():
            _hand_over(entry, person)


def _hand_over(entry: Entry, person: Person) -> None:
    heir = Person.objects.filter(authorships__entry=entry).exclude(pk=person.pk).order_by("pk").first()
    blog = Blog.objects.filter(owner=heir, school=entry.school).first() if heir else None
    if entry.blog.owner_id == person.pk and blog is not None:
        entry.tags.clear()
        entry.categories.remove(*entry.categories.filter(blog=entry.blog))
        entry.blog = blog
        if Entry.objects.filter(blog=blog, slug=entry.slug).exists():
            entry.slug = f"{entry.slug[:50]}-{new_public_id()[:6].lower()}"
        entry.save(update_fields=["blog", "slug"])
        entry.old_addresses.all().delete()
    if heir is not None:
        MediaFile.objects.filter(owner=person).filter(Q(entries=entry) | Q(featured_in=entry)).update(owner=heir)
    Authorship.objects.filter(entry=entry, person=person).delete()
    index_entries(Entry.objects.filter(pk=entry.pk))


def leave_talk(person: Person, school: School) -> None:
    """What they said elsewhere goes; where others answered it, an empty place stays, so that the answers stand."""
    with translation.override(school.language):
        empty = {"writer": None, "writer_name": _("a former pupil"), "body": "<p>" + _("(taken away)") + "</p>"}
    for model in (Comment, PieceComment):
        said = model._default_manager.filter(writer=person)  # noqa: SLF001 - a model's.
        for one in said.filter(replies=None):
            one.delete()
        for one in model._default_manager.filter(writer=person):  # noqa: SLF001 - a model's.
            with transaction.atomic():
                model._default_manager.filter(pk=one.pk).update(**empty)  # noqa: SLF001 - a model's.
                if isinstance(one, Comment):
                    one.revisions.all().delete()
                index_one(one)
    Greeting.objects.filter(writer=person).delete()


def drop_pictures_sent(person: Person) -> None:
    """Pictures that came by mail with words about their work, whosever they are."""
    about = Q(comments__entry__blog__owner=person) | Q(greetings__section__page__blog__owner=person)
    delete_whole(MediaFile.objects.filter(about).exclude(owner=person).distinct())


def leave_files(person: Person) -> None:
    """A file of theirs that others still show becomes the file of one of those; filing for others is forgotten."""
    Filing.objects.filter(by=person).delete()
    for media in MediaFile.objects.filter(owner=person):
        heir = _who_shows(media, person)
        if heir is not None:
            MediaFile.objects.filter(pk=media.pk).update(owner=heir)


def _who_shows(media: MediaFile, person: Person) -> Person | None:
    entries = Entry.objects.filter(Q(media=media) | Q(featured=media) | Q(cover=media)).exclude(blog__owner=person)
    maker = Person.objects.filter(authorships__entry__in=entries).exclude(pk=person.pk).order_by("pk").first()
    if maker is not None:
        return maker
    piece = Piece.objects.filter(picture=media).exclude(section__page__blog__owner=person)
    owner = piece.select_related("section__page__blog__owner").first()
    return owner.section.page.blog.owner if owner else None
