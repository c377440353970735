"""The menu of one's blog."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hub.audience.http import HubRequest
from hub.audience.kindly import name_trouble, names_are_kind
from hub.blogs.menu import Menu
from hub.blogs.models import Blog, MenuItem
from hub.desk.menu_form import MenuLineForm
from hub.desk.views.blog_settings import back_to_settings, own_blogs, settings_page


@require_POST
def add_menu_line(request: HubRequest, slug: str) -> HttpResponse:
    """Put a line into the menu. POST `leads_to` (a page or a shelf) or `address`; `label`."""
    blog = get_object_or_404(own_blogs(request), slug=slug)
    form = MenuLineForm(request.POST, blog=blog, viewer=request.viewer)
    if not (form.is_valid() and names_are_kind(form, request.viewer, "label")):
        return settings_page(request, blog, menu_form=form, status=422)
    Menu(blog).add(form.line())
    messages.success(request, _("It is in the menu."))
    return back_to_settings(blog, "menu")


@require_POST
def rename_menu_line(request: HubRequest, slug: str, number: int) -> HttpResponse:
    """Say something else in the menu. POST `label`; nothing: the name of what it leads to."""
    blog, line = _line(request, slug, number)
    line.label = " ".join(request.POST.get("label", "").split())[:120]
    if trouble := name_trouble(line.label, request.viewer):
        messages.error(request, trouble)
    else:
        line.save(update_fields=["label"])
        messages.success(request, _("Saved."))
    return back_to_settings(blog, "menu")


@require_POST
def change_menu(request: HubRequest, slug: str, number: int, way: str) -> HttpResponse:
    """Move a line one place up or down, below the line before it or out again; or remove it."""
    blog, line = _line(request, slug, number)
    if way not in Menu.WAYS:
        raise Http404
    Menu(blog).change(line, way)
    return back_to_settings(blog, "menu")


def _line(request: HubRequest, slug: str, number: int) -> tuple[Blog, MenuItem]:
    blog = get_object_or_404(own_blogs(request), slug=slug)
    return blog, get_object_or_404(MenuItem.objects.filter(blog=blog), pk=number)
