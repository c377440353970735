"""How a family came to its page: with an account, or by the link of a mail; which addresses lead on from there."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.urls import reverse

from hub.blogs.cards import Card, PagePicture
from hub.blogs.models import Blog, Entry
from hub.reflections.models import Goal
from hub.showcase.models import Section
from hub.text.references import MediaShown


@dataclass(frozen=True)
class ByAccount:
    """The addresses that everybody has."""

    def card(self, card: Card, _post: Entry) -> Card:
        """The card of a post."""
        return card

    def say(self, post: Entry) -> str:
        """Where a comment on it is sent."""
        return reverse("write-comment", args=[post.public_id])

    def blog(self, blog: Blog) -> str:
        """The blog."""
        return blog.get_absolute_url()

    def goal(self, goal: Goal) -> str:
        """The goal."""
        return goal.get_absolute_url()

    def mails(self) -> str:
        """Where it is chosen how often mails come."""
        return reverse("choose-digest")

    def allow(self) -> str:
        """Where a family says what it allows."""
        return reverse("allow")

    def room(self, room: Section) -> str:
        """The room of a showcase."""
        return room.get_absolute_url()


@dataclass(frozen=True)
class ByLink(ByAccount):
    """Addresses below the link: nobody needs to sign in there, and they show no more than the link does."""

    token: str

    def card(self, card: Card, post: Entry) -> Card:
        return replace(card, url=self.post(post), shelf_url="", picture=card.picture and self.picture(card.picture))

    def post(self, post: Entry) -> str:
        """The post."""
        return reverse("family-post", args=[self.token, post.public_id])

    def mails(self) -> str:
        return reverse("family-digest", args=[self.token])

    def allow(self) -> str:
        return reverse("family-allow", args=[self.token])

    def room(self, room: Section) -> str:
        return reverse("family-room", args=[self.token, room.public_id])

    def say(self, post: Entry) -> str:
        return reverse("family-say", args=[self.token, post.public_id])

    def blog(self, blog: Blog) -> str:
        """It is more than the link shows."""
        return ""

    def goal(self, goal: Goal) -> str:
        """Its words are on the page."""
        return ""

    def picture(self, picture: PagePicture) -> PagePicture:
        """The picture, at addresses that the link opens."""
        return replace(picture, src=self.file(picture.src), srcset=self.file(picture.srcset))

    def medium(self, shown: MediaShown) -> MediaShown:
        """A file in a text, at addresses that the link opens."""
        srcset = tuple((self.file(address), width, kind) for address, width, kind in shown.srcset)
        return replace(shown, src=self.file(shown.src), srcset=srcset, poster=self.file(shown.poster))

    def file(self, addresses: str) -> str:
        """Addresses of files, as the link opens them."""
        ours, here = reverse("media", args=["-", "-"])[:-3], reverse("family-file", args=[self.token, "-", "-"])[:-3]
        return addresses.replace(ours, here)
