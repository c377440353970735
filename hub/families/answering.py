"""What a guardian answers to a mail: it stands in the visitors' book of the room, or under the post, where the policy
lets it."""

from __future__ import annotations

from hub.blogs.models import Entry
from hub.comments.forms import may_comment
from hub.comments.models import Comment
from hub.families.family_viewer import FamilyViewer
from hub.families.models import Digest, LetterHome, SentAnswer
from hub.mail.kinds import replies_to
from hub.mail.models import Outgoing
from hub.mail.replies import Reply
from hub.showcase.models import Greeting, Section, may_greet
from hub.text.cleaning import TextRefused

LONGEST = 2000


@replies_to("letter")
def answer_to_letter(outgoing: Outgoing, reply: Reply) -> str:
    """Write it in the book for the guardian whom the letter was for, if they may enter the room today. Where the policy
    asks, a teacher reads it first."""
    homes = LetterHome.objects.select_related("section", "guardianship__guardian", "guardianship__school__policy")
    home = homes.get(pk=outgoing.about["home"])
    viewer = FamilyViewer(home.guardianship.school, home.guardianship.guardian)
    return _greet(home.section_id, home.guardianship.student_id, None, reply, viewer)


@replies_to("digest")
def answer_to_digest(outgoing: Outgoing, reply: Reply) -> str:
    """A comment on the post that the mail began with."""
    digest = Digest.objects.select_related("guardian", "school__policy").get(pk=outgoing.about["digest"])
    viewer = FamilyViewer(digest.school, digest.guardian)
    return _comment(outgoing.about.get("post", 0), None, reply, viewer)


@replies_to("answer")
def answer_to_answer(outgoing: Outgoing, reply: Reply) -> str:
    """Below the child's answer, where that stands."""
    answered = SentAnswer.of(outgoing)
    if answered is None or answered.parent is None or answered.parent.writer is None:
        return "the answer is gone"
    viewer = FamilyViewer(answered.school, answered.parent.writer)
    if not SentAnswer.is_read_by(viewer, answered):
        return "the answer is gone"
    if isinstance(answered, Comment):
        return _comment(answered.entry_id, answered, reply, viewer)
    return _greet(answered.section_id, answered.writer_id, answered, reply, viewer)


def _greet(number: int, child: int | None, answered: Greeting | None, reply: Reply, viewer: FamilyViewer) -> str:
    """Write it in the book of this room of their child's, if they may enter it today."""
    rooms = Section.objects.visible_to(viewer).filter(pk=number).select_related("page", "school")
    room = rooms.first() if child in viewer.standing.children else None
    if room is None or viewer.person is None or not may_greet(room, viewer):
        return "not let into the room today"
    if not reply.words:
        return "no words"
    try:
        words = reply.words[:LONGEST]
        greeting = Greeting.write(room, words, by=viewer.person, viewer=viewer, answers=answered)
    except TextRefused:
        return "letters that nobody can read"
    return "waits for a teacher" if greeting.is_waiting else "in the visitors' book"


def _comment(number: int, answered: Comment | None, reply: Reply, viewer: FamilyViewer) -> str:
    """Say it about a post of their child that they may see and comment on today."""
    posts = Entry.objects.visible_to(viewer).out(viewer.now).filter(authors__in=viewer.standing.children, pk=number)
    post = posts.select_related("school").first()
    if post is None or viewer.person is None or not may_comment(post, viewer):
        return "not to be commented on today"
    if not reply.words:
        return "no words"
    try:
        comment = Comment.write(post, reply.words[:LONGEST], by=viewer.person, viewer=viewer, parent=answered)
    except TextRefused:
        return "letters that nobody can read"
    return "waits for a teacher" if comment.is_waiting else "under the post"
