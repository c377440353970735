"""What classes elsewhere have written, read here."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hub.audience.http import HubRequest
from hub.audience.viewer import Viewer
from hub.blogs.cards import for_light_cards, light_card
from hub.blogs.models import Blog, Entry
from hub.connections.models import FollowedPost, FollowedPostQuerySet, PostAnswer
from hub.school.models import Classroom
from hub.text.days import spoken_day
from hub.text.references import render as render_words

NEWEST, ANSWERS = 40, 12


@require_safe
def elsewhere(request: HubRequest, slug: str) -> HttpResponse:
    """The newest posts of all blogs that the class follows."""
    viewer = request.viewer
    room = get_object_or_404(Classroom.objects.filter(school=viewer.school), slug=slug)
    if not viewer.is_known:
        raise Http404
    posts = _posts(request, slug).newest_first().defer("body")[:NEWEST]
    context = {"here": "classes", "room": room, "accent": room.accent, "posts": [_row(post, viewer) for post in posts]}
    return render(request, "portal/elsewhere.html", context)


@require_safe
def followed_post(request: HubRequest, slug: str, public_id: str) -> HttpResponse:
    """The words of one post, the way to where it was written, and what people here answered."""
    viewer = request.viewer
    post = get_object_or_404(_posts(request, slug), public_id=public_id)
    answers = Entry.objects.visible_to(viewer).out(viewer.now).filter(answers_elsewhere__post=post)
    room = post.feed.link.classroom
    context = {
        "here": "classes",
        "room": room,
        "accent": room.accent,
        "post": post,
        "source": str(post.feed.link),
        "when": spoken_day(post.published_at, viewer.now),
        "html": render_words(post.body),
        "answers": [light_card(entry, viewer) for entry in for_light_cards(answers).newest_first()[:ANSWERS]],
        "may_answer": viewer.writes and viewer.has_blog,
        "may_take_away": viewer.sees_all_classes or room.pk in viewer.standing.teaches_in,
    }
    return render(request, "portal/followed_post.html", context)


@require_POST
def answer_followed_post(request: HubRequest, slug: str, public_id: str) -> HttpResponse:
    """Begin a post of one's own that answers it; one that is begun goes on."""
    viewer = request.viewer
    post = get_object_or_404(_posts(request, slug), public_id=public_id)
    blog = get_object_or_404(Blog.objects.editable_by(viewer), owner=viewer.person)
    drafts = Entry.objects.editable_by(viewer).drafts().filter(answers_elsewhere__post=post, blog=blog)
    draft = drafts.order_by("-changed_at").first() or PostAnswer.begin(post, blog, by=request.person)
    return redirect("write-entry", draft.public_id)


@require_POST
def take_followed_post_away(request: HubRequest, slug: str, public_id: str) -> HttpResponse:
    """Show a post from elsewhere to nobody here any more."""
    posts = FollowedPost.objects.editable_by(request.viewer).filter(feed__link__classroom__slug=slug)
    get_object_or_404(posts, public_id=public_id).take_away(by=request.person)
    messages.success(request, _("It is not shown here any more."))
    return redirect("elsewhere", slug)


def _posts(request: HubRequest, slug: str) -> FollowedPostQuerySet:
    posts = FollowedPost.objects.visible_to(request.viewer).filter(feed__link__classroom__slug=slug)
    return posts.select_related("feed__link__classroom", "feed__link__feed")


def _row(post: FollowedPost, viewer: Viewer) -> dict[str, Any]:
    return {
        "title": str(post),
        "url": post.get_absolute_url(),
        "line": f"{post.feed.link} · {spoken_day(post.published_at, viewer.now)}",
        "excerpt": post.excerpt if post.title else "",
    }
