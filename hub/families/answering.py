"""What a guardian answers to a letter: it stands in the visitors' book of the room, where the policy lets it."""

from __future__ import annotations

from hub.families.family_viewer import FamilyViewer
from hub.families.models import LetterHome
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
