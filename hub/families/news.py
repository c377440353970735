"""What is new of a guardian's children, as a digest tells it: asked when it is sent, through the rule."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef

from hub.blogs.models import Entry
from hub.families.family_viewer import FamilyViewer
from hub.families.models import Digest, LeftLetters, Told
from hub.families.tonight import question_about
from hub.mail.models import Outgoing
from hub.media.models import MediaFile
from hub.people.models import Person
from hub.school.models import Guardianship
from hub.text.days import spoken_day

MOST = 6


@dataclass
class Post:
    """One post in a mail. Addresses are filled in by whoever makes the mail."""

    entry: Entry
    when: str
    src: str = ""
    url: str = ""

    @property
    def file(self) -> MediaFile | None:
        """Its picture."""
        return self.entry.cover

    @property
    def alternative(self) -> str:
        """What is in the picture."""
        return "" if self.file is None or self.file.is_decorative else self.file.alternative


@dataclass
class News:
    """What one child made: the newest first."""

    child: Person
    guardianship: Guardianship
    posts: list[Post] = field(default_factory=list)
    question: str = ""
    leave_url: str = ""


def news_for(digest: Digest, viewer: FamilyViewer, outgoing: Outgoing) -> list[News]:
    """The posts of each child that this guardian was not told of by another mail. Children without any are left out,
    and those about whom they want no mails."""
    left = LeftLetters.objects.filter(guardianship=OuterRef("pk"))
    guarding = Guardianship.objects.filter(
        ~Exists(left), guardian=digest.guardian, school=digest.school, student__in=viewer.standing.children
    )
    news = []
    for guardianship in guarding.select_related("student").order_by("student__first_name", "pk"):
        posts = _new_posts(guardianship.student, digest, viewer, outgoing)
        if posts:
            shown = [Post(post, spoken_day(post.published_at or viewer.now, viewer.now)) for post in posts]
            news.append(News(guardianship.student, guardianship, shown, question_about(posts[0])))
    return news


def note_told(digest: Digest, news: list[News], outgoing: Outgoing) -> None:
    """Remember what this mail tells. Made anew after a failure, it tells the same."""
    told = [Told(digest=digest, entry=post.entry, outgoing=outgoing) for one in news for post in one.posts]
    Told.objects.bulk_create(told, ignore_conflicts=True)


def _new_posts(child: Person, digest: Digest, viewer: FamilyViewer, outgoing: Outgoing) -> list[Entry]:
    known = Told.objects.filter(digest=digest, entry=OuterRef("pk")).exclude(outgoing=outgoing)
    posts = Entry.objects.visible_to(viewer).out(viewer.now).posts().filter(~Exists(known), authors=child)
    fresh = posts.filter(published_at__gte=viewer.now - digest.SPANS[Digest.Pace(digest.pace)])
    whole = fresh.select_related("blog", "cover").prefetch_related("categories", "cover__renditions")
    return list(whole.newest_first()[:MOST])
