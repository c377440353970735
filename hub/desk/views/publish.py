"""Putting it on the blog, and taking it off."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hub.audience.audiences import Audience
from hub.audience.http import HubRequest
from hub.audience.kindly import AS_IT_IS, is_read_first, kind_words
from hub.blogs.models import Entry
from hub.desk.asking import AskingForm
from hub.desk.drafts import find_entry, find_or_new, started, written_for
from hub.desk.filing import by_own_hand, choose_picture, file_away
from hub.desk.forms import FilingForm, TextForm
from hub.desk.guesses import shelf_for_beginner
from hub.desk.recordings import named
from hub.desk.typed import Typed, keep, waiting_change
from hub.desk.write_page import write_page
from hub.media.taking_in import FileRefused
from hub.people.models import Person
from hub.text.excerpts import plain
from hub.text.noticing import HELP


@require_POST
def publish_entry(request: HubRequest, public_id: str) -> HttpResponse:
    """Show the text as it is typed to those chosen, now or on a day to come; what is out already takes the changes.
    POST `as_it_is` when the writer has read the kind word about it."""
    viewer, by = request.viewer, request.person
    entry = find_or_new(request, public_id)
    text = TextForm(request.POST, entry=entry)
    filing = FilingForm(request.POST, request.FILES, entry=entry, viewer=viewer)
    asking = AskingForm(request.POST, entry=entry, viewer=viewer)
    refused = _not_yet(request, entry, text, filing, asking)
    if refused is not None:
        return refused
    words, audience = _words(text.text, filing), filing.cleaned_data["audience"]
    entry, typed = started(entry, by=by, viewer=viewer), named(text.text, viewer)
    try:
        with transaction.atomic():
            if keep(entry, typed, by=by) is None:
                entry = find_entry(viewer, entry.public_id)
                return write_page(request, entry, text=typed, filing=filing, status=409)
            entry.write_with(filing.named, by=by)
            before = by_own_hand(entry)
            shelf = shelf_for_beginner(filing.cleaned_data, entry, typed, viewer)
            file_away(entry, filing.cleaned_data | ({"shelves": [shelf]} if shelf else {}))
            choose_picture(entry, typed.body, filing.cleaned_data, viewer, by=by)
            if by_own_hand(entry) - before:
                entry.ask_again(by=by)
            if (entry.title, entry.body) != (typed.title, typed.body):
                entry.revise(typed.title, typed.body, by=by)
            entry.publish(by=by, audience=audience, at=filing.publish_at(entry))
            if is_read_first(words, audience, viewer):
                entry.ask_first()
            asking.save(entry)
    except FileRefused as refusal:
        entry = find_entry(viewer, entry.public_id)
        return write_page(request, entry, text=typed, filing=filing, errors=[str(refusal)], status=422)
    if _is_with_lead(entry):
        messages.success(request, HELP, extra_tags="keep")
    else:
        messages.success(request, _what_happened(entry, by))
    if shelf:
        words = _("We put it in %(shelf)s. If that is not right, you can change it.")
        messages.info(request, words % {"shelf": shelf.name})
    return redirect(entry)


@require_POST
def withdraw_entry(request: HubRequest, public_id: str) -> HttpResponse:
    """Take it off the blog; it is a draft again."""
    entry = find_entry(request.viewer, public_id)
    entry.withdraw()
    messages.success(request, _("It is off your blog. Only you see it now."))
    return redirect("write-entry", entry.public_id)


def _not_yet(
    request: HubRequest, entry: Entry, text: TextForm, filing: FilingForm, asking: AskingForm
) -> HttpResponse | None:
    """The page again, where something is missing or wrong, or where there is a kind word to read first."""
    if not text.is_valid():
        errors = [str(error) for error in text.non_field_errors()]
        typed = Typed(request.POST.get("title", ""), "")
        return write_page(request, entry, text=typed, filing=filing, errors=errors, status=422)
    if text.text.is_blank:
        return write_page(request, entry, filing=filing, errors=[_("Write something first.")], status=422)
    if not (filing.is_valid() & asking.is_valid()):
        return write_page(request, entry, text=text.text, filing=filing, status=422)
    is_read = AS_IT_IS in request.POST or filing.cleaned_data["audience"] == Audience.TEACHERS
    kindly = [] if is_read else kind_words(_words(text.text, filing), request.viewer)
    return write_page(request, entry, text=text.text, filing=filing, kindly=kindly, status=422) if kindly else None


def _words(text: Typed, filing: FilingForm) -> str:
    """All that readers will read, the words that help to find it and a new shelf too."""
    beside = (filing.cleaned_data["words"], filing.cleaned_data["new_shelf"])
    return "\n".join((text.title, plain(text.body), *beside)).strip()


def _is_with_lead(entry: Entry) -> bool:
    change = waiting_change(entry)
    asked = (entry.approval, change.approval if change else None)
    return any(yes is not None and yes.is_with_lead for yes in asked)


def _what_happened(entry: Entry, by: Person) -> str:
    change = waiting_change(entry)
    if entry.published_at is not None and not entry.is_out():
        day = date_format(localtime(entry.published_at), "MOMENT_FORMAT")
        return _("It comes out by itself on %(day)s.") % {"day": day}
    if entry.is_waiting:
        return _("A teacher reads it first. Then it is on your blog.")
    if change is not None and change.approval is not None and not change.approval.decided_at:
        return _("A teacher reads your changes first. Until then readers see the text from before.")
    if (student := written_for(entry, by)) is not None:
        return _("It is on the blog of %(name)s.") % {"name": student.first_name}
    return _("It is on your blog.")
