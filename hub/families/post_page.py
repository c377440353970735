"""All that the page of one post shows a family that came by a link."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise

from hub.audience.viewer import Viewer
from hub.blogs.cards import page_picture
from hub.blogs.models import Entry
from hub.comments.forms import CommentForm, may_comment
from hub.comments.models import Comment
from hub.families.page import saying
from hub.families.said import said_in
from hub.families.ways import ByLink
from hub.media.credits import credits_of
from hub.media.models import MediaFile
from hub.text.days import spoken_day
from hub.text.references import References, media_ids, render


def post_page(
    post: Entry, viewer: Viewer, way: ByLink, form: CommentForm | None = None, kindly: Sequence[Promise] = ()
) -> dict[str, Any]:
    """The context of families/post.html, in a fixed number of queries. `form`: words that were not kept; `kindly`: why
    one may think about them again."""
    comments = _comments(post, viewer)
    said = {public_id for comment in comments for public_id in media_ids(comment.body)}
    shown = MediaFile.objects.visible_to(viewer).filter(Q(entries=post) | Q(public_id__in=said)).distinct()
    files = {file.public_id: file for file in shown.with_renditions()}
    lead = files.get(post.featured.public_id) if post.featured else None
    picture = page_picture(lead) if lead and lead.public_id not in media_ids(post.body) else None
    media = {key: way.medium(file.shown()) for key, file in files.items()}
    return {
        "post": post,
        "child": post.blog.owner,
        "accent": post.blog.accent,
        "back_url": reverse("family-link", args=[way.token]),
        "when": spoken_day(post.published_at, viewer.now) if post.published_at else "",
        "lead": way.picture(picture) if picture else None,
        "html": render(post.body, References(media)),
        "credits": credits_of(file for key, file in files.items() if key not in said),
        "comments": said_in(comments, viewer, References(media)),
        "say": saying(way.say(post), form or CommentForm(), viewer, kindly) if may_comment(post, viewer) else None,
    }


def _comments(post: Entry, viewer: Viewer) -> list[Comment]:
    return list(Comment.objects.visible_to(viewer).filter(entry=post).select_related("writer", "approval"))
