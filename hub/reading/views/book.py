"""The visitors' book of a room: writing in it, and taking back what one wrote."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hub.audience.http import HubRequest
from hub.comments.forms import GreetingForm
from hub.comments.telling import tell_sent
from hub.ids import sent_key
from hub.reading.finding import find_room, find_rooms, redirect_moved
from hub.reading.room import section_context
from hub.showcase.models import Greeting, may_answer, may_greet


@require_POST
@redirect_moved
def sign_book(request: HubRequest, slug: str, grade: str) -> HttpResponse:
    """Say something kind in the book of a room that one may enter, or as its owner answer what stands there. POST
    `text`; `reply_to`: the id of what is answered, or empty; `as_it_is` as for a comment."""
    viewer = request.viewer
    blog, rooms = find_rooms(viewer, slug)
    room = find_room(rooms, grade)
    if not may_greet(room, viewer):
        raise Http404
    form, answering = GreetingForm(request.POST), request.POST.get("reply_to", "")
    kindly = form.kindly(viewer)
    if kindly or not form.is_valid():
        context = section_context(room, blog, rooms, viewer, answering=answering, greeting=form)
        context["book"]["kind_words"] = kindly
        return render(request, "reading/section.html", context, status=422)
    answered = Greeting.objects.visible_to(viewer).filter(section=room, public_id=answering).first()
    answered = answered if may_answer(room, viewer) else None
    words, key = form.cleaned_data["text"], sent_key(request.POST)
    greeting = Greeting.write(room, words, by=request.person, viewer=viewer, answers=answered, key=key)
    tell_sent(request, greeting, there=_("It stands in the visitors’ book."))
    return redirect(f"{room.get_absolute_url()}#greeting-{greeting.public_id}")


@require_http_methods(["GET", "HEAD", "POST"])
def remove_greeting(request: HubRequest, public_id: str) -> HttpResponse:
    """Put one's own words into the bin. GET asks, POST does it."""
    own = Greeting.objects.editable_by(request.viewer).select_related(
        "section__page__blog", "section__grade", "section__year"
    )
    greeting = get_object_or_404(own, public_id=public_id)
    room_url = f"{greeting.section.get_absolute_url()}#book"
    if request.method == "POST":
        greeting.bin()
        messages.success(request, _("Your words are gone."))
        return redirect(room_url)
    return render(request, "reading/remove_greeting.html", {"greeting": greeting, "room_url": room_url})
