"""A family's pages."""

from hub.families.views.allow import allow, family_allow
from hub.families.views.digest import choose_digest, family_digest
from hub.families.views.leave import leave_letters
from hub.families.views.link import end_family_link, family_link, family_link_again
from hub.families.views.post import family_file, family_post, family_say
from hub.families.views.room import family_greet, family_room

__all__ = [
    "allow",
    "choose_digest",
    "end_family_link",
    "family_allow",
    "family_digest",
    "family_file",
    "family_greet",
    "family_link",
    "family_link_again",
    "family_post",
    "family_room",
    "family_say",
    "leave_letters",
]
