"""A child's answer to what a guardian said."""

from __future__ import annotations

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from hub.comments.models import Comment
from hub.families.family_viewer import FamilyViewer
from hub.families.models import FamilyLink, LeftLetters, SentAnswer
from hub.mail.kinds import Message, mail
from hub.mail.models import Outgoing
from hub.text.excerpts import plain


@mail("answer")
def answer(outgoing: Outgoing) -> Message | None:
    """The answer, if the guardian may read it now. Nothing for who guards this child no more or wants no such mails, or
    when it was taken back."""
    sent = SentAnswer.objects.filter(comment=outgoing.about["comment"])
    told = sent.select_related("comment__school__policy", "comment__parent__writer", "comment__writer").first()
    comment = told.comment if told else None
    guardian = comment.parent.writer if comment and comment.parent else None
    if comment is None or comment.writer is None or guardian is None or not guardian.email:
        return None
    viewer = FamilyViewer(comment.school, guardian)
    seen = Comment.objects.read_by(viewer).visible_to(viewer).filter(pk=comment.pk)
    left = LeftLetters.objects.filter(guardianship__guardian=guardian, guardianship__student=comment.writer)
    if comment.writer_id not in viewer.standing.children or left.exists() or not seen.exists():
        return None
    language = guardian.language or comment.school.language
    with translation.override(language):
        name = {"name": comment.writer.first_name}
        lines = [_("%(name)s answers you:") % name, plain(comment.body)]
        if address := str(outgoing.about["address"]):
            token = FamilyLink.make(guardian, comment.school).token
            path = reverse("family-post", args=[token, comment.entry.public_id])
            lines.append(_("Read it where it stands:") + f"\n{address}{path}")
        if outgoing.can_be_answered:
            lines.append(_("Answer this mail, and %(name)s reads it there.") % name)
        text = "\n\n".join(lines) + "\n"
        return Message(guardian.email, _("%(name)s has answered") % name, text, language=language, can_be_answered=True)
