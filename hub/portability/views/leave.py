"""Take it with me: packing a blog, how far it is, and the file."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header, quote_etag
from django.views.decorators.http import require_POST, require_safe

from hub.audience.http import HubRequest
from hub.blogs.models import Blog, Entry
from hub.media.serving import whole_or_part
from hub.people.network import public_address
from hub.portability.leaving import told
from hub.portability.leaving.packing import OFFERED
from hub.portability.leaving.telling import is_told, tell_of_copy
from hub.portability.leaving.who import may_take
from hub.portability.models import Departure, MovingCode
from hub.portability.tasks import pack_departure
from hub.showcase.models import Section

PICTURES = 6


@require_safe
def take_along(request: HubRequest) -> HttpResponse:
    """The way to one's own blog, or to that of one's child; where there are several, all of them to choose from."""
    own = Blog.objects.visible_to(request.viewer).filter(owner=request.person).first()
    children = request.viewer.standing.children
    blogs = [own] if own else list(may_take(request.viewer).filter(owner__in=children).order_by("title"))
    if not blogs:
        raise Http404
    if len(blogs) == 1:
        return redirect("take-blog", blogs[0].slug)
    return render(request, "portability/take_which.html", {"blogs": blogs})


@require_safe
def take_blog(request: HubRequest, slug: str) -> HttpResponse:
    """What is being packed or lies ready, and where it can go."""
    blog = _blog(request, slug)
    departure = _departures(request).filter(blog=blog, together=None).newest_first().first()
    posts = Entry.objects.visible_to(request.viewer).out(request.viewer.now).filter(blog=blog).exclude(cover=None)
    newest = posts.select_related("cover").prefetch_related("cover__renditions").newest_first()[:PICTURES]
    context = {
        "blog": blog,
        "accent": blog.accent,
        "is_own": blog.is_own(request.viewer),
        "is_told": is_told(blog, request.person),
        "wishes": OFFERED,
        "has_rooms": Section.objects.visible_to(request.viewer).filter(page__blog=blog).exists(),
        "pictures": [post.cover.for_card for post in newest if post.cover],
        **_packing(departure),
        **_code(request, departure),
    }
    return render(request, "portability/take_along.html", context)


@require_POST
def pack_blog(request: HubRequest, slug: str) -> HttpResponse:
    """Put it on the queue; one that is under way goes on. POST `kind`: where it is to go; `wish`: what is wanted
    otherwise, of what is offered there."""
    blog = _blog(request, slug)
    kind = request.POST.get("kind", "")
    if kind not in Departure.Kind.values:
        raise Http404
    with transaction.atomic():
        wishes = set(OFFERED.get(kind, ())) & set(request.POST.getlist("wish"))
        departure, is_new = Departure.ask(blog, kind, by=request.person, wishes=wishes)
        if kind == Departure.Kind.SCHOOL:
            MovingCode.make(departure)
        if is_new:
            tell_of_copy(departure)
            pack_departure.enqueue(departure.pk)
    return redirect("take-blog", blog.slug)


@require_safe
def packing(request: HubRequest, public_id: str) -> HttpResponse:
    """How far it is: for htmx the moving part, for others the page."""
    departure = find_departure(request, public_id)
    if request.htmx and departure.is_moving:
        return render(request, "portability/_packing.html", _packing(departure))
    address = reverse("take-blog", args=[departure.blog.slug])
    return HttpResponse(headers={"HX-Redirect": address}) if request.htmx else redirect(address)


@require_POST
def stop_packing(request: HubRequest, public_id: str) -> HttpResponse:
    """Not now. What was packed of it so far is taken away, and so is a file that lies ready."""
    departure = find_departure(request, public_id)
    if departure.is_moving or departure.state == Departure.State.DONE:
        departure.end(Departure.State.STOPPED)
    return redirect("take-blog", departure.blog.slug)


@require_safe
def packed_file(request: HubRequest, public_id: str) -> HttpResponseBase:
    """The file, for who asked for it and nobody else, as long as they may take the blog. A load that broke off goes on
    from there (Range)."""
    departure = find_departure(request, public_id)
    if departure.state != Departure.State.DONE or not departure.file:
        raise Http404
    try:
        stream = departure.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    etag = quote_etag(f"{departure.public_id}-{departure.finished_at:%Y%m%d%H%M%S}")
    response = whole_or_part(request, stream, departure.file.size, "application/zip", etag)
    disposition = content_disposition_header(as_attachment=True, filename=departure.file_name)
    headers = {"Content-Disposition": disposition or "attachment", "ETag": etag, "Accept-Ranges": "bytes"}
    for name, words in headers.items():
        response[name] = words
    response["Cache-Control"] = "private, no-store"
    return response


def _blog(request: HubRequest, slug: str) -> Blog:
    blogs = may_take(request.viewer).select_related("owner", "school", "classroom")
    return get_object_or_404(blogs, slug=slug)


def _departures(request: HubRequest) -> Any:
    own = Departure.objects.asked_by_viewer(request.viewer)
    return own.filter(blog__in=may_take(request.viewer)).select_related("blog")


def find_departure(request: HubRequest, public_id: str) -> Departure:
    """What the viewer has packed, or 404."""
    found: Departure = get_object_or_404(_departures(request), public_id=public_id)
    return found


def _code(request: HubRequest, departure: Departure | None) -> dict[str, Any]:
    """The code of what was packed for the next school."""
    code = MovingCode.objects.filter(departure=departure).first() if departure else None
    if code is None:
        return {}
    return {"code": code, "code_address": public_address(request) + reverse("moving", args=[code.secret])}


def _packing(departure: Departure | None) -> dict[str, Any]:
    if departure is None:
        return {"departure": None}
    return {
        "departure": departure,
        "poll_url": reverse("packing", args=[departure.public_id]),
        "packing": told.heading(departure),
        "steps": told.steps(departure),
        "line": told.line(departure, timezone.now()),
    }
