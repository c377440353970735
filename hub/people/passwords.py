"""What makes a password good enough, and how we say that it is not yet."""

from __future__ import annotations

from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class LongEnough(password_validation.MinimumLengthValidator):
    """Says how long it is now."""

    def validate(self, password: str, user: object = None) -> None:
        """Raises ValidationError for a short one."""
        if len(password) < self.min_length:
            words = ngettext(
                "A password has %(least)d letters or more. You typed %(count)d.",
                "A password has %(least)d letters or more. You typed %(count)d.",
                len(password),
            )
            raise ValidationError(words % {"least": self.min_length, "count": len(password)}, code="password_too_short")


class NotOfMany(password_validation.CommonPasswordValidator):
    """Says why it is easy to guess."""

    def get_error_message(self) -> str:
        """For one that is on the list of those that many people have."""
        return _("Many people have this password, so it is easy to guess. Put three or four words together.")


class NotLikeOneself(password_validation.UserAttributeSimilarityValidator):
    """Says what it is too much like."""

    def get_error_message(self) -> str:
        """For one that is nearly one's name or address."""
        return _("This is too much like your name or your address. Put three or four other words together.")
