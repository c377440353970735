"""What goes along with a blog: all that is its owner's, and of others what they said on it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from hub.audience.viewer import Viewer
from hub.blogs.models import Blog, Category, Entry, EntryQuerySet, MenuItem
from hub.comments.models import Comment, CommentQuerySet, PrivateWord
from hub.media.models import MediaFile
from hub.media.models.media_file import MediaFileQuerySet
from hub.people.models import Person
from hub.reflections.models import AnotherTry, EarlierWording, Goal, Reflection, Thought, Towards
from hub.showcase.models import Greeting, Piece, PieceComment, PieceThought, Section, SectionGoal

if TYPE_CHECKING:
    from hub.portability.leaving.portions import Gathered


@dataclass
class Belongings:
    """Everything, seen by one `viewer` who may take the blog along: its owner, or a teacher of its class. Without
    history, neither what posts and pages were before nor how goals were worded."""

    blog: Blog
    viewer: Viewer
    with_history: bool = True

    @property
    def posts_and_pages(self) -> EntryQuerySet:
        """Posts and pages of the blog in every state but binned, and group work that its owner had a part in."""
        return Entry.objects.visible_to(self.viewer).shown_on(self.blog)

    @property
    def _numbers(self) -> QuerySet[Entry, Any]:
        return self.posts_and_pages.order_by().values("pk")

    @cached_property
    def open_to_all(self) -> frozenset[int]:
        """The numbers of the entries that a stranger sees today: only these are public elsewhere, too."""
        seen = Entry.objects.visible_to(self._stranger).out(self.viewer.now).shown_on(self.blog)
        return frozenset(seen.values_list("pk", flat=True))

    @property
    def talk(self) -> CommentQuerySet:
        """What was said and let in. What waits is nobody's to take along, but one's own."""
        return Comment.objects.read_by(self.viewer).prefetch_related("writer").order_by("pk")

    @cached_property
    def private_words(self) -> list[PrivateWord]:
        """What teachers and family said to the owner alone about entries that go along; nobody else takes it."""
        if not self.is_own:
            return []
        said = PrivateWord.objects.visible_to(self.viewer).filter(student=self.blog.owner, entry__in=self._numbers)
        return list(said.select_related("writer").order_by("written_at", "public_id"))

    @property
    def files(self) -> MediaFileQuerySet:
        """One's own files, and those that the entries and the rooms show."""
        own = MediaFile.objects.editable_by(self.viewer).kept() if self.is_own else MediaFile.objects.none()
        shown = MediaFile.objects.visible_to(self.viewer).filter(entries__in=self._numbers)
        pieces = Piece.objects.visible_to(self.viewer).filter(section__page__blog=self.blog)
        hung = Q(pk__in=pieces.order_by().values("picture"))
        either = Q(pk__in=own.values("pk")) | Q(pk__in=shown.values("pk")) | hung
        return MediaFile.objects.visible_to(self.viewer).filter(either).order_by("added_at", "pk")

    @cached_property
    def sent_below(self) -> list[tuple[int, MediaFile]]:
        """The numbers of entries, each with a picture that a family sent by mail with what they said below it. Below an
        entry that is public elsewhere, only what a stranger sees here: somebody may be in it who is not to be shown."""
        said = self.talk.filter(entry__in=self._numbers).exclude(pictures=None).order_by("pk")
        pairs = list(said.values_list("entry", "pictures"))
        numbers = {picture for _entry, picture in pairs}
        if not numbers:
            return []
        sent = MediaFile.objects.visible_to(self.viewer).in_bulk(numbers)
        seen = set(MediaFile.objects.visible_to(self._stranger).filter(pk__in=numbers).values_list("pk", flat=True))
        return [
            (entry, sent[picture])
            for entry, picture in pairs
            if picture in sent and (picture in seen or entry not in self.open_to_all)
        ]

    @property
    def pictures_of_talk(self) -> list[MediaFile]:
        """Those pictures."""
        return [picture for _entry, picture in self.sent_below]

    @cached_property
    def pictures_sent(self) -> list[MediaFile]:
        """Pictures that families sent with words which go along, by mail."""
        greetings = Greeting.objects.visible_to(self.viewer).filter(section__page__blog=self.blog)
        remarks = PieceComment.objects.visible_to(self.viewer).filter(piece__section__page__blog=self.blog)
        below = self.talk.filter(entry__in=self._numbers)
        return self._sent_with(below, greetings.read_by(self.viewer), remarks.read_by(self.viewer))

    def _sent_with(self, *said: QuerySet[Any, Any]) -> list[MediaFile]:
        sent = [found.exclude(pictures=None).order_by().values_list("pictures", flat=True) for found in said]
        numbers = {number for found in sent for number in found}
        return list(MediaFile.objects.visible_to(self.viewer).filter(pk__in=numbers)) if numbers else []

    @cached_property
    def ids_of_pictures_sent(self) -> frozenset[str]:
        """Their public ids."""
        return frozenset(picture.public_id for picture in self.pictures_sent)

    @property
    def files_and_pictures_sent(self) -> list[MediaFile]:
        """All of these files, for what can tell to which words a picture belongs."""
        return self._in_order(self.pictures_sent)

    @property
    def files_and_pictures_of_talk(self) -> list[MediaFile]:
        """The same, for what tells of the entries alone what was said."""
        return self._in_order(self.pictures_of_talk)

    def _in_order(self, sent: list[MediaFile]) -> list[MediaFile]:
        all_of_them = {file.pk: file for file in (*self.files, *sent)}
        return sorted(all_of_them.values(), key=lambda file: (file.added_at, file.pk))

    @property
    def shelves(self) -> QuerySet[Category]:
        """Those with something of this blog on them, and the blog's own."""
        used = Category.objects.filter(entries__in=self._numbers)
        return Category.objects.filter(Q(blog=self.blog) | Q(pk__in=used.order_by().values("pk")))

    @property
    def menu(self) -> QuerySet[MenuItem]:
        """The lines of the blog's own menu."""
        return MenuItem.objects.let_in().filter(blog=self.blog).select_related("entry", "category")

    @property
    def rooms(self) -> list[Section]:
        """The rooms of the showcase with their pieces and goals, the newest grade first. A piece has no `entry`
        where the viewer may not see the post; what its owner thinks about it is the owner's to take along."""
        rooms = Section.objects.visible_to(self.viewer).filter(page__blog=self.blog)
        posts = Prefetch("entry", Entry.objects.visible_to(self.viewer).select_related("blog"))
        pieces = Piece.objects.visible_to(self.viewer).with_text_seen(self.viewer)
        own = PieceThought.objects.visible_to(self.viewer).filter(student=self.blog.owner_id if self.is_own else None)
        thoughts = Prefetch("thoughts", own.select_related("year", "approval").order_by("written_at", "public_id"))
        pieces = pieces.select_related("picture", "as_chosen").prefetch_related(posts).prefetch_related(thoughts)
        seen = SectionGoal.objects.filter(goal__in=Goal.objects.visible_to(self.viewer)).select_related("goal")
        said = Prefetch("goal__reflections", Reflection.objects.visible_to(self.viewer))
        return list(
            rooms.select_related("grade", "year", "page__blog", "approval")
            .prefetch_related(Prefetch("pieces", pieces), Prefetch("section_goals", seen.prefetch_related(said)))
            .order_by("-grade__number", "-year__starts_on", "pk")
        )

    @cached_property
    def open_rooms(self) -> frozenset[int]:
        """The numbers of the rooms that a stranger may enter."""
        rooms = Section.objects.visible_to(self._stranger).filter(page__blog=self.blog)
        return frozenset(rooms.values_list("pk", flat=True))

    @cached_property
    def open_ids(self) -> frozenset[str]:
        """The ids of all posts, pages, rooms, goals, reflections and own files that a stranger sees today."""
        owned = {"student": self.blog.owner_id}
        guarded: list[QuerySet[Any, Any]] = [
            Entry.objects.visible_to(self._stranger).filter(pk__in=self.open_to_all),
            Section.objects.visible_to(self._stranger).filter(pk__in=self.open_rooms),
            Goal.objects.visible_to(self._stranger).filter(**owned),
            Thought.objects.visible_to(self._stranger).filter(**owned),
            Reflection.objects.visible_to(self._stranger).filter(goal__student=self.blog.owner_id),
            MediaFile.objects.visible_to(self._stranger).filter(owner=self.blog.owner_id),
        ]
        return frozenset(one for found in guarded for one in found.values_list("public_id", flat=True))

    @property
    def goals(self) -> list[Goal]:
        """The owner's goals with what became of them, year by year."""
        if not self.is_own:
            return []
        goals = Goal.objects.visible_to(self.viewer).filter(student=self.blog.owner)
        said = Reflection.objects.visible_to(self.viewer)
        before = EarlierWording.objects.visible_to(self.viewer)
        before = before if self.with_history else before.none()
        posts = Towards.objects.visible_to(self.viewer).select_related("entry")
        found = goals.select_related("year", "grade", "set_with", "next_step")
        found = found.prefetch_related(Prefetch("reflections", said))
        found = found.prefetch_related(Prefetch("earlier_wordings", before))
        found = found.prefetch_related(Prefetch("done_towards", posts))
        return list(found.order_by("year__starts_on", "grade__number", "position", "pk"))

    @property
    def thoughts(self) -> list[Thought]:
        """The owner's reflections, in the order in which they were written."""
        if not self.is_own:
            return []
        own = Thought.objects.visible_to(self.viewer).filter(student=self.blog.owner)
        return list(own.select_related("entry", "goal", "year", "approval").order_by("written_at", "pk"))

    @property
    def tries(self) -> QuerySet[AnotherTry]:
        """Which posts of the blog try an earlier one again."""
        seen = AnotherTry.objects.visible_to(self.viewer).filter(later__in=self._numbers, earlier__in=self._numbers)
        return seen.select_related("earlier", "later").order_by("pk")

    @cached_property
    def goals_are_open(self) -> bool:
        """Whether a stranger reads every goal and all that is said about it."""
        goals, said = Goal.objects.visible_to(self._stranger), Reflection.objects.visible_to(self._stranger)
        read = {goal.pk for goal in goals.filter(student=self.blog.owner)}
        known = {one.pk for one in said.filter(goal__student=self.blog.owner)}
        return all(goal.pk in read and {one.pk for one in goal.reflections.all()} <= known for goal in self.goals)

    @cached_property
    def _stranger(self) -> Viewer:
        return Viewer(self.blog.school, now=self.viewer.now)

    @property
    def is_own(self) -> bool:
        """Whether its owner takes it along."""
        return self.blog.owner_id is not None and self.blog.is_own(self.viewer)

    def counts(self, *, with_pictures_sent: bool) -> dict[str, int]:
        """How much there is, by kind; of files also how many of each kind, and how many bytes they are together."""
        files = self.files_and_pictures_sent if with_pictures_sent else self.files_and_pictures_of_talk
        kinds = Counter(file.kind for file in files)
        return {
            "post": self.posts_and_pages.posts().count(),
            "page": self.posts_and_pages.pages().count(),
            "room": len(self.rooms),
            "comment": self.talk.filter(entry__in=self._numbers).count(),
            "media": len(files),
            "bytes": sum(file.size for file in files),
            **{str(kind): kinds[kind] for kind in MediaFile.Kind},
        }

    # Names

    def called(self, person: Person) -> str:
        """How somebody is named outside the school: as strangers know them; a child without the family's consent not
        at all. Whose blog it is has the own name on it."""
        if person.pk == self.blog.owner_id:
            return person.first_name
        if person.pk in self.named_outside:
            return person.name_outside
        return _("a classmate")

    def names_of_authors(self, entry: Gathered) -> list[str]:
        """Whose blog it is first; the others by name."""
        others = sorted(self.called(one) for one in entry.made_by if one.pk != self.blog.owner_id)
        is_owners = any(one.pk == self.blog.owner_id for one in entry.made_by)
        return [self.called(self.blog.owner), *others] if is_owners and self.blog.owner else others

    @cached_property
    def named_outside(self) -> frozenset[int]:
        """Grown-ups, and children whose family allows that everyone sees what they make."""
        wrote = Person.objects.filter(comments__entry__in=self._numbers)
        greeted = Person.objects.filter(greetings__section__page__blog=self.blog)
        made = Person.objects.filter(entries__in=self._numbers)
        people = frozenset(wrote.values_list("pk", flat=True)) | frozenset(made.values_list("pk", flat=True))
        people |= frozenset(greeted.values_list("pk", flat=True))
        talked = Person.objects.filter(piececomments__piece__section__page__blog=self.blog)
        people |= frozenset(talked.values_list("pk", flat=True))
        people |= {word.writer_id for word in self.private_words} if self.is_own else set()
        found = self.viewer.ceilings_over(people)
        return frozenset(number for number, (is_child, has_consent) in found.items() if not is_child or has_consent)
