"""First try and second try: joining two posts of one's own, seeing them side by side."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.audience.http import HubRequest
from hub.blogs.cards import cards, for_cards
from hub.blogs.models import Entry
from hub.reflections.models import AnotherTry
from hub.reflections.views.towards import own_post

ROWS = 60
"""How many earlier posts are offered, the newest; others are found by a word of their title."""


@login_not_required
@require_safe
def tries(request: HubRequest, public_id: str) -> HttpResponse:
    """Two tries side by side, for all who may see both posts; visitors see what is for everyone."""
    viewer = request.viewer
    found = get_object_or_404(AnotherTry.objects.visible_to(viewer), public_id=public_id)
    both = for_cards(Entry.objects.visible_to(viewer).filter(pk__in=[found.earlier_id, found.later_id]))
    shown = dict(zip((entry.pk for entry in both), cards(both, viewer, with_person=False), strict=True))
    blog = next(entry.blog for entry in both if entry.pk == found.later_id)
    context = {
        "another": found,
        "blog": blog,
        "accent": blog.accent,
        "earlier": shown[found.earlier_id],
        "later": shown[found.later_id],
        "is_own": blog.is_own(viewer),
    }
    return render(request, "reflections/tries.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def try_again(request: HubRequest, public_id: str) -> HttpResponse:
    """A post of one's own is another try of an earlier one. GET `find`: a word of its title. POST `earlier`: its id."""
    post = own_post(request, public_id)
    own = Entry.objects.editable_by(request.viewer).out(request.viewer.now).posts().filter(authors=request.person)
    before = own.filter(published_at__lt=post.published_at).select_related("blog", "cover").newest_first()
    if request.method == "POST":
        earlier = get_object_or_404(before, public_id=request.POST.get("earlier", ""))
        return redirect(AnotherTry.join(earlier, post))
    find = request.GET.get("find", "")
    context = {"here": "desk", "post": post, "find": find, "posts": before.filter(title__icontains=find)[:ROWS]}
    return render(request, "reflections/try_again.html", context)


@require_POST
def part_tries(request: HubRequest, public_id: str) -> HttpResponse:
    """It was no second try after all. Both posts stay."""
    own = AnotherTry.objects.editable_by(request.viewer).select_related("later__blog")
    joined = get_object_or_404(own, public_id=public_id)
    joined.delete()
    return redirect(joined.later)
