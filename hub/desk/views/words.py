"""The words of one's blog: renamed, and merged where two are perhaps one."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hub.audience.http import HubRequest
from hub.audience.kindly import name_trouble
from hub.blogs.alike import alike
from hub.blogs.models import Blog, Tag
from hub.desk.shelf_keeping import seen_posts
from hub.text.words import tag_key


@require_safe
def my_words(request: HubRequest) -> HttpResponse:
    """All of them, with those that are perhaps one on top."""
    words = list(_own(request).annotate(post_count=seen_posts(request.viewer)))
    return render(request, "desk/words.html", {"here": "desk", "words": words, "pairs": alike(words)})


@require_POST
def rename_word(request: HubRequest, number: int) -> HttpResponse:
    """Call a word something else. POST `name`; the name of another word makes one of the two."""
    word = get_object_or_404(_own(request), pk=number)
    name = request.POST.get("name", "")
    if not tag_key(name):
        messages.error(request, _("Write the word."))
    elif trouble := name_trouble(name, request.viewer):
        messages.error(request, trouble)
    else:
        word.rename(name)
        messages.success(request, _("Saved."))
    return redirect("my-words")


@require_POST
def merge_words(request: HubRequest, number: int) -> HttpResponse:
    """Make one of two words. POST `into`: the number of the one that stays."""
    word = get_object_or_404(_own(request), pk=number)
    into = request.POST.get("into", "")
    other = get_object_or_404(_own(request).exclude(pk=word.pk), pk=int(into) if into.isdecimal() else 0)
    name = word.name
    word.merge_into(other)
    messages.success(request, _("“%(one)s” is “%(other)s” now.") % {"one": name, "other": other.name})
    return redirect("my-words")


def _own(request: HubRequest) -> QuerySet[Tag]:
    return Tag.objects.filter(blog__in=Blog.objects.editable_by(request.viewer).filter(owner=request.person))
