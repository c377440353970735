"""Erasing somebody, for the school's administrators."""

from __future__ import annotations

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from hub.audience.http import HubRequest
from hub.blogs.models import Blog
from hub.people.sure import be_sure_first
from hub.portability.erasing.running import STEPS
from hub.portability.erasing.who import leavers, may_erase
from hub.portability.forms import EraseForm
from hub.portability.models import Erasing
from hub.portability.tasks import erase_person

PAGE = 200


@never_cache
@require_safe
def erasings(request: HubRequest) -> HttpResponse:
    """Who has left and could be erased, and who was."""
    if not request.viewer.is_administrator:
        raise Http404
    asked = Erasing.objects.filter(school=request.school).select_related("asked_by").newest_first()[:PAGE]
    return render(request, "portability/erasings.html", {"leavers": leavers(request.viewer)[:PAGE], "erasings": asked})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@be_sure_first
def erase(request: HubRequest, public_id: str) -> HttpResponse:
    """A second look, and then it begins. POST `name`: the name of who is erased, typed."""
    person = get_object_or_404(may_erase(request.viewer), public_id=public_id)
    form = EraseForm(request.POST or None, person=person)
    if form.is_valid():
        with transaction.atomic():
            asked = Erasing.ask(person, request.school, by=request.person)
            erase_person.enqueue(asked.pk)
        return redirect("erasing", asked.public_id)
    blog = Blog.objects.tended_by(request.viewer).filter(owner=person).first()
    context = {"form": form, "person": person, "blog": blog}
    return render(request, "portability/erase.html", context, status=422 if form.errors else 200)


@never_cache
@require_safe
def erasing(request: HubRequest, public_id: str) -> HttpResponse:
    """How far it is: for htmx the moving part, for others the page."""
    if not request.viewer.is_administrator:
        raise Http404
    asked = get_object_or_404(Erasing, school=request.school, public_id=public_id)
    address = reverse("erasing", args=[asked.public_id])
    context = {"erasing": asked, "total": len(STEPS), "poll_url": address if asked.is_moving else ""}
    if request.htmx and not asked.is_moving:
        return HttpResponse(headers={"HX-Redirect": address})
    return render(request, "portability/_erasing.html" if request.htmx else "portability/erasing.html", context)
