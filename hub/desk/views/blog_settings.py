"""One's blog: its words, the colour of its wall, its shelves, the order of its pages."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Count, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hub.audience.http import HubRequest
from hub.blogs.models import ACCENTS, Blog, Category, Entry
from hub.desk.blog_form import WALLS, BlogForm, ShelfForm
from hub.text.words import slugify


@require_http_methods(["GET", "HEAD", "POST"])
def blog_settings(request: HubRequest) -> HttpResponse:
    """The words and the wall of a blog. GET and POST `on`: the slug of another blog that one may change."""
    blogs = list(_own(request))
    if not blogs:
        return render(request, "desk/no_blog.html", {"here": "blog"})
    on = request.POST.get("on", request.GET.get("on", ""))
    blog = next((blog for blog in blogs if blog.slug == on), blogs[0])
    if request.method != "POST":
        return _page(request, blog, blogs, BlogForm(instance=blog))
    form = BlogForm(request.POST, instance=blog)
    if not form.is_valid():
        return _page(request, blog, blogs, form, status=422)
    form.save()
    messages.success(request, _("Saved. This is your blog."))
    return redirect(blog)


@require_POST
def add_shelf(request: HubRequest, slug: str) -> HttpResponse:
    """Put up a shelf on a blog. POST `name`."""
    blog = get_object_or_404(_blogs(request), slug=slug)
    form = ShelfForm(request.POST)
    if form.is_valid():
        name = " ".join(form.cleaned_data["name"].split())
        Category.objects.get_or_create(
            school=request.school, blog=blog, slug=slugify(name) or "shelf", defaults={"name": name}
        )
        messages.success(request, _("The shelf “%(name)s” is up.") % {"name": name})
    else:
        messages.error(request, _("Write what the shelf is called."))
    return _back(blog)


@require_POST
def rename_shelf(request: HubRequest, slug: str, number: int) -> HttpResponse:
    """Call a shelf something else; its old address leads to it. POST `name`."""
    blog = get_object_or_404(_blogs(request), slug=slug)
    shelf = get_object_or_404(Category.objects.filter(blog=blog), pk=number)
    form = ShelfForm(request.POST)
    if form.is_valid():
        shelf.rename(form.cleaned_data["name"])
        messages.success(request, _("Saved."))
    else:
        messages.error(request, _("Write what the shelf is called."))
    return _back(blog)


@require_POST
def move_page(request: HubRequest, public_id: str, way: str) -> HttpResponse:
    """Put a page one place earlier or later in the menu."""
    pages = Entry.objects.editable_by(request.viewer).pages().filter(binned_at=None).select_related("blog")
    page = get_object_or_404(pages, public_id=public_id)
    row = list(pages.filter(blog=page.blog, parent=page.parent_id, is_showcase=False).order_by("position", "title"))
    if page in row:
        here = row.index(page)
        there = here + (-1 if way == "up" else 1)
        if 0 <= there < len(row):
            row[here], row[there] = row[there], row[here]
        for place, one in enumerate(row):
            one.position = place
            one.save(update_fields=["position"])
    return _back(page.blog)


def _blogs(request: HubRequest) -> QuerySet[Blog]:
    return Blog.objects.editable_by(request.viewer).select_related("owner", "classroom")


def _own(request: HubRequest) -> list[Blog]:
    return sorted(_blogs(request), key=lambda blog: blog.owner_id != request.person.pk)


def _back(blog: Blog) -> HttpResponse:
    answer = redirect("blog-settings")
    answer["Location"] += f"?on={blog.slug}#shelves"
    return answer


def _page(request: HubRequest, blog: Blog, blogs: list[Blog], form: BlogForm, *, status: int = 200) -> HttpResponse:
    chosen = form["accent"].value()
    pages = Entry.objects.editable_by(request.viewer).pages().filter(blog=blog, binned_at=None, is_showcase=False)
    context: dict[str, Any] = {
        "here": "blog",
        "blog": blog,
        "blogs": blogs if len(blogs) > 1 else [],
        "accent": Blog.objects.editable_by(request.viewer).values_list("accent", flat=True).get(pk=blog.pk),
        "form": form,
        "walls": [{"value": name, "label": WALLS[name], "on": name == chosen} for name in ACCENTS],
        "shelves": Category.objects.filter(blog=blog).annotate(post_count=Count("entries")),
        "shelf_form": ShelfForm(),
        "pages": pages.filter(parent=None).order_by("position", "title"),
    }
    return render(request, "desk/blog_settings.html", context, status=status)
