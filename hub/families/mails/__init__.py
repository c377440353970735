"""What is mailed to families; each module registers its kind."""

from hub.families.mails import answer, digest, letter, link, which

__all__ = ["answer", "digest", "letter", "link", "which"]
