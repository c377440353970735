"""Pictures that came with a comment: our own writer puts a way to each below its words, and notes how many."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape

from hub.comments.models import Comment
from hub.media.models import MediaFile
from hub.portability.importing.run import Run
from hub.portability.wxr.own_record import record_of
from hub.portability.wxr.records import CommentRecord

_WAY = re.compile(r'(?:\A|\n\n)<a href="([^"]*)"[^>]*>[^<]*</a>\s*\Z')
MOST = 20


@dataclass(frozen=True)
class Sent:
    """The words without those ways, and the pictures as they are here."""

    words: str
    pictures: list[MediaFile]


def pictures_sent(run: Run, record: CommentRecord) -> Sent:
    """Those that came in. A way to one that did not stays a way, and whatever stands above it."""
    told = record_of((meta.key, meta.value) for meta in record.meta).get("pictures")
    words, numbers = record.content, list[int]()
    for _place in range(min(told, MOST) if isinstance(told, int) else 0):
        way = _WAY.search(words)
        outline = run.source.own.medium(unescape(way[1])) if way else None
        if way is None or outline is None or outline.key not in run.media:
            break
        numbers.insert(0, run.media[outline.key][0])
        words = words[: way.start()]
    # Two of one content are one file here.
    came = dict.fromkeys(numbers)
    found = MediaFile.objects.pictures().in_bulk(came) if came else {}
    return Sent(words, [found[number] for number in came]) if len(found) == len(came) else Sent(record.content, [])


def write_pictures(run: Run, comments: Iterable[Comment], sent: Iterable[Sent]) -> None:
    """Note which came with which comment."""
    through = Comment.pictures.through
    run.write(
        through(comment_id=comment.pk, mediafile_id=media.pk)
        for comment, came in zip(comments, sent, strict=True)
        for media in came.pictures
    )
