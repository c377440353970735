"""What a guardian answers to a mail: it stands in the visitors' book of the room, or under the post, where the policy
lets it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from hub.blogs.models import Entry
from hub.comments.forms import may_comment
from hub.comments.models import Comment, Saying
from hub.families.family_viewer import FamilyViewer
from hub.families.models import Digest, LetterHome, SentAnswer
from hub.families.pictures_in import keep_all, kept_before
from hub.mail.kinds import replies_to
from hub.mail.models import Outgoing
from hub.mail.replies import Attached, Reply
from hub.showcase.models import Greeting, Section, may_greet
from hub.text.cleaning import TextRefused

LONGEST = 2000
WAITS, IN_BOOK, UNDER_POST = "waits for a teacher", "in the visitors' book", "under the post"
PUT = frozenset({WAITS, IN_BOOK, UNDER_POST})
"""What is noted about an answer that has found its place."""
NOTHING = "neither words nor pictures that the hub takes"


def _of_letter(outgoing: Outgoing) -> LetterHome:
    homes = LetterHome.objects.select_related("section", "guardianship__guardian", "guardianship__school__policy")
    return homes.get(pk=outgoing.about["home"])


def _of_digest(outgoing: Outgoing) -> Digest:
    return Digest.objects.select_related("guardian", "school__policy").get(pk=outgoing.about["digest"])


def _school_of_letter(outgoing: Outgoing) -> int | None:
    found = LetterHome.objects.filter(pk=outgoing.about.get("home"))
    return found.values_list("guardianship__school", flat=True).first()


def _school_of_digest(outgoing: Outgoing) -> int | None:
    return Digest.objects.filter(pk=outgoing.about.get("digest")).values_list("school", flat=True).first()


def _school_of_answer(outgoing: Outgoing) -> int | None:
    said = SentAnswer.of(outgoing)
    return said.school_id if said else None


def _keep_of_letter(outgoing: Outgoing, pictures: tuple[Attached, ...]) -> tuple[int, ...]:
    guarding = _of_letter(outgoing).guardianship
    return keep_all(pictures, guarding.guardian, guarding.school)


def _keep_of_digest(outgoing: Outgoing, pictures: tuple[Attached, ...]) -> tuple[int, ...]:
    digest = _of_digest(outgoing)
    return keep_all(pictures, digest.guardian, digest.school)


def _keep_of_answer(outgoing: Outgoing, pictures: tuple[Attached, ...]) -> tuple[int, ...]:
    said = SentAnswer.of(outgoing)
    guardian = said.parent.writer if said and said.parent else None
    return keep_all(pictures, guardian, said.school) if said and guardian else ()


@replies_to("letter", keeps=_keep_of_letter, asked_by=_school_of_letter)
def answer_to_letter(outgoing: Outgoing, reply: Reply) -> str:
    """Write it in the book for the guardian whom the letter was for, if they may enter the room today. Where the policy
    asks, a teacher reads it first."""
    home = _of_letter(outgoing)
    viewer = FamilyViewer(home.guardianship.school, home.guardianship.guardian)
    return greet_in(home.section_id, home.guardianship.student_id, None, reply, viewer)


@replies_to("digest", keeps=_keep_of_digest, asked_by=_school_of_digest)
def answer_to_digest(outgoing: Outgoing, reply: Reply) -> str:
    """A comment on the post that the mail began with."""
    digest = _of_digest(outgoing)
    viewer = FamilyViewer(digest.school, digest.guardian)
    return comment_on(outgoing.about.get("post", 0), None, reply, viewer)


@replies_to("answer", keeps=_keep_of_answer, asked_by=_school_of_answer)
def answer_to_answer(outgoing: Outgoing, reply: Reply) -> str:
    """Below the child's answer, where that stands."""
    answered = SentAnswer.of(outgoing)
    if answered is None or answered.parent is None or answered.parent.writer is None:
        return "the answer is gone"
    viewer = FamilyViewer(answered.school, answered.parent.writer)
    if not SentAnswer.is_read_by(viewer, answered):
        return "the answer is gone"
    if isinstance(answered, Comment):
        return comment_on(answered.entry_id, answered, reply, viewer)
    return greet_in(answered.section_id, answered.writer_id, answered, reply, viewer)


def greet_in(number: int, child: int | None, answered: Greeting | None, reply: Reply, viewer: FamilyViewer) -> str:
    """Write it in the book of this room of their child's, if they may enter it today."""
    rooms = Section.objects.visible_to(viewer).filter(pk=number).select_related("page", "school")
    room = rooms.first() if child in viewer.standing.children else None
    if room is None or viewer.person is None or not may_greet(room, viewer):
        return "not let into the room today"
    return _say(partial(Greeting.write, room, answers=answered), reply, viewer, IN_BOOK)


def comment_on(number: int, answered: Comment | None, reply: Reply, viewer: FamilyViewer) -> str:
    """Say it about a post of their child that they may see and comment on today."""
    posts = Entry.objects.visible_to(viewer).out(viewer.now).filter(authors__in=viewer.standing.children, pk=number)
    post = posts.select_related("school").first()
    if post is None or viewer.person is None or not may_comment(post, viewer):
        return "not to be commented on today"
    return _say(partial(Comment.write, post, parent=answered), reply, viewer, UNDER_POST)


def _say(write: Callable[..., Saying], reply: Reply, viewer: FamilyViewer, place: str) -> str:
    """Write the words and pictures of the mail; where they stand now, or why they do not."""
    pictures = kept_before(reply.pictures, viewer)
    if not reply.words and not pictures:
        return NOTHING
    try:
        said = write(reply.words[:LONGEST], by=viewer.person, viewer=viewer, pictures=pictures)
    except TextRefused:
        return "letters that nobody can read"
    return WAITS if said.is_waiting else place
