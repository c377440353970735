"""My work at a glance."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.assignments.models import Ask
from hub.audience.http import HubRequest
from hub.audience.viewer import Viewer
from hub.blogs.models import Blog, Entry, EntryQuerySet, Filing
from hub.desk.views.sort import just_sorted
from hub.people.models import Person
from hub.text.days import spoken_day, spoken_due

ROWS = 8


def desk(request: HubRequest) -> HttpResponse:
    """What one is asked, and what one is in the middle of: drafts, what waits, what has no shelf yet; a guardian's
    children."""
    viewer = request.viewer
    own = Blog.objects.visible_to(viewer).filter(owner=request.person).first()
    panels, news = [], []
    if own is not None:
        panels, news = _own_panels(own, viewer), _filed(request.person)
    if asked := _asked(viewer):
        panels.insert(0, {"title": _("Waiting for you"), "rows": asked})
    if viewer.standing.children:
        panels.insert(0, _children(viewer))
    context = {
        "here": "desk",
        "panels": panels,
        "news": news,
        "sorted": just_sorted(request),
        "own": own,
        "accent": own.accent if own else "",
    }
    return render(request, "desk/desk.html", context)


def my_blog(request: HubRequest) -> HttpResponse:
    """The way to one's own blog; who has none goes to the desk."""
    own = Blog.objects.visible_to(request.viewer).filter(owner=request.person).first()
    return redirect(own) if own else redirect("desk")


def _own_panels(blog: Blog, viewer: Viewer) -> list[dict[str, Any]]:
    mine = Entry.objects.editable_by(viewer).filter(blog=blog, binned_at=None).select_related("blog", "approval")
    newest = mine.out(viewer.now).posts().newest_first()
    drafts = mine.drafts().order_by("-changed_at")
    unsorted = mine.out(viewer.now).unfiled().newest_first()
    return [
        _panel(_("In the middle of"), drafts, viewer, _("No draft. What did you make today?"), to_write=True),
        _to_sort(unsorted, viewer),
        _panel(_("My newest posts"), newest, viewer, _("The first post is the hardest.")),
    ]


def _asked(viewer: Viewer) -> list[dict[str, Any]]:
    """What a student's classes are asked and the student has not answered yet, what is due soonest first."""
    if viewer.person is None or not viewer.is_student:
        return []
    today = timezone.localdate(viewer.now, viewer.school.zone)
    asks = Ask.objects.visible_to(viewer).asked_of(viewer).unanswered_by(viewer.person, viewer.now)
    return [
        {
            "title": str(ask),
            "url": ask.entry.get_absolute_url(),
            "line": spoken_due(ask.due_on, today) if ask.due_on else "",
            "action": {"label": _("Answer this"), "url": f"{reverse('write')}?answers={ask.entry.public_id}"},
        }
        for ask in asks.soonest_first(today).select_related("entry__blog")[:ROWS]
    ]


def _panel(title: str, entries: EntryQuerySet, viewer: Viewer, empty: str, *, to_write: bool = False) -> dict[str, Any]:
    rows = [
        {
            "title": str(entry),
            "url": reverse("write-entry", args=[entry.public_id]) if to_write else entry.get_absolute_url(),
            "line": spoken_day(entry.published_at or entry.changed_at, viewer.now),
            "badge": _("waiting for a teacher") if entry.is_waiting else "",
            "badge_kind": "",
        }
        for entry in entries[:ROWS]
    ]
    return {"title": title, "rows": rows, "empty": empty}


def _to_sort(unsorted: EntryQuerySet, viewer: Viewer) -> dict[str, Any]:
    """The panel leads to the page for sorting; with scripts that page's list, with its guesses, takes the place."""
    panel = _panel(_("To sort"), unsorted, viewer, _("All posts have a place."), to_write=True)
    if panel["rows"]:
        url = reverse("sort-posts")
        panel |= {"action": {"label": _("Sort them"), "url": url}, "list_url": url}
    return panel


def _filed(person: Person) -> list[dict[str, Any]]:
    """What others put on shelves for this person, in words, until it is read."""
    filings = Filing.objects.news_for(person).select_related("entry__blog", "category", "by")
    return [
        {
            "title": str(filing.entry),
            "url": reverse("write-entry", args=[filing.entry.public_id]),
            "line": _("%(name)s put it in %(shelf)s.") % {"name": filing.by.first_name, "shelf": filing.category.name},
            "why": filing.why or _("So that you and others find it again."),
        }
        for filing in filings[:ROWS]
    ]


def _children(viewer: Viewer) -> dict[str, Any]:
    blogs = Blog.objects.visible_to(viewer).filter(owner__in=viewer.standing.children).select_related("owner")
    rows = [
        {"title": blog.title, "url": blog.get_absolute_url(), "line": blog.owner.first_name, "person": blog.owner}
        for blog in blogs
        if blog.owner
    ]
    return {"title": _("My children"), "rows": rows, "empty": _("Nobody is linked to you yet. Ask the school.")}
