"""The page for writing: a new post or page, or one that is there."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from hub.assignments.models import Ask, answering
from hub.audience.http import HubRequest
from hub.audience.viewer import Viewer
from hub.blogs.models import Blog, Entry
from hub.desk.drafts import find_entry, new_entry
from hub.desk.write_page import write_page


@require_safe
@gzip_page
def write(request: HubRequest) -> HttpResponse:
    """An empty page; the first thing typed makes the draft. GET `on`: a blog's slug; `kind`: page or post; `for`: the
    slug of the blog of a student whose work a teacher puts there; `answers`: the public id of a post that asks my class
    for answers. An answer that is begun already goes on."""
    if "for" in request.GET:
        students = Blog.objects.visible_to(request.viewer).of_students_of(request.viewer)
        blog = get_object_or_404(students.select_related("owner", "classroom", "school"), slug=request.GET["for"])
        entry, ticket = new_entry(blog, Entry.Kind.POST, by=request.person)
        return write_page(request, entry, ticket=ticket)
    blogs = list(Blog.objects.editable_by(request.viewer).select_related("owner", "classroom", "school"))
    blogs.sort(key=lambda blog: blog.owner_id != request.person.pk)
    if not blogs:
        return render(request, "desk/no_blog.html", {"here": "write"})
    if (asked := request.GET.get("answers")) and (draft := _begun_answer(request.viewer, asked)):
        return redirect("write-entry", draft.public_id)
    blog = next((blog for blog in blogs if blog.slug == request.GET.get("on", "")), blogs[0])
    kind = Entry.Kind.PAGE if request.GET.get("kind") == "page" else Entry.Kind.POST
    entry, ticket = new_entry(blog, kind, by=request.person)
    return write_page(request, entry, ticket=ticket, blogs=blogs if len(blogs) > 1 else None)


@require_safe
@gzip_page
def write_entry(request: HubRequest, public_id: str) -> HttpResponse:
    """What is there, with the newest text of its authors. GET `guess`: say where it may belong, for whoever has no
    scripts that ask."""
    return write_page(request, find_entry(request.viewer, public_id))


def _begun_answer(viewer: Viewer, asked: str) -> Entry | None:
    """My draft that answers this post, which has to ask me."""
    ask = get_object_or_404(Ask.objects.visible_to(viewer).asked_of(viewer), entry__public_id=asked)
    drafts = Entry.objects.editable_by(viewer).drafts().filter(answering(ask), authors=viewer.person)
    return drafts.order_by("-changed_at").first()
