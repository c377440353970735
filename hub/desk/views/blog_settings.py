"""One's blog: its words, the colour of its wall, its shelves, the order of its pages, its menu."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Count, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hub.audience.http import HubRequest
from hub.audience.kindly import name_trouble, names_are_kind
from hub.audience.viewer import Viewer
from hub.blogs.menu import Menu
from hub.blogs.models import Blog, Category, Entry
from hub.blogs.nickname import NicknameForm
from hub.blogs.walls import walls_to_choose
from hub.desk.blog_form import BlogForm, ShelfForm
from hub.desk.menu_form import MenuLineForm
from hub.school.noticing import sounds_like_staff
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
        return settings_page(request, blog)
    form = BlogForm(request.POST, instance=blog)
    if not (form.is_valid() and _is_called_well(form, request.viewer)):
        return settings_page(request, blog, form, status=422)
    form.save()
    messages.success(request, _("Saved. This is your blog."))
    return redirect(blog)


@require_POST
def add_shelf(request: HubRequest, slug: str) -> HttpResponse:
    """Put up a shelf on a blog. POST `name`."""
    blog = get_object_or_404(own_blogs(request), slug=slug)
    form = ShelfForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Write what the shelf is called."))
    elif trouble := name_trouble(form.cleaned_data["name"], request.viewer):
        messages.error(request, trouble)
    else:
        name = " ".join(form.cleaned_data["name"].split())
        Category.objects.get_or_create(
            school=request.school, blog=blog, slug=slugify(name) or "shelf", defaults={"name": name}
        )
        messages.success(request, _("The shelf “%(name)s” is up.") % {"name": name})
    return back_to_settings(blog)


@require_POST
def rename_shelf(request: HubRequest, slug: str, number: int) -> HttpResponse:
    """Call a shelf something else; its old address leads to it. POST `name`."""
    blog = get_object_or_404(own_blogs(request), slug=slug)
    shelf = get_object_or_404(Category.objects.filter(blog=blog), pk=number)
    form = ShelfForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Write what the shelf is called."))
    elif trouble := name_trouble(form.cleaned_data["name"], request.viewer):
        messages.error(request, trouble)
    else:
        shelf.rename(form.cleaned_data["name"])
        messages.success(request, _("Saved."))
    return back_to_settings(blog)


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
    return back_to_settings(page.blog)


def own_blogs(request: HubRequest) -> QuerySet[Blog]:
    """The blogs that one may change."""
    return Blog.objects.editable_by(request.viewer).select_related("owner", "classroom")


def may_choose_nickname(blog: Blog, viewer: Viewer) -> bool:
    """Whether it is a student's own blog, and the school lets students choose."""
    return blog.is_own(viewer) and viewer.is_student and viewer.policy.students_choose_nicknames


def _is_called_well(form: BlogForm, viewer: Viewer) -> bool:
    """No unkind words, nothing to be found by, and no student's blog in the name of a teacher."""
    title = form.cleaned_data["title"]
    if not viewer.is_staff_member and sounds_like_staff(title, viewer.school):
        form.add_error("title", _("Somebody at school is called so. Choose a name that is nobody’s."))
    return names_are_kind(form, viewer, "title", "tagline", "about")


def _own(request: HubRequest) -> list[Blog]:
    return sorted(own_blogs(request), key=lambda blog: blog.owner_id != request.person.pk)


def back_to_settings(blog: Blog, part: str = "shelves") -> HttpResponse:
    """The way back to this part of the page."""
    answer = redirect("blog-settings")
    answer["Location"] += f"?on={blog.slug}#{part}"
    return answer


def settings_page(
    request: HubRequest,
    blog: Blog,
    form: BlogForm | None = None,
    *,
    menu_form: MenuLineForm | None = None,
    nickname_form: NicknameForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The whole page; the forms as they were sent, where they could not be taken."""
    blogs, form = _own(request), form or BlogForm(instance=blog)
    chosen = str(form["accent"].value())
    menu_form = menu_form or MenuLineForm(blog=blog, viewer=request.viewer)
    on_top = [page for page in menu_form.pages.values() if page.parent_id is None]
    context: dict[str, Any] = {
        "here": "blog",
        "blog": blog,
        "blogs": blogs if len(blogs) > 1 else [],
        "accent": Blog.objects.editable_by(request.viewer).values_list("accent", flat=True).get(pk=blog.pk),
        "form": form,
        "walls": walls_to_choose(chosen),
        "shelves": Category.objects.filter(blog=blog).annotate(post_count=Count("entries")),
        "shelf_form": ShelfForm(),
        "pages": sorted(on_top, key=lambda page: page.position),
        "menu": _menu(blog),
        "menu_form": menu_form,
        "nickname_form": nickname_form
        or (NicknameForm(blog=blog) if may_choose_nickname(blog, request.viewer) else None),
    }
    return render(request, "desk/blog_settings.html", context, status=status)


def _menu(blog: Blog) -> list[dict[str, Any]]:
    """The lines of the menu, and where each can go."""
    groups = Menu(blog).groups
    return [
        {
            "line": line,
            "leads_to": str(line.entry or line.category or line.address),
            "is_below": place > 0,
            "up": place > 1 if place else number > 0,
            "down": place < len(group) - 1 if place else number < len(groups) - 1,
            "below": place == 0 and number > 0,
        }
        for number, group in enumerate(groups)
        for place, line in enumerate(group)
    ]
