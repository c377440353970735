"""Blogs elsewhere: links to them, their feeds, and the posts that came from there."""

from hub.connections.models.followed_feed import FollowedFeed, FollowedFeedQuerySet
from hub.connections.models.followed_post import FollowedPost, FollowedPostQuerySet
from hub.connections.models.link import Link, LinkQuerySet
from hub.connections.models.post_answer import PostAnswer

__all__ = [
    "FollowedFeed",
    "FollowedFeedQuerySet",
    "FollowedPost",
    "FollowedPostQuerySet",
    "Link",
    "LinkQuerySet",
    "PostAnswer",
]
