"""A packed blog goes to another hub: the other hub comes with the code, fetches the file, and says that it has it."""

from __future__ import annotations

import re

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from hub.audience.http import HubRequest
from hub.audience.viewer import Viewer
from hub.portability.leaving.who import may_take
from hub.portability.models import Departure, MovingCode
from hub.portability.views.leave import find_departure

_CLAIM = re.compile("[0-9a-f]{64}")


# Another hub asks: it has no account and no token, and the code is the key. A person who opens it reads what it is for.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def moving(request: HubRequest, secret: str) -> HttpResponseBase:
    """The file, for the first hub that asks. POST `claim`: what that hub calls this fetching; `school`: who it is."""
    if request.method != "POST":
        return render(request, "portability/moving.html", {"address": request.build_absolute_uri()})
    claim = _claim(request)
    now = timezone.now()
    codes = MovingCode.objects.free_for(claim, now).filter(departure__school=request.viewer.school)
    code = get_object_or_404(codes.select_related("departure__blog", "departure__asked_by"), secret=secret)
    departure = code.departure
    if not may_take(Viewer(request.viewer.school, departure.asked_by)).filter(pk=departure.blog_id).exists():
        raise Http404
    if departure.is_moving:
        return HttpResponse(status=503, headers={"Retry-After": "60"})
    return _sent(code, claim, by=" ".join(request.POST.get("school", "").split())[:120])


@csrf_exempt  # As above.
@require_POST
@login_not_required  # As above.
def arrived(request: HubRequest, secret: str) -> HttpResponse:
    """The other hub has all of it. POST `claim`."""
    code = get_object_or_404(MovingCode, secret=secret, departure__school=request.viewer.school)
    if not code.arrive(_claim(request)):
        raise Http404
    return HttpResponse(status=204)


@require_POST
def end_moving_code(request: HubRequest, public_id: str) -> HttpResponse:
    """Take the code back: nobody can fetch anything with it any more."""
    departure = find_departure(request, public_id)
    code = get_object_or_404(MovingCode, departure=departure)
    code.end()
    return redirect("take-blog", departure.blog.slug)


def _claim(request: HubRequest) -> str:
    claim = request.POST.get("claim", "")
    if not _CLAIM.fullmatch(claim):
        raise Http404
    return claim


def _sent(code: MovingCode, claim: str, *, by: str) -> HttpResponseBase:
    departure: Departure = code.departure
    try:
        stream = departure.file.open("rb")
    except (FileNotFoundError, ValueError) as error:
        raise Http404 from error
    if not code.take(claim, by=by):
        stream.close()
        raise Http404
    response = FileResponse(stream, as_attachment=True, filename=departure.file_name, content_type="application/zip")
    response["Cache-Control"] = "private, no-store"
    return response
