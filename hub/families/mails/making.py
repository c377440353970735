"""A letter as a mail: words, pictures inside of it, and the same in plain text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, Protocol

import css_inline
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from hub.families.room_page import RoomPage, Shown
from hub.mail.kinds import Picture
from hub.media.models import MediaFile

WIDEST, MOST_BYTES, MOST_PICTURES = 1280, 700_000, 12
KINDS = {"image/jpeg": "jpeg", "image/png": "png"}


class Illustrated(Protocol):
    """Something with a picture; `src` is where the mail shows it from."""

    src: str

    @property
    def file(self) -> MediaFile | None: ...


def embed_pictures(things: Sequence[Illustrated]) -> tuple[Picture, ...]:
    """Their pictures, to lie inside of the mail: nothing is fetched when it is read, so nobody learns that it was. Each
    then shows its own by name."""
    pictures: list[Picture] = []
    for shown in things[:MOST_PICTURES]:
        picture = _picture_of(shown.file, f"piece{len(pictures) + 1}")
        if picture is not None:
            shown.src = f"cid:{picture.name}"
            pictures.append(picture)
    return tuple(pictures)


def html_of(template: str, context: dict[str, Any]) -> str:
    """The mail, with its styles at each element, as mail programs want them."""
    html = render_to_string(template, context)
    inliner = css_inline.CSSInliner(extra_css=_styles(), load_remote_stylesheets=False, keep_style_tags=False)
    return str(inliner.inline(html))


def text_of(page: RoomPage, *, words: str, by: str, room_url: str, leave_url: str, can_be_answered: bool) -> str:
    """The same for who reads plain text."""
    name = {"name": page.child.first_name}
    lines = [
        _("%(name)s’s showcase is ready") % name,
        ": ".join(filter(None, (page.room_title, page.room.introduction))),
    ]
    lines += [" – ".join(filter(None, (f"“{words}”", by)))] if words else []
    lines += [_("Three things to ask")] + [f"{number}. {one}" for number, one in enumerate(page.questions, 1)]
    lines += [_("What %(name)s wanted this year") % name] if page.goals else []
    lines += [_goal_in_text(goal) for goal in page.goals]
    lines += [_("The work")] if page.pieces else []
    lines += [_piece_in_text(shown) for shown in page.pieces]
    lines += [_("Visit %(name)s’s room") % name + f":\n{room_url}"] if room_url else []
    lines += [_("Answer this mail, and %(name)s reads it in the visitors’ book of the room.") % name] * can_be_answered
    reason = _(
        "You get this because you are %(name)s’s family. The link is for you only and works for seven days. "
        "No account needed."
    )
    lines.append(reason % name)
    lines += [_("No more mails about %(name)s") % name + f":\n{leave_url}"] if leave_url else []
    return "\n\n".join(lines) + "\n"


def _goal_in_text(goal: dict[str, str]) -> str:
    """The goal, whether it was met, and why."""
    lines = [f"- {goal['words']}" + (f" – {goal['told']}" if goal["told"] else "")]
    lines += [f"  “{goal['why']}”"] if goal["why"] else []
    return "\n".join(lines)


def _piece_in_text(shown: Shown) -> str:
    """A piece with its labels, as it hangs in the room."""
    piece = shown.piece
    said = {
        _("Why it’s here:"): piece.why,
        _("What I learned:"): piece.learned,
        _("What comes next:"): piece.next_step,
    }
    labels = [f"{label} {words}" for label, words in said.items() if words]
    return "\n".join(filter(None, (shown.title, piece.get_kind_display(), *labels)))


@cache
def _styles() -> str:
    file = finders.find("families/css/letter.css")
    if file is None:
        raise FileNotFoundError("families/css/letter.css")
    with open(file, encoding="utf-8") as sheet:
        return sheet.read()


def _picture_of(media: MediaFile | None, name: str) -> Picture | None:
    """In the form that every mail program shows: JPEG or PNG, not wider than a screen."""
    if media is None or media.kind != MediaFile.Kind.IMAGE:
        return None
    made = [one for one in media.renditions.all() if one.content_type in KINDS and one.width <= WIDEST]
    chosen = [one for one in made if one.size <= MOST_BYTES]
    if chosen:
        kind, file = KINDS[chosen[-1].content_type], chosen[-1].file
    elif media.content_type in KINDS and media.size <= MOST_BYTES:
        kind, file = KINDS[media.content_type], media.file
    else:
        return None
    with file.open("rb") as bytes_of:
        return Picture(name, bytes_of.read(), kind)
