"""What the hub guesses, for those pages that offer it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from hub.audience.viewer import Viewer
from hub.blogs.models import Category, Entry
from hub.desk.recordings import words_of
from hub.desk.simple_writing import writes_simply
from hub.desk.typed import Typed
from hub.search.suggesting import Place, Suggestion, suggest_places


def guess_for(entry: Entry, text: Typed, viewer: Viewer) -> Suggestion | None:
    """The guess for this text of a post that is saved and has no shelf; nothing is asked for any other."""
    if not entry.pk or entry.kind != Entry.Kind.POST or entry.categories.exists():
        return None
    return suggest_places(entry, viewer, title=text.title, plain=words_of(text, viewer))


def shelf_for_beginner(chosen: dict[str, Any], entry: Entry, text: Typed, viewer: Viewer) -> Category | None:
    """The likeliest shelf, where a beginner comes with a new post and chose none: the simple page has said it, and asks
    for no more. What has been out stays as it was filed. `chosen` is what the form says."""
    if chosen["shelves"] or chosen["new_shelf"] or entry.published_at is not None or not writes_simply(viewer):
        return None
    guess = guess_for(entry, text, viewer)
    return guess.places[0].shelf if guess and guess.places else None


def in_words(guess: Suggestion | None) -> str:
    """The likeliest shelf with its reason, in a sentence; "" when there is none."""
    return sentence(guess.places[0]) if guess and guess.places else ""


def sentence(place: Place) -> str:
    """A shelf that fits and why."""
    return _("We guess %(shelf)s, %(reason)s.") % {"shelf": place.shelf.name, "reason": place.reason}
