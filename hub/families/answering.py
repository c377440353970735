"""What a guardian answers to a mail: it stands in the visitors' book of the room, or under the post, where the policy
lets it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial

from django.utils import timezone

from hub.blogs.models import Entry
from hub.comments.forms import may_comment
from hub.comments.models import Comment, Saying
from hub.families.family_viewer import FamilyViewer
from hub.families.models import LetterHome, SentAnswer
from hub.families.pictures_in import keep_all, kept_before
from hub.mail.kinds import replies_to
from hub.mail.models import Outgoing
from hub.mail.outbox import put
from hub.mail.replies import Attached, HasNoPlace, Reply
from hub.people.models import Person
from hub.school.models import School
from hub.showcase.models import Greeting, Section, may_greet
from hub.text.cleaning import TextRefused

LONGEST = 2000
ONCE = datetime.timedelta(days=1)
WAITS, IN_BOOK, UNDER_POST = "waits for a teacher", "in the visitors' book", "under the post"
PUT = frozenset({WAITS, IN_BOOK, UNDER_POST})
"""What is noted about an answer that has found its place."""
NOT_THEIRS = "not a guardian here any more"
NOTHING = "neither words nor pictures that the hub takes"


def _family_of(outgoing: Outgoing) -> FamilyViewer:
    """The guardian whom the mail was for, as a viewer of the school that sent it. Raises HasNoPlace for an old mail
    that says neither."""
    if not {"school", "guardian"} <= outgoing.about.keys():
        raise HasNoPlace
    school = School.objects.select_related("policy").get(pk=outgoing.about["school"])
    return FamilyViewer(school, Person.objects.get(pk=outgoing.about["guardian"]))


def _keep(outgoing: Outgoing, pictures: tuple[Attached, ...]) -> tuple[int, ...]:
    try:
        family = _family_of(outgoing)
    except HasNoPlace:  # The mail is kept back, and they are in it.
        return ()
    return keep_all(pictures, family.person, family.school) if family.person else ()


def _ask_which(outgoing: Outgoing) -> None:
    """Mail them how to answer so that it arrives; once a day at most, for anybody can write in their name."""
    guardian, a_day_ago = outgoing.about["guardian"], timezone.now() - ONCE
    if not Outgoing.objects.filter(kind="which-mail", about__guardian=guardian, made_at__gt=a_day_ago).exists():
        put("which-mail", guardian=guardian, language=_family_of(outgoing).school.language)


@replies_to("letter", keeps=_keep, asks_which=_ask_which)
def answer_to_letter(outgoing: Outgoing, reply: Reply) -> str:
    """Write it in the book for the guardian whom the letter was for, if they may enter the room today. Where the policy
    asks, a teacher reads it first."""
    viewer = _family_of(outgoing)
    home = LetterHome.objects.select_related("guardianship").filter(pk=outgoing.about["home"]).first()
    if home is None:
        return _gone(viewer)
    return greet_in(home.section_id, home.guardianship.student_id, None, reply, viewer)


@replies_to("digest", keeps=_keep, asks_which=_ask_which)
def answer_to_digest(outgoing: Outgoing, reply: Reply) -> str:
    """A comment on the post that the mail began with."""
    return comment_on(outgoing.about.get("post", 0), None, reply, _family_of(outgoing))


@replies_to("answer", keeps=_keep, asks_which=_ask_which)
def answer_to_answer(outgoing: Outgoing, reply: Reply) -> str:
    """Below the child's answer, where that stands."""
    viewer, answered = _family_of(outgoing), SentAnswer.of(outgoing)
    if answered is None or not SentAnswer.is_read_by(viewer, answered):
        return _gone(viewer)
    if isinstance(answered, Comment):
        return comment_on(answered.entry_id, answered, reply, viewer)
    return greet_in(answered.section_id, answered.writer_id, answered, reply, viewer)


def greet_in(number: int, child: int | None, answered: Greeting | None, reply: Reply, viewer: FamilyViewer) -> str:
    """Write it in the book of this room of their child's, if they may enter it today. Raises HasNoPlace."""
    if child not in viewer.standing.children:
        return NOT_THEIRS
    rooms = Section.objects.visible_to(viewer).filter(pk=number)
    room = rooms.select_related("page", "school").first()
    if room is None:
        return _gone(viewer)
    if viewer.person is None or not may_greet(room, viewer):
        return "nothing is to be written in the room today"
    return _say(partial(Greeting.write, room, answers=answered), reply, viewer, IN_BOOK)


def comment_on(number: int, answered: Comment | None, reply: Reply, viewer: FamilyViewer) -> str:
    """Say it about a post of their child that they may see and comment on today. Raises HasNoPlace."""
    posts = Entry.objects.visible_to(viewer).out(viewer.now).filter(authors__in=viewer.standing.children, pk=number)
    post = posts.select_related("school").first()
    if post is None:
        return _gone(viewer)
    if viewer.person is None or not may_comment(post, viewer):
        return "not to be commented on today"
    return _say(partial(Comment.write, post, parent=answered), reply, viewer, UNDER_POST)


def _gone(viewer: FamilyViewer) -> str:
    """What they answered is not theirs to see today: it was deleted, thrown away, or taken back. Their words are not
    lost while they guard a child here."""
    if viewer.standing.children:
        raise HasNoPlace
    return NOT_THEIRS


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
