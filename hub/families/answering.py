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
    room = Section.objects.visible_to(viewer).filter(pk=home.section_id).select_related("page", "school").first()
    if room is None or home.guardianship.student_id not in viewer.standing.children or not may_greet(room, viewer):
        return "not let into the room today"
    if not reply.words:
        return "no words"
    try:
        greeting = Greeting.write(room, reply.words[:LONGEST], by=home.guardianship.guardian, viewer=viewer)
    except TextRefused:
        return "letters that nobody can read"
    return "waits for a teacher" if greeting.is_waiting else "in the visitors' book"


@replies_to("digest")
def answer_to_digest(outgoing: Outgoing, reply: Reply) -> str:
    """A comment on the post that the mail began with."""
    digest = Digest.objects.select_related("guardian", "school__policy").get(pk=outgoing.about["digest"])
    viewer = FamilyViewer(digest.school, digest.guardian)
    return _comment(outgoing.about.get("post", 0), None, reply, viewer)


@replies_to("answer")
def answer_to_answer(outgoing: Outgoing, reply: Reply) -> str:
    """A comment below the child's answer."""
    sent = SentAnswer.objects.filter(comment=outgoing.about["comment"])
    told = sent.select_related("comment__school__policy", "comment__parent__writer").first()
    answered = told.comment if told else None
    if answered is None or answered.parent is None or answered.parent.writer is None:
        return "the answer is gone"
    viewer = FamilyViewer(answered.school, answered.parent.writer)
    if not Comment.objects.visible_to(viewer).filter(pk=answered.pk).exists():
        return "the answer is gone"
    return _comment(answered.entry_id, answered, reply, viewer)


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
