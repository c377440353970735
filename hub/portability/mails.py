"""What is mailed when a child leaves, and when a copy of their work is taken along."""

from __future__ import annotations

from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from hub.families.family_viewer import FamilyViewer
from hub.families.staying_away import leave_path
from hub.mail.kinds import Message, mail
from hub.mail.models import Outgoing
from hub.portability.leaving.telling import guarding, rooms_of, told_of
from hub.portability.leaving.who import may_take
from hub.safety.models import Taking
from hub.school.models import Enrolment, Guardianship, School
from hub.text.lists import listed


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


@mail("copy-taken")
def copy_taken(outgoing: Outgoing) -> Message | None:
    """A student took a copy, to one of their teachers or guardians: the child's name and the day, and no word of the
    work. Teachers read the full name and the class: they may have two of one first name. Nothing to who does not teach
    or guard them any more, or has left the mails about them."""
    taking = Taking.objects.select_related("school", "student").filter(pk=outgoing.about["taking"]).first()
    person = told_of(taking).filter(pk=outgoing.about["person"]).first() if taking else None
    if taking is None or person is None or not person.email:
        return None
    guardianship = guarding(taking).filter(guardian=person).first()
    way = (
        str(outgoing.about["address"]) + leave_path(guardianship) if guardianship and outgoing.about["address"] else ""
    )
    language = person.language or taking.school.language
    with translation.override(language):
        words = _(
            "Hello %(name)s,\n\n"
            "%(child)s took a copy of the blog along on %(day)s, to keep it or to bring it to another place.\n\n"
            "That is fine: the work belongs to %(child)s. You get this so that no copy is made without you knowing. "
            "If it surprises you, ask %(child)s; somebody else may know the way to sign in.\n\n"
            "Whatever else is packed on that day, no more mail comes about it.\n"
        )
        child = taking.student.first_name if guardianship else taking.student.full_name
        told = {"name": person.first_name, "child": child}
        text = words % {**told, "day": date_format(taking.day, "WEEKDAY_FORMAT")}
        if way:
            text += "\n" + _("No more mails about %(name)s") % {"name": told["child"]} + f":\n{way}\n"
        of_class = "" if guardianship else f" ({listed(str(room) for room in rooms_of(taking))})"
        subject = _("%(child)s took a copy along") % {"child": child + of_class}
        return Message(person.email, subject, text, language=language, leave_url=way)


def _way(school: School, slug: str) -> str:
    if not school.address:
        return _("Sign in to the hub and choose “Take it with me”.")
    words = _("Sign in with this e-mail address here:\n%(link)s")
    return words % {"link": school.address + reverse("take-blog", args=[slug])}
