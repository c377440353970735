"""Saying hello to students of a class, with one press; taking it back; putting it away."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from hub.assignments.models import Hello
from hub.audience.http import HubRequest
from hub.desk.views.class_wall import taught_by
from hub.ids import sent_key
from hub.school.models import Enrolment


@require_POST
def say_hello(request: HubRequest, slug: str) -> HttpResponse:
    """POST `student`: the public ids of students of the class; `words`: what they read, may be empty."""
    room = get_object_or_404(taught_by(request.viewer), slug=slug)
    today = timezone.localdate(request.viewer.now, request.viewer.school.zone)
    here = Enrolment.objects.filter(classroom=room).current(today).students()
    asked = here.filter(person__public_id__in=request.POST.getlist("student")).values_list("person", flat=True)
    words = request.POST.get("words", "")
    batch = Hello.say(asked, by=request.person, school=request.school, words=words, key=sent_key(request.POST))
    if not Hello.objects.standing(batch, by=request.person).exists():
        messages.info(request, _("A hello waits for each of them already."))
        return redirect("teach-class", room.slug)
    return redirect(f"{reverse('teach-class', args=[room.slug])}?said={batch}")


@require_POST
def undo_hello(request: HubRequest, slug: str, batch: str) -> HttpResponse:
    """Take back those that were not read yet."""
    room = get_object_or_404(taught_by(request.viewer), slug=slug)
    count, _of_each = Hello.objects.standing(batch, by=request.person).delete()
    says = ngettext("%(count)d hello is taken back.", "%(count)d hellos are taken back.", count)
    messages.success(request, says % {"count": count})
    return redirect("teach-class", room.slug)


@require_POST
def hello_seen(request: HubRequest) -> HttpResponse:
    """Put away all hellos that were on the desk."""
    Hello.objects.news_for(request.person, request.school).update(seen_at=timezone.now())
    return redirect("desk")
