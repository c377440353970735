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
from hub.people.models import Person
from hub.showcase.models import Greeting
from hub.text.excerpts import plain


@mail("answer")
def answer(outgoing: Outgoing) -> Message | None:
    """The answer, if the guardian may read it now. Nothing for who guards this child no more or wants no such mails, or
    when it was taken back."""
    said = SentAnswer.of(outgoing)
    guardian = said.parent.writer if said and said.parent else None
    if said is None or said.writer is None or guardian is None or not guardian.email:
        return None
    if not _is_for(said, said.writer, guardian):
        return None
    language = guardian.language or said.school.language
    with translation.override(language):
        name = {"name": said.writer.first_name}
        lines = [_("%(name)s answers you:") % name, plain(said.body)]
        if address := str(outgoing.about["address"]):
            lines.append(_("Read it where it stands:") + f"\n{address}{_path(said, guardian)}")
        if outgoing.can_be_answered:
            lines.append(_("Answer this mail, and %(name)s reads it there.") % name)
        text = "\n\n".join(lines) + "\n"
        return Message(guardian.email, _("%(name)s has answered") % name, text, language=language, can_be_answered=True)


def _is_for(said: Comment | Greeting, child: Person, guardian: Person) -> bool:
    """Whether this guardian may read it today, and wants mails about this child."""
    viewer = FamilyViewer(said.school, guardian)
    left = LeftLetters.objects.filter(guardianship__guardian=guardian, guardianship__student=child)
    return child.pk in viewer.standing.children and not left.exists() and SentAnswer.is_read_by(viewer, said)


def _path(said: Comment | Greeting, guardian: Person) -> str:
    """Where it stands, by a link made for this mail."""
    token = FamilyLink.make(guardian, said.school).token
    if isinstance(said, Comment):
        return reverse("family-post", args=[token, said.entry.public_id])
    return reverse("family-room", args=[token, said.section.public_id])
