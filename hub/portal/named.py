"""Who and what is called like the words that somebody searches for."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.audience.viewer import NOBODY, Viewer
from hub.blogs.models import Blog
from hub.people.models import Person
from hub.portal.question import Question
from hub.school.models import Classroom
from hub.search.offers import Offer
from hub.text.words import tokens

MOST = 8
MOST_PLACES = 3


def people(query: str, viewer: Viewer) -> list[dict[str, object]]:
    """The blogs that the viewer sees, of people or classes of this name, as design/_people.html wants them."""
    # Without a join, so that names are compared before each blog is asked whether it shows a stranger something.
    begins = Q(called__istartswith=query) | (Q(last_name__istartswith=query) if viewer.is_inside else NOBODY)
    called = Person.objects.annotate(called=viewer.name_column()).filter(begins).values("pk")
    named = Q(title__icontains=query) | Q(owner__in=called)
    blogs = Blog.objects.visible_to(viewer).filter(named).select_related("owner").order_by("title")[:MOST]
    return [
        {"person": viewer.named(blog.owner) or _class_face(blog), "line": blog.title, "url": blog.get_absolute_url()}
        for blog in blogs
    ]


def classes(query: str, viewer: Viewer) -> list[dict[str, str]]:
    """This year's classes of this name, each with its address."""
    words = query.casefold().removeprefix(_("class").casefold()).strip() or query
    today = timezone.localdate(viewer.now, viewer.school.zone)
    rooms = Classroom.objects.of_this_year(viewer.school, today).filter(name__icontains=words)
    return [
        {"label": _("Class %(name)s") % {"name": room.name}, "url": reverse("class", args=[room.slug])}
        for room in rooms[:MOST]
    ]


def shelves_and_words(query: str, offers: Iterable[Offer]) -> list[dict[str, str]]:
    """Shelves and words of what was found whose name begins like the query, each with the address of all it has."""
    begins, labels = tokens(query), {"shelf": _("Shelf: %(name)s"), "tag": _("Word: %(name)s")}
    called = [offer for offer in offers if offer.facet in labels and _begins(tokens(offer.name), begins)]
    return [
        {
            "label": labels[offer.facet] % {"name": offer.name},
            "url": reverse("search") + Question("", {offer.facet: offer.value}).address,
        }
        for offer in called[:MOST_PLACES]
    ]


def _begins(name: list[str], words: list[str]) -> bool:
    return bool(words) and " ".join(name).startswith(" ".join(words))


def _class_face(blog: Blog) -> dict[str, str]:
    return {"first_name": blog.title, "face": ""}
