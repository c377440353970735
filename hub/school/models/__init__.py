"""Schools, their years, grades and classes, and who belongs to them when."""

from hub.school.models.appointment import Appointment
from hub.school.models.classroom import Classroom, ClassroomQuerySet, new_class_code
from hub.school.models.consent import Consent
from hub.school.models.enrolment import Enrolment
from hub.school.models.guardianship import Guardianship
from hub.school.models.mentorship import Mentorship
from hub.school.models.policy import Policy
from hub.school.models.school import School, SchoolHost
from hub.school.models.sign_in_provider import SignInProvider
from hub.school.models.trust import Trust
from hub.school.models.years import Grade, SchoolYear

__all__ = [
    "Appointment",
    "Classroom",
    "ClassroomQuerySet",
    "Consent",
    "Enrolment",
    "Grade",
    "Guardianship",
    "Mentorship",
    "Policy",
    "School",
    "SchoolHost",
    "SchoolYear",
    "SignInProvider",
    "Trust",
    "new_class_code",
]
