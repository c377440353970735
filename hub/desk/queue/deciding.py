"""Finding what somebody decides about, and what they have just decided about."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from hub.audience.viewer import Viewer
from hub.blogs.models import Entry, Revision
from hub.comments.models import Comment, CommentRevision
from hub.desk.queue.kinds import WAITS
from hub.people.models import Person
from hub.reflections.models import Thought
from hub.safety.models import Report
from hub.showcase.models import Greeting, PieceComment, PieceThought, RoomLink, Section

UNDO_WITHIN = datetime.timedelta(hours=1)
Waiting = Entry | Comment | PieceComment | Section | Greeting | RoomLink | Report | Thought | PieceThought
_KINDS: dict[str, Any] = {
    **{"entry": Entry, "link": RoomLink, "room": Section},
    **{"comment": Comment, "guest": Comment, "junk": Comment, "greeting": Greeting, "remark": PieceComment},
    **{"thought": Thought, "piece_thought": PieceThought},
}


THOUGHTS = frozenset({"thought", "piece_thought"})
"""The kinds of reflections. A change of one is called by the id of what it changes."""


@dataclass(frozen=True)
class Decided:
    """A thing about which the viewer has just decided. With a change, only that waits again."""

    thing: Any
    change: Revision | None = None

    def wait_again(self, *, by: Person) -> None:
        """Take the decision back."""
        if self.change is not None:
            self.thing.change_waits_again(self.change, by=by)
        else:
            self.thing.wait_again()


def find_waiting(viewer: Viewer, kind: str, public_id: str) -> Waiting:
    """The thing of this kind that waits for the viewer's yes, or 404. What is found has `release()` and `hold()`."""
    found: Waiting
    if kind == "report":
        found = get_object_or_404(Report.objects.moderated_by(viewer).open(), public_id=public_id)
    elif kind == "change":
        changed = Revision.objects.moderated_by(viewer).filter(**WAITS).values("entry")
        found = get_object_or_404(Entry.objects.moderated_by(viewer), public_id=public_id, pk__in=changed)
    elif kind == "rewording":
        reworded = CommentRevision.objects.moderated_by(viewer).filter(**WAITS).values("comment")
        found = get_object_or_404(Comment.objects.moderated_by(viewer), public_id=public_id, pk__in=reworded)
    elif kind in THOUGHTS:
        found = _one_of(_thoughts(viewer, kind, public_id).filter(**WAITS))
    elif kind in _KINDS:
        found = get_object_or_404(_KINDS[kind].objects.moderated_by(viewer), public_id=public_id, **WAITS)
    else:
        raise Http404
    return found


def find_decided(viewer: Viewer, kind: str, public_id: str) -> Decided:
    """The thing about which the viewer decided less than an hour ago, or 404."""
    if kind == "report" and viewer.person is not None:
        answered = {"closed_by": viewer.person, "closed_at__gt": viewer.now - UNDO_WITHIN}
        return Decided(get_object_or_404(Report.objects.moderated_by(viewer), public_id=public_id, **answered))
    if viewer.person is None or kind not in {*_KINDS, "change", "rewording"}:
        raise Http404
    just_now = {"approval__decided_by": viewer.person, "approval__decided_at__gt": viewer.now - UNDO_WITHIN}
    if kind == "rewording":
        kept_out = CommentRevision.objects.moderated_by(viewer).filter(comment__public_id=public_id, **just_now).first()
        if kept_out is not None:
            return Decided(kept_out)
        kind = "comment"
    if kind in THOUGHTS:
        return Decided(_one_of(_thoughts(viewer, kind, public_id).filter(**just_now)))
    if kind != "change":
        return Decided(get_object_or_404(_KINDS[kind].objects.moderated_by(viewer), public_id=public_id, **just_now))
    changed = Revision.objects.moderated_by(viewer).filter(**just_now).values("entry")
    entry = get_object_or_404(Entry.objects.moderated_by(viewer), public_id=public_id, pk__in=changed)
    change = Revision.decided_for(entry, viewer.person)
    if change is None:
        raise Http404
    return Decided(entry, change)


def _thoughts(viewer: Viewer, kind: str, public_id: str) -> Any:
    """The reflection of this id, and changes of it."""
    called = Q(public_id=public_id) | Q(replaces__public_id=public_id)
    return _KINDS[kind].objects.moderated_by(viewer).filter(called)


def _one_of(thoughts: Any) -> Any:
    """The one about which something was decided last; else the last that was written. Raises Http404 without any."""
    found = thoughts.order_by("approval__decided_at", "pk").last()
    if found is None:
        raise Http404
    return found
