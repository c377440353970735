"""The name by which a student goes outside the school."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hub.audience.http import HubRequest
from hub.blogs.models import Blog
from hub.blogs.nickname import NicknameForm
from hub.desk.views.blog_settings import back_to_settings, may_choose_nickname, own_blogs, settings_page
from hub.search.part_words import index_all_by


@require_POST
def choose_nickname(request: HubRequest, slug: str) -> HttpResponse:
    """Go by another name before strangers. POST `nickname`: empty for the first name."""
    blog: Blog = get_object_or_404(own_blogs(request), slug=slug)
    if not may_choose_nickname(blog, request.viewer):
        raise Http404
    form = NicknameForm(request.POST, blog=blog)
    if not form.is_valid():
        return settings_page(request, blog, nickname_form=form, status=422)
    form.save()
    index_all_by(request.person)
    messages.success(request, _("Kept. It holds from this moment on."))
    blog.refresh_from_db()
    return back_to_settings(blog, "nickname")
