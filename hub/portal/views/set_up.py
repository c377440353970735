"""The first run."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from hub.people.sign_in import sign_in
from hub.portal import first_run
from hub.portal.forms.set_up import SetUpForm
from hub.school.hosts import host_of


@login_not_required  # Nobody can sign in to that school yet; the link is the key.
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: HttpRequest, secret: str) -> HttpResponse:
    """Set up the school by the one-time link; goes on to the first class."""
    if not first_run.opens(secret, host_of(request)):
        raise Http404
    form = SetUpForm(request.POST or None, languages=request.headers.get("Accept-Language", ""))
    if form.is_valid():
        try:
            person = first_run.set_up(form.cleaned_data)
        except first_run.AlreadySetUp as error:
            raise Http404 from error
        sign_in(request, person)
        return redirect("manage-add-class")
    return render(request, "portal/set_up.html", {"form": form}, status=422 if form.errors else 200)
