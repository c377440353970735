"""Every kind of mail is known here, with whom it goes to and what of children's it carries (safety.md, section 2)."""

import ast

from hub.mail.kinds import KINDS, TAKES_REPLIES
from tests.doors import ROOT, modules

MAILS: dict[str, str] = {
    "answer": "to the guardian who said what is answered; carries the child's answer, if they may read it now",
    "copy-taken": "to a teacher or guardian of today; carries the child's name and the day, no words of anybody",
    "digest": "to a guardian of today; carries new posts of their children, as they see them when it is sent",
    "farewell": "to a guardian of today whose child has left; carries the way to the blog that they may take, no words",
    "family-link": "to a guardian of today, whose old link was used to ask; carries a link, no words of anybody",
    "letter": "to a guardian of today; carries the room, goals and pieces as they see them when it is sent",
    "mentor-asked": "to the mentor of a teacher, while they may enter the room; carries two names, no words of anybody",
    "mentor-ready": "to the mentor of a teacher, while they may enter the room; carries two names, no words of anybody",
    "new-password": "to who asked for it, at an address that the hub knows; carries a link that works once",
    "promise": "to the owner of the piece; carries the code for its picture, and no words of anybody",
    "sign-in-news": "to whoever it is about; carries what happened to their signing in, no words of anybody",
    "which-mail": "to a guardian of today whom several schools asked; carries how to answer, no words of anybody",
    "worry": "to the leads of the school, or its administrators; names nobody and carries no words",
}
"""What no mail carries is words of a child that its reader may not see at that moment: each is made when it is sent."""
ANSWERED = {"answer", "digest", "letter"}
SENDS = {"send_mail", "send_mass_mail", "mail_admins", "mail_managers", "EmailMessage", "EmailMultiAlternatives"}


def test_every_kind_of_mail_has_its_line():
    assert set(KINDS) == set(MAILS)
    assert set(TAKES_REPLIES) == ANSWERED


def test_nothing_is_sent_but_by_the_outbox():
    names = {
        f"{file.relative_to(ROOT)}: {alias.name}"
        for file in modules()
        if not file.is_relative_to(ROOT / "hub" / "mail")
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("django.core.mail")
        for alias in node.names
        if alias.name in SENDS
    }

    assert not names
