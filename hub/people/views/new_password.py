"""Choosing a new password without the old one."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from hub.mail.outbox import put
from hub.people import slow_down
from hub.people.forms import ForgotPasswordForm, NewPasswordForm
from hub.people.links import PasswordLink
from hub.people.models import SignInPause
from hub.people.network import public_address
from hub.people.views.sign_in_by_email import wait_words


@login_not_required  # Whoever has forgotten the password cannot sign in.
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def forgot_password(request: HttpRequest) -> HttpResponse:
    """Ask for a link by mail. The answer is the same for every address."""
    form = ForgotPasswordForm(request.POST or None)
    if form.is_valid():
        email = form.cleaned_data["email"]
        wait = SignInPause.begin(f"mail to {slow_down.account_of_email(email)}", free=slow_down.FREE_FOR_AN_ACCOUNT)
        if not wait:
            put("new-password", email=email, address=public_address(request), language=get_language() or "en")
            return render(request, "people/forgot_password_sent.html", {"email": email})
        form.add_error(None, wait_words(int(wait.total_seconds()) + 1))
    return render(request, "people/forgot_password.html", {"form": form}, status=422 if form.errors else 200)


@login_not_required  # The link stands for signing in, once.
@never_cache
@sensitive_post_parameters("new_password")
@require_http_methods(["GET", "HEAD", "POST"])
def choose_new_password(request: HttpRequest, token: str) -> HttpResponse:
    """Choose a password by the link of a mail or of an invitation. It signs nobody in."""
    person = PasswordLink.person_for(token)
    if person is None:
        return render(request, "people/new_password_too_late.html", status=404)
    form = NewPasswordForm(request.POST or None, person=person)
    if form.is_valid():
        form.save()
        person.end_sign_ins()
        SignInPause.forget(slow_down.account_of_email(person.email or ""))
        messages.success(request, _("Your new password is saved. Sign in with it."))
        return redirect("sign-in-staff")
    return render(
        request, "people/new_password.html", {"form": form, "person": person}, status=422 if form.errors else 200
    )
