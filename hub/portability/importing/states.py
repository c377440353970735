"""What each state of the old blog is here. Nothing becomes wider than it was (portability.md R32)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from hub.portability.wxr.records import Item

FOR_OTHERS = ("publish", "future")
"""States that were meant for everybody there; only these get the audience chosen at the release."""
OWN = ("draft", "pending", "trash", "unknown")
"""States of which only the owner knows."""


@dataclass
class State:
    """When it is published and binned. `word` is the old blog's, "password" for what was behind one."""

    word: str
    published_at: datetime.datetime | None = None
    binned_at: datetime.datetime | None = None
    told: list[str] = field(default_factory=list)

    @property
    def has_address(self) -> bool:
        """Whether it is more than a draft."""
        return self.published_at is not None


def state_of(item: Item, now: datetime.datetime) -> State:
    """The state of an item at `now`, and what to tell about it."""
    date = item.published or item.modified
    if item.status == "trash":
        was_out = item.field("_wp_trash_meta_status") in {"publish", "private"}
        told = [_("It was in the bin there, and is in the bin here.")]
        return State("trash", (date or now) if was_out else None, now, told)
    if item.status == "private":
        return State("private", date or now, told=[_("It was private. It stays with you and your teachers.")])
    if item.status == "publish" and item.has_password:
        words = _("It was behind a password. It stays with you and your teachers; the password was left behind.")
        return State("password", date or now, told=[words])
    if item.status == "publish":
        return State("publish", date or now, told=[] if date else [_("It had no date. It got the one of today.")])
    if item.status == "future":
        return _planned(item, date, now)
    return _draft(item)


def _planned(item: Item, date: datetime.datetime | None, now: datetime.datetime) -> State:
    if date is not None and date > now:
        day = (item.local or date).date()
        words = _("It was planned for %(day)s and stays so, once it is let in.")
        return State("future", date, told=[words % {"day": date_format(day)}])
    return State("draft", told=[_("It was planned for a day that has passed. It is a draft.")])


def _draft(item: Item) -> State:
    if item.status == "pending":
        return State("pending", told=[_("It waited for somebody to read it. It is a draft.")])
    if item.status in {"draft", "auto-draft"}:
        return State("draft")
    words = _("Its state “%(state)s” means nothing here. It is a draft.") % {"state": item.status[:30]}
    return State("unknown", told=[words])
