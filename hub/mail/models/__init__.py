"""Mail that goes out, and mail that comes in."""

from hub.mail.models.incoming import Incoming, IncomingQuerySet
from hub.mail.models.outgoing import Outgoing, OutgoingQuerySet

__all__ = ["Incoming", "IncomingQuerySet", "Outgoing", "OutgoingQuerySet"]
