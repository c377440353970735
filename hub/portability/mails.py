"""What is mailed to families when a child leaves."""

from __future__ import annotations

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from hub.families.family_viewer import FamilyViewer
from hub.mail.kinds import Message, mail
from hub.mail.models import Outgoing
from hub.portability.leaving.who import may_take
from hub.school.models import Enrolment, Guardianship, School


@mail("farewell")
def farewell(outgoing: Outgoing) -> Message | None:
    """How the blog of a child who has left goes along. Nothing when the child has come back, or there is nothing that
    this guardian may take any more."""
    found = Guardianship.objects.current().filter(pk=outgoing.about["guardianship"])
    guardianship = found.select_related("guardian", "student", "school__policy").first()
    email = guardianship.guardian.email if guardianship else ""
    if guardianship is None or not email:
        return None
    guardian, student, school = guardianship.guardian, guardianship.student, guardianship.school
    is_here = Enrolment.objects.current().students().filter(person=student, classroom__school=school).exists()
    blog = may_take(FamilyViewer(school, guardian)).filter(owner=student).first()
    if is_here or blog is None:
        return None
    language = guardian.language or school.language
    with translation.override(language):
        words = _(
            "Hello %(name)s,\n\n"
            "%(child)s is in no class of %(school)s any more. The blog belongs to %(child)s, and it is still here.\n\n"
            "Take it along: as one file that opens on any computer, or straight to the next school.\n\n"
            "%(way)s\n\n"
            "Do it soon, while you can sign in here.\n"
        )
        told = {"name": guardian.first_name, "child": student.first_name, "school": school.name}
        told["way"] = _way(school, blog.slug)
        subject = _("%(child)s’s blog goes along") % told
        return Message(email, subject, words % told, language=language)


def _way(school: School, slug: str) -> str:
    if not school.address:
        return _("Sign in to the hub and choose “Take it with me”.")
    words = _("Sign in with this e-mail address here:\n%(link)s")
    return words % {"link": school.address + reverse("take-blog", args=[slug])}
