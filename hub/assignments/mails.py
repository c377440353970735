"""What is mailed to whom somebody asks in private."""

from __future__ import annotations

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from hub.assignments.models import Feedback
from hub.audience.viewer import Viewer
from hub.mail.kinds import Message, mail
from hub.mail.models import Outgoing
from hub.showcase.mentors import mentor_to_write_to, way_to


@mail("mentor-asked")
def mentor_asked(outgoing: Outgoing) -> Message | None:
    """A teacher has said something in private to the mentor. Nothing when they have said more since, which is a mail of
    its own, or when the mentor may not read it any more."""
    word = Feedback.said_last(outgoing.about["word"])
    if word is None or (mentor := mentor_to_write_to(word.section)) is None:
        return None
    if not Feedback.objects.visible_to(Viewer(word.section.school, mentor)).filter(pk=word.pk).exists():
        return None
    language = mentor.language or word.section.school.language
    with translation.override(language):
        words = _(
            "Hello %(name)s,\n\n"
            "%(teacher)s, whose mentor you are, has said something to you in private about a room of their showcase, "
            "and would like to hear what you think:\n\n"
            "%(way)s\n"
        )
        way = way_to(reverse("feedback", args=[word.section.public_id]), word.section)
        told = words % {"name": mentor.first_name, "teacher": word.by.full_name, "way": way}
        return Message(mentor.email or "", _("A colleague asks what you think"), told, language=language)
