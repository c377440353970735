"""Pages about oneself, and the ways in for those who have a password."""

from hub.people.views.be_sure import be_sure
from hub.people.views.me import change_password, choose_face, choose_language, show_me
from hub.people.views.new_password import choose_new_password, forgot_password
from hub.people.views.passkeys import (
    add_passkey,
    ask_for_new_passkey,
    ask_for_passkey,
    remove_passkey,
    sign_in_by_passkey,
)
from hub.people.views.second_step import new_recovery_codes, set_up_codes, stop_codes
from hub.people.views.sign_in_by_email import sign_in_family, sign_in_staff
from hub.people.views.sign_in_code import sign_in_code
from hub.people.views.sign_out import leave, leave_everywhere

__all__ = [
    "add_passkey",
    "ask_for_new_passkey",
    "ask_for_passkey",
    "be_sure",
    "change_password",
    "choose_face",
    "choose_language",
    "choose_new_password",
    "forgot_password",
    "leave",
    "leave_everywhere",
    "new_recovery_codes",
    "remove_passkey",
    "set_up_codes",
    "show_me",
    "sign_in_by_passkey",
    "sign_in_code",
    "sign_in_family",
    "sign_in_staff",
    "stop_codes",
]
