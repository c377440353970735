"""What the activity log tells of."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """One kind of act."""

    SIGNED_IN = "signed-in", _("somebody signed in")
    SIGN_IN_FAILED = "sign-in-failed", _("a wrong try to sign in")
    ROLE_GIVEN = "role-given", _("a role was given")
    ROLE_ENDED = "role-ended", _("a role ended")
    SECOND_STEP_ENDED = "second-step-ended", _("a second step was taken away")
    STUDENTS_ADDED = "students-added", _("students were added")
    GUARDIAN_LINKED = "guardian-linked", _("a guardian was linked")
    GUARDIAN_REMOVED = "guardian-removed", _("a guardian was removed")
    CONSENT_GIVEN = "consent-given", _("a family allowed something")
    CONSENT_WITHDRAWN = "consent-withdrawn", _("a family took its yes back")
    POLICY_CHANGED = "policy-changed", _("the school's rules changed")
    LET_IN = "let-in", _("something was let in")
    KEPT_OUT = "kept-out", _("something was kept out")
    DECIDED_TOGETHER = "decided-together", _("many things were let in at once")
    TAKEN_BACK = "taken-back", _("a decision was taken back")
    REPORTED = "reported", _("something was reported")
    REPORT_ANSWERED = "report-answered", _("a report was answered")
    WORRY_CLOSED = "worry-closed", _("somebody was helped")
    TAKEN_ALONG = "taken-along", _("a blog was packed to take along")
    BROUGHT_IN = "brought-in", _("a blog was brought in")
    CARDS_PRINTED = "cards-printed", _("cards were made")
    CARD_STOPPED = "card-stopped", _("a card was stopped")
    LOOKED_AS = "looked-as", _("somebody looked as a student")
    LOOKING_ENDED = "looking-ended", _("looking as a student ended")
    CLASS_CODE_CHANGED = "class-code-changed", _("a class got a new code")
    LOOKED_AT_MANY = "looked-at-many", _("somebody looked at very many things")
    RESCUED = "rescued", _("something came back from the bin")
    ERASING_ASKED = "erasing-asked", _("erasing somebody was asked for")
    ERASED = "erased", _("somebody was erased")
