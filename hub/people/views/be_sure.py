"""Showing once more that it is oneself."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from hub.people import passkeys, second_step, slow_down
from hub.people.forms import CodeForm, SureForm
from hub.people.models import Person
from hub.people.sign_in import where_next
from hub.people.sure import has_shown
from hub.people.views.sign_in_by_email import wait_words
from hub.people.views.signed_in import signed_in_person


@never_cache
@sensitive_post_parameters("code", "password")
@require_http_methods(["GET", "HEAD", "POST"])
def be_sure(request: HttpRequest) -> HttpResponse:
    """Ask for a code of the phone, or for the password where there are no codes."""
    person = signed_in_person(request)
    wished = request.POST.get("next") or request.GET.get("next") or ""
    asks_code = second_step.is_on(person)
    if "answer" in request.POST and _shows_passkey(request, person):
        has_shown(request)
        return redirect(where_next(request, wished))
    form = (CodeForm if asks_code else SureForm)(request.POST or None)
    if form.is_valid():
        guess = slow_down.begin(request, f"second step:{person.pk}")
        if guess.seconds:
            form.add_error(None, wait_words(guess.seconds))
        elif _shows(person, form):
            guess.clear()
            has_shown(request)
            return redirect(where_next(request, wished))
        else:
            guess.was_wrong()
            form.add_error(None, _("That was not right. Try again."))
    context = {"form": form, "next": wished, "asks_code": asks_code, "person": person}
    context["has_passkey"] = person.passkeys.exists()
    return render(request, "people/be_sure.html", context, status=422 if form.errors else 200)


def _shows(person: Person, form: CodeForm | SureForm) -> bool:
    if isinstance(form, CodeForm):
        return second_step.takes(person, form.cleaned_data["code"])
    return person.check_password(form.cleaned_data["password"])


def _shows_passkey(request: HttpRequest, person: Person) -> bool:
    try:
        return passkeys.shown(request, request.POST["answer"]) == person
    except passkeys.Refused:
        return False
