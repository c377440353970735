"""One question for the kitchen table, out of what a child made last."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.blogs.models import Entry
from hub.text.apart import set_apart

ABOUT: dict[str, str | Promise] = {
    "science": gettext_lazy("“%(title)s” – how did you find that out?"),
    "maths": gettext_lazy("“%(title)s” – how do you know that it is right?"),
    "art": gettext_lazy("“%(title)s” – what did you look at the longest?"),
    "writing": gettext_lazy("“%(title)s” – which sentence did you change the most?"),
    "technology": gettext_lazy("“%(title)s” – what did you try that did not work?"),
    "music": gettext_lazy("“%(title)s” – what should I listen for?"),
    "geography": gettext_lazy("“%(title)s” – what surprised you there?"),
    "history": gettext_lazy("“%(title)s” – how do we know that?"),
    "languages": gettext_lazy("“%(title)s” – can you teach me one word of it?"),
    "reading": gettext_lazy("“%(title)s” – would I like that book?"),
    "photography": gettext_lazy("“%(title)s” – where did you stand?"),
}
"""By the slug of the shelf."""
ABOUT_ANYTHING = (
    gettext_lazy("“%(title)s” – what was the hardest part?"),
    gettext_lazy("“%(title)s” – what would you do differently next time?"),
    gettext_lazy("“%(title)s” – who helped you, and how?"),
)


def question_about(entry: Entry | None) -> str:
    """A question about the newest post, by its shelf; the same for a post each time. `entry` has its categories."""
    return questions_about(entry)[0]


def questions_about(entry: Entry | None) -> list[str]:
    """That question, and others for whoever wants another one."""
    if entry is None:
        return [_("What are you in the middle of?")]
    shelves = [shelf.slug for shelf in entry.categories.all()]
    fitting = [ABOUT[slug] for slug in shelves if slug in ABOUT][:1]
    first = entry.pk % len(ABOUT_ANYTHING)
    asked = [*fitting, *ABOUT_ANYTHING[first:], *ABOUT_ANYTHING[:first]]
    return [str(question) % {"title": set_apart(str(entry))} for question in asked]
