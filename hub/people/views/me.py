"""One's own page: face, language, password, where one is signed in."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from hub.people import second_step, slow_down
from hub.people.forms import ChangePasswordForm, FaceForm, LanguageForm
from hub.people.models import FACES, Person
from hub.people.models.open_sign_in import hash_of_session
from hub.people.sign_in import keep_only_this
from hub.people.views.sign_in_by_email import wait_words
from hub.people.views.signed_in import signed_in_person


@never_cache
@require_safe
def show_me(request: HttpRequest) -> HttpResponse:
    """Everything about oneself on one page."""
    person = signed_in_person(request)
    return _show(request, person, ChangePasswordForm(person=person))


@never_cache
@require_POST
def choose_face(request: HttpRequest) -> HttpResponse:
    """Take another of the drawn faces."""
    form = FaceForm(request.POST)
    if form.is_valid():
        person = signed_in_person(request)
        person.face = form.cleaned_data["face"]
        person.save(update_fields=["face"])
        messages.success(request, _("That is your face now."))
    return redirect("me")


@never_cache
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Read the hub in another language."""
    form = LanguageForm(request.POST)
    if form.is_valid():
        person = signed_in_person(request)
        person.language = form.cleaned_data["language"]
        person.save(update_fields=["language"])
    return redirect("me")


@never_cache
@sensitive_post_parameters("old_password", "new_password")
@require_POST
def change_password(request: HttpRequest) -> HttpResponse:
    """Choose another password; all other devices are signed out."""
    person = signed_in_person(request)
    guess = slow_down.begin(request, slow_down.account_of_email(person.email or ""))
    form = ChangePasswordForm(request.POST, person=person)
    if guess.seconds:
        form.add_error(None, wait_words(guess.seconds))
    elif form.is_valid():
        form.save()
        keep_only_this(request, person)
        messages.success(request, _("Your new password is saved. All other devices are signed out."))
        response = redirect("me")
        guess.was_right(request, response)
        return response
    return _show(request, person, form)


def _show(request: HttpRequest, person: Person, password_form: ChangePasswordForm) -> HttpResponse:
    here = hash_of_session(request.session.session_key)
    context = {
        "here": "me",
        "person": person,
        "faces": [{"value": face, "name": "", "face": face, "on": face == person.face} for face in FACES],
        "language_form": LanguageForm(initial={"language": person.language}),
        "password_form": password_form if person.has_usable_password() else None,
        **(_second_step_of(person) if person.has_usable_password() else {}),
        "sign_ins": [(open_one, open_one.session_hash == here) for open_one in person.open_sign_ins.all()[:20]],
    }
    return render(request, "people/me.html", context, status=422 if password_form.errors else 200)


def _second_step_of(person: Person) -> dict[str, object]:
    return {
        "passkeys": list(person.passkeys.all()),
        "has_codes": second_step.is_on(person),
        "paper_left": person.recovery_codes.filter(used_at=None).count(),
    }
