"""A post that answers one from elsewhere."""

from __future__ import annotations

from django.db import models, transaction
from django.utils.translation import gettext as _

from hub.blogs.models import Blog, Entry
from hub.connections.models.followed_post import FollowedPost
from hub.people.models import Person
from hub.text.cleaning import clean
from hub.text.markup import escape, escape_value


class PostAnswer(models.Model):
    """Written on one's own blog, for the readers that its author chooses, as any post. It is listed under the other
    for whoever may read both."""

    entry = models.OneToOneField(Entry, on_delete=models.CASCADE, related_name="answers_elsewhere")
    post = models.ForeignKey(FollowedPost, on_delete=models.CASCADE, related_name="answers")

    def __str__(self) -> str:
        return f"{self.entry}: {self.post}"

    @classmethod
    def begin(cls, post: FollowedPost, blog: Blog, *, by: Person) -> Entry:
        """A draft on this blog that begins with what it answers."""
        link = f'<a href="{escape_value(post.address)}">{escape(str(post))}</a>'
        words = escape(_("In answer to %(post)s, from %(blog)s:")) % {"post": link, "blog": escape(str(post.feed.link))}
        with transaction.atomic():
            entry = Entry.start(blog, by=by, body=clean(f"<p>{words}</p><p></p>"))
            cls.objects.create(entry=entry, post=post)
        return entry
