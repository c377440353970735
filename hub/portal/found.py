"""What a search found, as pages show it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.audience.viewer import Viewer
from hub.blogs.cards import for_light_cards, light_card
from hub.blogs.models import Entry
from hub.comments.counting import with_comment_counts
from hub.portal import named
from hub.portal.found_beside import Lines, beside_posts, groups_of, lines_of, only_there
from hub.portal.narrowing import all_chips, chosen_chips, offered_chips
from hub.portal.question import Question
from hub.search.meaning import meant_instead
from hub.search.offers import Offer, a_few, apart, counted, years_between
from hub.search.searching import MOST, Found, Hit, search_entries

PAGE = 20
SHORT = 5
MOST_AT_ONCE = 50


def page_of(question: Question, viewer: Viewer) -> dict[str, Any]:
    """The context of portal/search.html."""
    if "in" in question.chosen:
        return _page_of_place(question, viewer)
    until = question.after + PAGE
    found = search_entries(question.words, viewer, question.chosen, max(MOST, until + 1))
    occurring = _occurring(question, found, viewer)
    offers = apart(_with_all_years(occurring, found, viewer), question.chosen, len(found.hits))
    few = a_few(offers, question.chosen)
    shown = found.hits[question.after : until]
    entries = _entries(shown, viewer, with_texts=found.is_alike)
    meant = _meant(question.words, entries) if found.is_alike else ""
    names = _named(question, occurring, viewer)
    beside = groups_of(question, beside_posts(question, found.asked, viewer), viewer)
    there = [Offer("in", group["place"], group["place"], len(group["lines"])) for group in beside]
    return {
        "question": question,
        "told": _told(question, found, names, beside),
        "is_alike": found.is_alike and bool(found.hits),
        "no_such": _no_such(question),
        "meant": meant,
        "meant_url": Question(meant, question.chosen).address,
        "chips": [*chosen_chips(question, occurring), *offered_chips(question, [*there, *few])],
        "more_chips": all_chips(question, offers, are_counted=len(found.hits) < MOST) if offers != few else [],
        "cards": [light_card(entry, viewer) for entry in entries],
        "older_url": question.older(until) if len(found.hits) > until else "",
        "beside": beside,
        "empty": None if found.hits or names or beside else _empty(question),
        **names,
    }


def _page_of_place(question: Question, viewer: Viewer) -> dict[str, Any]:
    """The same, of rooms or comments alone."""
    found, is_alike = only_there(question, viewer, PAGE + 1)
    until = question.after + PAGE
    lines = lines_of(question, found[:PAGE], viewer)
    return {
        "question": question,
        "told": ngettext("%(count)d place", "%(count)d places", len(lines)) % {"count": len(lines)}
        if lines
        else _("Nothing found."),
        "is_alike": is_alike and bool(found),
        "no_such": _no_such(question),
        "chips": chosen_chips(question, []),
        "beside": [{"title": "", "lines": lines, "all_url": ""}] if lines else [],
        "older_url": question.older(until) if len(found) > PAGE else "",
        "empty": None if found else _empty(question),
    }


def short_list_of(question: Question, viewer: Viewer) -> dict[str, Any]:
    """The context of portal/_at_once.html."""
    if "in" in question.chosen:
        return {**_page_of_place(question, viewer), "lead": "", "all_url": reverse("search") + question.address}
    found = search_entries(question.words, viewer, question.chosen, MOST_AT_ONCE)
    names = _named(question, _occurring(question, found, viewer), viewer)
    beside = groups_of(question, beside_posts(question, found.asked, viewer), viewer)
    told = _told(question, found, names, beside)
    alike = _("These have words that look like it.") if found.is_alike and found.hits else ""
    return {
        "told": told,
        "lead": alike if found.hits or names or beside else told,
        "cards": [light_card(entry, viewer) for entry in _entries(found.hits[:SHORT], viewer)],
        "beside": beside,
        "all_url": reverse("search") + question.address,
        **{what: listed[:SHORT] for what, listed in names.items()},
    }


def _told(question: Question, found: Found, names: Mapping[str, list[Any]], beside: Lines) -> str:
    """For screen readers, how much was found."""
    if not question.words and not question.chosen:
        return ""
    posts = _told_of_posts(question, found)
    count = sum(len(listed) for listed in names.values())
    if not found.hits:
        words = ngettext("%(count)d name", "%(count)d names", count) if count else ""
        posts = words % {"count": count} or ("" if beside else _("Nothing found."))
    return " · ".join(filter(None, (posts, *(f"{group['title']}: {len(group['lines'])}" for group in beside))))


def _told_of_posts(question: Question, found: Found) -> str:
    count = len(found.hits)
    if found.is_alike:
        words = ngettext(
            "%(count)d post with words that look like it", "%(count)d posts with words that look like it", count
        )
    elif count >= MOST:
        words = _("%(count)d posts or more with “%(words)s”") if question.words else _("%(count)d posts or more")
    elif question.words:
        words = ngettext("%(count)d post with “%(words)s”", "%(count)d posts with “%(words)s”", count)
    else:
        words = ngettext("%(count)d post", "%(count)d posts", count)
    return words % {"count": count, "words": question.words}


def _no_such(question: Question) -> str:
    if "in" in question.chosen:
        words = _("Nothing with “%(words)s” there.") if question.words else _("Nothing there.")
    elif question.chosen:
        words = _("No post with “%(words)s” there.") if question.words else _("No post there.")
    else:
        words = _("No post with “%(words)s”.") if question.words else ""
    return words % {"words": question.words}


def _empty(question: Question) -> dict[str, str] | None:
    """The context of design/_empty.html, where somebody asked."""
    way_on = _("Tap a filled button above to take it away.") if question.chosen else ""
    text = way_on or _("Try one word, or the beginning of one.")
    return {"title": _no_such(question), "text": text} if _no_such(question) else None


def _occurring(question: Question, found: Found, viewer: Viewer) -> list[Offer]:
    """What occurs in what was found. What only looks like the words is narrowed once they are spelled right."""
    return [] if found.is_alike and not question.chosen else counted(found.hits[:MOST], viewer)


def _with_all_years(occurring: list[Offer], found: Found, viewer: Viewer) -> list[Offer]:
    """What occurs; the years up to the oldest hit also where there are more hits than were counted."""
    if len(found.hits) < MOST:
        return occurring
    last = max(hit.published_at for hit in found.hits)
    return [offer for offer in occurring if offer.facet != "year"] + years_between(found.hits[0].first, last, viewer)


def _named(question: Question, occurring: list[Offer], viewer: Viewer) -> dict[str, list[Any]]:
    """Who and what has this name; not where one has narrowed the search to something, or reads on."""
    if not question.words or question.chosen or question.after:
        return {}
    names: dict[str, list[Any]] = {
        "people": named.people(question.words, viewer),
        "places": named.classes(question.words, viewer) + named.shelves_and_words(question.words, occurring),
    }
    return {what: listed for what, listed in names.items() if listed}


def _entries(hits: list[Hit], viewer: Viewer, *, with_texts: bool = False) -> list[Entry]:
    """The entries for cards, in their order."""
    numbers = [hit.pk for hit in hits]
    entries = with_comment_counts(for_light_cards(Entry.objects.visible_to(viewer).filter(pk__in=numbers)), viewer)
    if with_texts:
        entries = entries.annotate(text=F("plain"))
    by_number = {entry.pk: entry for entry in entries} if numbers else {}
    return [by_number[number] for number in numbers if number in by_number]


def _meant(words: str, found: list[Entry]) -> str:
    """What the words may have been, by those of the posts that were found instead."""
    return meant_instead(words, [f"{entry.title} {entry.text}" for entry in found]) if found else ""  # type: ignore[attr-defined]  # See _entries.
