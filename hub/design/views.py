"""The pages that belong to no app: the pattern page, and what we say when a form is too old."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from hub.design import broken_policy, parts


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form without a valid token. The reason is for us, not for the reader."""
    return render(request, "403_form.html", status=403)


@csrf_exempt  # A browser sends it by itself, without a token; it changes nothing.
@login_not_required
@require_POST
def hear_of_broken_policy(request: HttpRequest) -> HttpResponse:
    """A browser tells that it kept something out of a page."""
    broken_policy.tell(request.read(broken_policy.MOST_BYTES))
    return HttpResponse(status=204)


@login_not_required  # It shows invented people only; a designer looks at it without an account.
def show_parts(request: HttpRequest) -> HttpResponse:
    """Every component of the hub on one page, with invented work."""
    return render(request, "design/parts.html", parts.everything())
