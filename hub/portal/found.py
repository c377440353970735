"""What a search found, as pages show it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.audience.viewer import Viewer
from hub.blogs.cards import Card, for_light_cards, light_card
from hub.blogs.models import Entry
from hub.comments.counting import with_comment_counts
from hub.portal import named
from hub.portal.narrowing import chosen_chips, offered_chips
from hub.portal.question import Question
from hub.search.meaning import meant_instead
from hub.search.offers import Offer, a_few, counted, years_between
from hub.search.searching import MOST, Found, Hit, search_entries

PAGE = 20
SHORT = 5
MOST_AT_ONCE = 50


def page_of(question: Question, viewer: Viewer) -> dict[str, Any]:
    """The context of portal/search.html."""
    until = question.after + PAGE
    found = search_entries(question.words, viewer, question.chosen, max(MOST, until + 1))
    occurring = counted(found.hits[:MOST], viewer)
    offers = a_few(_with_all_years(occurring, found, viewer), question.chosen, len(found.hits))
    shown = found.hits[question.after : until]
    meant = _meant(question.words, shown, viewer) if found.is_alike else ""
    names = _named(question, occurring, viewer)
    return {
        "question": question,
        "told": _told(question, found, names),
        "is_alike": found.is_alike,
        "meant": meant,
        "meant_url": Question(meant, question.chosen).address,
        "chips": [*chosen_chips(question, occurring), *offered_chips(question, offers)],
        "cards": _cards(shown, viewer),
        "older_url": question.older(until) if len(found.hits) > until else "",
        "empty": None if found.hits or names else _empty(question),
        **names,
    }


def short_list_of(question: Question, viewer: Viewer) -> dict[str, Any]:
    """The context of portal/_at_once.html."""
    found = search_entries(question.words, viewer, question.chosen, MOST_AT_ONCE)
    names = _named(question, counted(found.hits, viewer), viewer)
    told = _told(question, found, names)
    alike = _("These have words that look like it.") if found.is_alike and found.hits else ""
    return {
        "told": told,
        "lead": alike if found.hits or names else told,
        "cards": _cards(found.hits[:SHORT], viewer),
        "all_url": reverse("search") + question.address,
        **{what: listed[:SHORT] for what, listed in names.items()},
    }


def _told(question: Question, found: Found, names: Mapping[str, list[Any]]) -> str:
    """For screen readers, how much was found."""
    count = len(found.hits)
    if not question.words and not question.chosen:
        return ""
    if not count:
        count = sum(len(listed) for listed in names.values())
        words = ngettext("%(count)d name", "%(count)d names", count) if count else _("Nothing found.")
    elif found.is_alike:
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


def _empty(question: Question) -> dict[str, str] | None:
    """The context of design/_empty.html, where somebody asked."""
    if question.chosen:
        title = _("No post with “%(words)s” there.") if question.words else _("No post there.")
        return {"title": title % {"words": question.words}, "text": _("Tap a filled button above to take it away.")}
    title = _("No post with “%(words)s”.") % {"words": question.words}
    return {"title": title, "text": _("Try one word, or the beginning of one.")} if question.words else None


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


def _cards(hits: list[Hit], viewer: Viewer) -> list[Card]:
    """Their cards, in their order."""
    numbers = [hit.pk for hit in hits]
    entries = with_comment_counts(for_light_cards(Entry.objects.visible_to(viewer).filter(pk__in=numbers)), viewer)
    by_number = {entry.pk: light_card(entry, viewer) for entry in entries} if numbers else {}
    return [by_number[number] for number in numbers if number in by_number]


def _meant(words: str, hits: list[Hit], viewer: Viewer) -> str:
    """What the words may have been, by those of the posts that were found instead."""
    seen = Entry.objects.visible_to(viewer).filter(pk__in=[hit.pk for hit in hits])
    texts = seen.values_list("title", "plain")
    return meant_instead(words, [" ".join(pair) for pair in texts]) if hits else ""
