"""The school that bots write to, as the hub's own process knows it."""

from __future__ import annotations

import json

from django.urls import reverse

from bench.school import fill as fill_school
from hub.blogs.models import Blog, Entry
from hub.comments.models import Comment
from hub.school.models import Policy


def fill() -> dict[str, str]:
    """A school of 200 blogs that lets guests comment; a post under which they may, and a draft of the student's."""
    known = fill_school(200)
    Policy.objects.update(comments_by=Policy.CommentsBy.GUESTS, approve_comments=False)
    blog = Blog.objects.get(slug="mei")
    post = Entry.objects.get(slug=known["post"].strip("/").split("/")[-1], blog=blog)
    draft = Entry.start(blog, by=blog.owner, title="What I write meanwhile", body="<p>So far.</p>")
    guests = reverse("comment-as-guest", args=[post.public_id])
    return known | {"guests": guests, "draft": reverse("keep-entry", args=[draft.public_id])}


def count() -> str:
    """How many comments of guests there are, and how many of these others than teachers read."""
    guests = Comment.objects.filter(guest__isnull=False)
    return json.dumps([guests.count(), guests.filter(approval__decision="released").count()])
