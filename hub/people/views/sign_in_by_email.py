"""Coming in with e-mail address and password: staff and families."""

from __future__ import annotations

from django.contrib.auth import authenticate
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from hub.people import slow_down
from hub.people.forms import EmailSignInForm
from hub.people.models import Person
from hub.people.sign_in import sign_in, sign_in_failed, where_next


@login_not_required  # The door.
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_staff(request: HttpRequest) -> HttpResponse:
    """Teachers, coaches and administrators come in here."""
    return _sign_in_by_email(request, way="staff")


@login_not_required  # The door.
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_family(request: HttpRequest) -> HttpResponse:
    """Families come in here."""
    return _sign_in_by_email(request, way="family")


def _sign_in_by_email(request: HttpRequest, way: str) -> HttpResponse:
    """Whoever is signed in already may come in as somebody else. Both doors lead to the same place."""
    form = EmailSignInForm(request.POST or None)
    wished = request.POST.get("next") or request.GET.get("next")
    if form.is_valid():
        email, password = form.cleaned_data["email"], form.cleaned_data["password"]
        guess = slow_down.begin(request, slow_down.account_of_email(email))
        if guess.seconds:
            form.add_error(None, wait_words(guess.seconds))
        else:
            person = authenticate(request, username=email, password=password)
            if isinstance(person, Person):
                sign_in(request, person)
                response = redirect(where_next(request, wished))
                guess.was_right(request, response)
                return response
            guess.was_wrong()
            meant = Person.objects.get_queryset().with_email(email).first()
            sign_in_failed.send(sender=Person, request=request, person=meant)
            form.add_error(
                None, _("The e-mail address and the password don't match. Try again, or choose a new password.")
            )
    return render(
        request,
        f"people/sign_in_{way}.html",
        {"form": form, "way": way, "next": wished or ""},
        status=200 if not form.errors else 422,
    )


def wait_words(seconds: int) -> str:
    """What to say to a guess that has to wait."""
    return ngettext(
        "That was wrong a few times. Wait %(seconds)d second, then try again.",
        "That was wrong a few times. Wait %(seconds)d seconds, then try again.",
        seconds,
    ) % {"seconds": seconds}
