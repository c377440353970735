"""All that the page for writing shows."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from hub.audience.audiences import Audience
from hub.audience.choosing import reach_of
from hub.audience.http import HubRequest
from hub.audience.viewer import Viewer
from hub.blogs.cards import page_picture
from hub.blogs.models import Blog, Entry
from hub.desk.asking import AskingForm
from hub.desk.drafts import written_for
from hub.desk.editor_words import editor_words
from hub.desk.filing import AUTOMATIC, NO_PICTURE, first_picture, media_for
from hub.desk.forms import FilingForm
from hub.desk.guesses import guess_for, in_words
from hub.desk.simple_writing import writes_simply
from hub.desk.typed import Typed, change_when_found, newest_text, shown_to_writer
from hub.media.models import MediaFile
from hub.people.device_key import device_key

FEW_SHELVES = 7


def write_page(
    request: HubRequest,
    entry: Entry,
    *,
    ticket: str = "",
    text: Typed | None = None,
    filing: FilingForm | None = None,
    errors: list[str] | None = None,
    kindly: list[Promise] | None = None,
    blogs: list[Blog] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page. `text` and `filing` are what a form brought that could not be taken as it was; with a `text` and the
    status 409 the page shows it beside what somebody else wrote meanwhile. `kindly`: what to think about first."""
    viewer = request.viewer
    now = newest_text(entry)
    shown = text or now
    form = filing or FilingForm(entry=entry, viewer=viewer, text=now)
    asking = AskingForm(request.POST or None, entry=entry, viewer=viewer, wanted=request.GET.get("answers", ""))
    media = form.own_media if text is None else media_for(entry, shown.body, viewer)
    is_simple = writes_simply(viewer, in_simple_class=getattr(entry, "in_simple_class", None))
    context = {
        "here": "write",
        "blogs": blogs or [],
        "ticket": ticket or request.POST.get("start", ""),
        "errors": [*(errors or []), *_mistakes(form), *_mistakes(asking)],
        "kind_words": kindly or [],
        "asking": asking,
        "is_simple": is_simple,
        "may_write_simply": viewer.is_student,
        "person": request.person,
        "device_key": device_key(request.person),
        "words": editor_words(),
        **_entry(request, entry, now),
        **_text(shown, now, viewer, media),
        **_other_text(now if status == 409 else None, viewer),
        **_choices(form, first_picture(shown.body, media)),
        **_guess(entry, shown, viewer, is_asked="guess" in request.GET),
        **_addresses(entry, viewer),
    }
    page = render(request, "desk/write_simple.html" if is_simple else "desk/write.html", context, status=status)
    patch_cache_control(page, no_store=True)  # Words and their key: nothing of it for who comes next at this device.
    return page


def _entry(request: HubRequest, entry: Entry, now: Typed) -> dict[str, Any]:
    """Whose it is, and how far: a draft, out, still to come, changed since."""
    at = request.viewer.now
    is_out = entry.is_out(at)
    return {
        "entry": entry,
        "blog": entry.blog,
        "accent": entry.blog.accent,
        "written_for": written_for(entry, request.person),
        "base_version": now.version,
        "is_new": not entry.pk,
        "is_out": is_out,
        "is_to_come": entry.published_at is not None and entry.published_at > at and not entry.withdrawn_at,
        "has_changes": is_out and (now.title, now.body) != (entry.title, entry.body),
        "change": change_when_found(entry),
        "asks_again": is_out and entry.asks_again(request.person),
    }


def _text(shown: Typed, now: Typed, viewer: Viewer, media: list[MediaFile]) -> dict[str, Any]:
    """What stands in the fields: `plain` without an editor where that loses nothing, else what is added below the text
    `before` it."""
    above, plain = (now.body, shown.below) if shown.below else (shown.body, shown.as_plain)
    return {
        "title": shown.title,
        "body": shown.body,
        "plain": plain or "",
        "before": shown_to_writer(above, viewer, media) if plain is None or shown.below else "",
    }


def _other_text(now: Typed | None, viewer: Viewer) -> dict[str, Any]:
    """What somebody else wrote meanwhile, to read and for the editor."""
    if now is None:
        return {"conflict": None, "other": None}
    return {
        "conflict": shown_to_writer(now.body, viewer),
        "other": {"title": now.title, "html": now.body, "version": now.version},
    }


def _choices(form: FilingForm, first: MediaFile | None) -> dict[str, Any]:
    """Where it goes, who sees it, who wrote it with one, and what stands on top."""
    chosen = form.chosen("audience")
    return {
        "form": form,
        "shelves": _shelves(form),
        "audience": form.choosing.choices(chosen),
        "reach": reach_of(chosen) if chosen in Audience.values else 1,
        "together": _together(form),
        "pictures": _pictures(form, first),
    }


def _guess(entry: Entry, shown: Typed, viewer: Viewer, *, is_asked: bool) -> dict[str, Any]:
    guess = guess_for(entry, shown, viewer) if is_asked else None
    return {"guess": guess, "guess_says": in_words(guess)}


def _addresses(entry: Entry, viewer: Viewer) -> dict[str, str]:
    """Where the page and its editor send and ask; "{id}" stands for that of a file."""
    verbs = {
        "keep_url": "keep-entry",
        "publish_url": "publish-entry",
        "readers_url": "entry-readers",
        "guess_url": "guess-place",
    }
    return {
        **{name: reverse(verb, args=[entry.public_id]) for name, verb in verbs.items()},
        "media_address": reverse("media", args=["ID", "original"]).replace("ID", "{id}"),
        "about_address": reverse("my-file", args=["ID"]).replace("ID", "{id}"),
        "close_url": _close_url(entry, viewer),
    }


def _mistakes(form: FilingForm | AskingForm) -> list[str]:
    names = ("audience", "shelves", "picture", "together", "asks_class", "due_on")
    return [str(error) for name in names for error in form.errors.get(name, [])]


def _shelves(form: FilingForm) -> dict[str, Any]:
    """The shelves as chips: a handful at once, the others behind "All shelves"; chosen ones always in sight."""
    on = {str(value) for value in form["shelves"].value() or []}
    chips = [{"value": shelf.pk, "label": shelf.name, "on": str(shelf.pk) in on} for shelf in form.offered_shelves]
    chips.sort(key=lambda chip: not chip["on"])
    return {"first": chips[:FEW_SHELVES], "more": chips[FEW_SHELVES:]}


def _together(form: FilingForm) -> dict[str, Any]:
    """Those who can be named, as chips with faces; whoever may not choose sees who is named, and may leave."""
    made, named = form.made, form.named
    me = form.viewer.person
    return {
        "people": [
            {"person": person, "name": form.viewer.name_of(person), "on": person in named} for person in made.offered
        ],
        "was": " ".join(made.ids),
        "named": [] if made.may_choose else [form.viewer.name_of(person) for person in named],
        "may_leave": me is not None and me.pk in made.authors and me.pk != made.host,
    }


def _pictures(form: FilingForm, first: MediaFile | None) -> list[dict[str, Any]]:
    """What can stand on top, as picture tiles; the first picture of the text is proposed."""
    chosen = form.chosen("picture") or AUTOMATIC
    tiles: list[dict[str, Any]] = [
        {"value": AUTOMATIC, "label": _("The first picture"), "picture": page_picture(first) if first else None},
        *(
            {"value": picture.public_id, "label": picture.alternative or str(picture), "picture": page_picture(picture)}
            for picture in form.pictures
            if picture != first
        ),
        {"value": NO_PICTURE, "label": _("No picture"), "picture": None},
    ]
    return [tile | {"on": tile["value"] == chosen} for tile in tiles]


def _close_url(entry: Entry, viewer: Viewer) -> str:
    return entry.get_absolute_url() if entry.slug and entry.is_out(viewer.now) else reverse("desk")
