"""A room as a PDF, to print or to keep."""

from __future__ import annotations

import hashlib

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control
from django.utils.http import parse_etags, quote_etag
from django.views.decorators.http import require_safe

from hub.audience.http import HubRequest
from hub.design.paper.printing import NoPress, TooMuch, printed
from hub.design.templatetags.design import face_key
from hub.people.network import public_address
from hub.reading.finding import find_blog, find_room, redirect_moved
from hub.reading.paper import TEMPLATES, Paper
from hub.reading.room import rooms_on
from hub.reading.sheets import SHEETS, SIZES


@login_not_required  # Visitors read what is for everyone, on paper too.
@require_safe
@redirect_moved
def paper_of_section(request: HubRequest, slug: str, grade: str, sheet: str, size: str) -> HttpResponse:
    """What this viewer sees in the room, as a PDF: `sheet` and `size` as in hub.reading.paper.

    It is made while one waits: a second for a room, three for one with 40 pieces. The same room for the same viewer is
    not made twice for a browser that has it.
    """
    blog = find_blog(request.viewer, slug)
    room = find_room(rooms_on(blog, request.viewer), grade)
    if sheet not in SHEETS or size not in SIZES:
        raise Http404
    paper = Paper(room, blog, request.viewer, address=public_address(request))
    html = render_to_string(TEMPLATES[sheet], paper.context(sheet, size))
    etag = quote_etag(hashlib.sha256(html.encode()).hexdigest()[:32])
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        answer: HttpResponse = HttpResponseNotModified()
    else:
        try:
            pdf = printed(html, address=paper.address, shown=paper.shown, face=face_key(blog.owner))
        except (NoPress, TooMuch) as trouble:
            context = {"room": room, "accent": room.colour_beside(blog), "is_busy": isinstance(trouble, TooMuch)}
            return render(request, "reading/no_paper.html", context, status=503)
        answer = HttpResponse(pdf, content_type="application/pdf")
        answer["Content-Disposition"] = f'inline; filename="{sheet}-{grade}-{size}.pdf"'
    answer["ETag"] = etag
    patch_cache_control(answer, private=True, no_cache=True)
    return answer
