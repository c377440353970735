"""Who wrote a comment without being known to the hub."""

from __future__ import annotations

import datetime
import re

from django.db import models, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from hub.audience.models import Approval
from hub.blogs.models import Entry
from hub.comments.models.comment import Comment
from hub.ids import new_public_id
from hub.text.cleaning import clean_comment, from_plain

A_WHILE, AN_HOUR = datetime.timedelta(minutes=10), datetime.timedelta(hours=1)
MOST_FROM_A_NETWORK, MOST_ON_AN_ENTRY, MOST_LINKS = 5, 30, 1
_LINK = re.compile(r"https?://|\bwww\.|\[url", re.IGNORECASE)


class TooManyGuests(Exception):
    """So many comments came from this network, or to this entry, that the next ones have to wait."""


class Guest(models.Model):
    """The guest of one comment. E-mail address and network are forgotten as soon as somebody has decided about it."""

    comment = models.OneToOneField(Comment, on_delete=models.CASCADE, related_name="guest")
    email = models.EmailField(blank=True)
    site = models.URLField(max_length=500, blank=True)
    network = models.CharField(max_length=40, blank=True, help_text="a hash, for counting")
    is_likely_junk = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.comment.writer_name

    @classmethod
    def write(cls, entry: Entry, words: str, *, name: str, email: str, site: str, network: str, key: str) -> None:
        """A comment that waits for a responsible adult, whatever the policy says of students. `network`: where it came
        from; `key`: the public id that the form gives it, so that the same form sent twice is the same comment.

        Raises TooManyGuests, and hub.text's TextRefused when the words cannot be text.
        """
        body, counted = clean_comment(from_plain(words)), salted_hmac("guest", network).hexdigest()
        with transaction.atomic():
            sent = Comment.objects.filter(public_id=key)
            if sent.filter(body=body).exists():
                return
            cls._refuse_too_many(entry, counted)
            key = new_public_id() if sent else key
            comment = Comment.objects.create(
                school=entry.school, entry=entry, public_id=key, writer_name=name, body=body,
                approval=Approval.objects.create(school=entry.school),
            )  # fmt: skip
            is_likely_junk = len(_LINK.findall(words)) > MOST_LINKS
            cls.objects.create(comment=comment, email=email, site=site, network=counted, is_likely_junk=is_likely_junk)

    @classmethod
    def _refuse_too_many(cls, entry: Entry, network: str) -> None:
        now = timezone.now()
        from_there = cls.objects.filter(network=network, comment__written_at__gt=now - A_WHILE).count()
        on_this = cls.objects.filter(comment__entry=entry, comment__written_at__gt=now - AN_HOUR).count()
        if from_there >= MOST_FROM_A_NETWORK or on_this >= MOST_ON_AN_ENTRY:
            raise TooManyGuests
