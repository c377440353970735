"""The page of 6B: words of its teacher, and two classes elsewhere that are invented. Nobody is asked for anything."""

from __future__ import annotations

import datetime
import hashlib

from hub.audience.audiences import Audience
from hub.connections.models import FollowedFeed, FollowedPost, Link, PostAnswer
from hub.portal.demonstration.texts import Text, as_html, texts
from hub.portal.demonstration.world import World
from hub.portal.models import ClassWords
from hub.text.excerpts import excerpt
from hub.text.words import slugify

CLASS, WRITER = "6B", "tomas"
WELCOME = "Bridges until Thursday, then the bucket. Whoever reads along: tell us what held and what did not."
ANSWER = (
    "We count waves, too",
    "<p>We counted at our harbour wall. Ours come in threes, or I counted wrong after lunch.</p>",
)


def read_along(world: World) -> None:
    """What the class says at the top, whom it follows, and one answer."""
    room, teacher = world.classes[world.this_year, CLASS], world.teachers[CLASS]
    ClassWords(classroom=room, words=WELCOME, audience=Audience.FAMILIES).write(by=teacher)
    posts = [_post(world, text) for text in texts("elsewhere.md")]
    _answer(world, posts[0])


def _post(world: World, text: Text) -> FollowedPost:
    """A post, of a blog that the class follows, which is never asked."""
    blog, author, days = text.facts
    room, teacher = world.classes[world.this_year, CLASS], world.teachers[CLASS]
    link, is_new = Link.objects.get_or_create(
        classroom=room, address=f"https://{slugify(blog)}.example/", defaults={"title": blog, "added_by": teacher}
    )
    if is_new:
        FollowedFeed.objects.create(link=link, title=blog, ask_at=None, asked_at=world.now)
    body = as_html(text.body)
    return FollowedPost.objects.create(
        feed=link.feed, key=hashlib.sha256(text.title.encode()).hexdigest(), title=text.title, author=author,
        address=f"{link.address}{slugify(text.title)}/", body=body, excerpt=excerpt(body, 240),
        published_at=world.now - datetime.timedelta(days=int(days), hours=3),
    )  # fmt: skip


def _answer(world: World, post: FollowedPost) -> None:
    """A student's answer to one of them, for the class."""
    member = world.members[WRITER]
    entry = PostAnswer.begin(post, member.blog, by=member.person)
    entry.set_text(ANSWER[0], entry.body + ANSWER[1])
    entry.save()
    entry.publish(by=member.person, audience=Audience.CLASS, at=world.now - datetime.timedelta(hours=2))
