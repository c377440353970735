"""The second step of coming in."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from hub.people import second_step, slow_down
from hub.people.arriving import arrive
from hub.people.forms import CodeForm
from hub.people.half_way import HalfWay
from hub.people.models import Person
from hub.people.sign_in import sign_in_failed
from hub.people.views.sign_in_by_email import wait_words


@login_not_required  # Half way in is not in.
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_code(request: HttpRequest) -> HttpResponse:
    """Ask whoever has given the right password for a code of their phone, or one from paper."""
    half_way = HalfWay.of(request)
    if half_way is None:
        return redirect("sign-in-staff")
    form = CodeForm(request.POST or None)
    if form.is_valid():
        # Not the count of the password: a device counts as known for this one only after a right code.
        guess = slow_down.begin(request, f"second step:{half_way.person.pk}")
        if guess.seconds:
            form.add_error(None, wait_words(guess.seconds))
        elif second_step.takes(half_way.person, form.cleaned_data["code"]):
            response = arrive(request, half_way.person, half_way.wished)
            guess.was_right(request, response)
            return response
        else:
            guess.was_wrong()
            sign_in_failed.send(sender=Person, request=request, person=half_way.person)
            form.add_error("code", _("That is not the code of now. Wait for the next one, and type that."))
    return render(
        request, "people/sign_in_code.html", {"form": form, "next": half_way.wished}, status=422 if form.errors else 200
    )
