"""Cards and secret pictures of a class, for its teachers."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from hub.activity.models import Kind
from hub.audience.http import HubRequest
from hub.people.models import SignInCard, SignInPause
from hub.people.pictures import give_new_pictures, picture_tile
from hub.portal.managing import student_in
from hub.portal.new_class import new_card
from hub.portal.printing import show_cards
from hub.portal.rosters import classes_tended_by, students_of
from hub.school.noting import note


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def class_cards(request: HubRequest, slug: str) -> HttpResponse:
    """Who has a card; pressing the button makes new ones for the whole class."""
    classroom = get_object_or_404(classes_tended_by(request.viewer), slug=slug)
    students = students_of(classroom)
    if request.method == "POST":
        with transaction.atomic():
            cards = [new_card(person, by=request.person) for person in students]
            thing = f"class {classroom.pk}"
            note(Kind.CARDS_PRINTED, request.school, by=request.person, thing=thing, outcome=len(cards))
        return show_cards(request, classroom, cards)
    working = SignInCard.objects.working().filter(person__in=students)
    made = dict(working.values_list("person_id", "made_at"))
    rows = [(person, made.get(person.pk)) for person in students]
    return render(request, "portal/class_cards.html", {"here": "class", "classroom": classroom, "rows": rows})


@never_cache
@require_POST
def change_class_code(request: HubRequest, slug: str) -> HttpResponse:
    """Another code for the class, where the old one got round. Cards and pictures stay as they are. POST `code`: the
    old one."""
    classroom = get_object_or_404(classes_tended_by(request.viewer), slug=slug)
    old = request.POST.get("code", "")
    with transaction.atomic():
        if classroom.change_code(old):
            note(Kind.CLASS_CODE_CHANGED, request.school, by=request.person, thing=f"class {classroom.pk}")
    if old:
        messages.success(request, _("The class has a new code. The old one does not work any more."))
    return redirect("class-cards", slug)


@never_cache
@require_POST
def make_card(request: HubRequest, slug: str, public_id: str) -> HttpResponse:
    """A new card and new pictures for one student; the old ones stop working."""
    classroom = get_object_or_404(classes_tended_by(request.viewer), slug=slug)
    person = student_in(classroom, public_id)
    with transaction.atomic():
        card = new_card(person, by=request.person)
        note(Kind.CARDS_PRINTED, request.school, by=request.person, about=person, outcome=1)
    return show_cards(request, classroom, [card])


@never_cache
@require_POST
def revoke_card(request: HubRequest, slug: str, public_id: str) -> HttpResponse:
    """Take a lost card back: it stops working, and whoever came in with it is out."""
    classroom = get_object_or_404(classes_tended_by(request.viewer), slug=slug)
    person = student_in(classroom, public_id)
    with transaction.atomic():
        for card in SignInCard.objects.working().filter(person=person):
            card.revoke(by=request.person)
        person.end_sign_ins()
        note(Kind.CARD_STOPPED, request.school, by=request.person, about=person)
    messages.success(request, _("The card of %(name)s does not work any more.") % {"name": person.first_name})
    return redirect("class-cards", slug)


@never_cache
@require_POST
def new_pictures(request: HubRequest, slug: str, public_id: str) -> HttpResponse:
    """Two new secret pictures for a student who forgot theirs; shown once. They work at once, whoever has guessed."""
    classroom = get_object_or_404(classes_tended_by(request.viewer), slug=slug)
    person = student_in(classroom, public_id)
    pictures = [picture_tile(name) for name in give_new_pictures(person)]
    SignInPause.forget(f"person:{person.pk}")
    context = {"here": "class", "classroom": classroom, "person": person, "pictures": pictures}
    response = render(request, "portal/new_pictures.html", context)
    response.headers["Cache-Control"] = "private, no-store"
    return response
