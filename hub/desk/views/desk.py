"""My work at a glance."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.assignments.asking import asked_on_desk
from hub.assignments.models import Ask, Hello
from hub.audience.http import HubRequest
from hub.audience.viewer import Viewer
from hub.blogs.cards import cards, for_cards
from hub.blogs.models import Authorship, Blog, Entry, EntryQuerySet, Filing, Rescue
from hub.comments.counting import with_comment_counts
from hub.desk.promises import has_promises, promised_soon
from hub.desk.recordings import names_of
from hub.desk.views.class_wall import taught_by
from hub.desk.views.sort import just_sorted
from hub.families.page import family_page
from hub.families.ways import ByAccount
from hub.people.models import Person
from hub.safety.models import Looking
from hub.school.models import ClassroomQuerySet
from hub.text.days import spoken_day, spoken_due

ROWS = 8
CARDS = 4


def desk(request: HubRequest) -> HttpResponse:
    """What one is asked, what one is in the middle of, what has no shelf yet, what is new; for guardians, what their
    child made. GET `child`: show that to one who works at the school, too."""
    viewer = request.viewer
    if viewer.standing.children and ("child" in request.GET or not viewer.is_inside):
        context = family_page(viewer, ByAccount(), request.GET)
        return render(request, "families/family.html", context | {"hello": request.person.first_name})
    news = _news_of(viewer, request.person)
    has_news = {f"has_{name}": Exists(found) for name, found in news.items()}
    blogs = Blog.objects.visible_to(viewer).annotate(has_promises=has_promises(viewer), **has_news)
    own = blogs.filter(owner=request.person).first()
    promised = promised_soon(viewer) if own is not None and own.has_promises else []  # type: ignore[attr-defined]  # Annotated.
    panels = [_children(viewer)] if viewer.standing.children else []
    if asked := [*_asked(viewer), *promised]:
        panels.append({"title": _("Waiting for you"), "rows": asked})
    context = {
        "here": "desk",
        "panels": panels,
        "sorted": just_sorted(request),
        "own": own,
        "accent": own.accent if own else "",
    }
    if own is not None:
        context |= _own_work(own, viewer)
        to_sort = context.pop("to_sort")
        context["panels"] += [to_sort] if context["cards"] else []
        there = {name: found for name, found in news.items() if getattr(own, f"has_{name}")}
        context |= {
            "news": _filed(there["filings"], viewer) if "filings" in there else [],
            "named": [
                *(_rescued(there["rescues"], viewer) if "rescues" in there else []),
                *(_named(there["names"], viewer) if "names" in there else []),
            ],
            "looks": there.get("looks", [])[:ROWS],
            "hellos": there.get("hellos", [])[:ROWS],
        }
    elif viewer.sees_all_classes:
        rooms = taught_by(viewer).select_related("grade")
        context["needs_class"] = not rooms
        context["panels"] += [_classes(rooms)] if rooms else []
    return render(request, "desk/desk.html", context)


def my_blog(request: HubRequest) -> HttpResponse:
    """The way to one's own blog; who has none goes to the desk."""
    own = Blog.objects.visible_to(request.viewer).filter(owner=request.person).first()
    return redirect(own) if own else redirect("desk")


def _own_work(blog: Blog, viewer: Viewer) -> dict[str, Any]:
    own = Entry.objects.editable_by(viewer).filter(binned_at=None)
    mine = own.shown_on(blog)
    newest = with_comment_counts(for_cards(mine.out(viewer.now).posts()), viewer).newest_first()
    drafts = mine.drafts().order_by("-changed_at")
    unsorted = own.filter(blog=blog).out(viewer.now).unfiled().newest_first()
    return {
        "drafts": _rows(drafts.select_related("blog", "approval", "working_copy"), viewer),
        "to_sort": _to_sort(unsorted.select_related("blog", "approval"), viewer),
        "cards": cards(newest[:CARDS], viewer, with_person=False),
    }


def _asked(viewer: Viewer) -> list[dict[str, Any]]:
    """What a student's classes are asked and the student has not answered yet, what is due soonest first."""
    if viewer.person is None or not viewer.is_student:
        return []
    today = timezone.localdate(viewer.now, viewer.school.zone)
    showcase = asked_on_desk(viewer)
    asks = Ask.objects.visible_to(viewer).asked_of(viewer).unanswered_by(viewer.person, viewer.now)
    return showcase + [
        {
            "title": str(ask),
            "url": ask.entry.get_absolute_url(),
            "line": spoken_due(ask.due_on, today) if ask.due_on else "",
            "action": {"label": _("Answer this"), "url": f"{reverse('write')}?answers={ask.entry.public_id}"},
        }
        for ask in asks.soonest_first(today).select_related("entry__blog")[:ROWS]
    ]


def _rows(entries: EntryQuerySet, viewer: Viewer) -> list[dict[str, str]]:
    shown = list(entries[:ROWS])
    names = names_of(shown, viewer)
    return [
        {
            "title": names[entry.pk],
            "url": reverse("write-entry", args=[entry.public_id]),
            "line": spoken_day(entry.published_at or entry.changed_at, viewer.now),
            "badge": _("waiting for a teacher") if entry.is_waiting else "",
        }
        for entry in shown
    ]


def _to_sort(unsorted: EntryQuerySet, viewer: Viewer) -> dict[str, Any]:
    """The panel leads to the page for sorting; with scripts that page's list, with its guesses, takes the place."""
    panel: dict[str, Any] = {
        "title": _("To sort"),
        "rows": _rows(unsorted, viewer),
        "empty": _("All posts have a place."),
    }
    if panel["rows"]:
        url = reverse("sort-posts")
        panel |= {"action": {"label": _("Sort them"), "url": url}, "list_url": url}
    return panel


def _news_of(viewer: Viewer, person: Person) -> dict[str, QuerySet[Any]]:
    """What others did for this person or said to them and they have not read, each by its name: mostly nothing, so that
    the desk asks for it only when there is some."""
    news: dict[str, QuerySet[Any]] = {
        "filings": Filing.objects.news_for(person),
        "names": Authorship.news_for(person, viewer.now),
    }
    if viewer.is_student:
        news["looks"] = Looking.objects.told_to(viewer).news(viewer.now)
        news["rescues"] = Rescue.news_for(person)
        news["hellos"] = Hello.objects.news_for(person, viewer.school)
    return news


def _filed(filings: QuerySet[Any], viewer: Viewer) -> list[dict[str, Any]]:
    """What others put on shelves for this person, in words, until it is read."""
    seen = Entry.objects.visible_to(viewer).values("pk")
    filings = filings.filter(entry__in=seen).select_related("entry__blog", "category", "by")
    return [
        {
            "title": str(filing.entry),
            "url": reverse("write-entry", args=[filing.entry.public_id]),
            "line": _("%(name)s put it in %(shelf)s.") % {"name": filing.by.first_name, "shelf": filing.category.name},
            "why": filing.why or _("So that you and others find it again."),
        }
        for filing in filings[:ROWS]
    ]


def _named(lines: QuerySet[Any], viewer: Viewer) -> list[dict[str, Any]]:
    """What others put on this person's blog or named them for, in words, until it is read."""
    seen = Entry.objects.visible_to(viewer).values("pk")
    lines = lines.filter(entry__in=seen).select_related("entry__blog", "named_by")
    return [
        {
            "title": str(line.entry),
            "url": line.entry.get_absolute_url(),
            "line": (_("%(name)s put it on your blog.") if line.entry.posted_by_id else _("%(name)s made it with you."))
            % {"name": line.named_by.first_name if line.named_by else ""},
        }
        for line in lines.order_by("-pk")[:ROWS]
    ]


def _rescued(rescues: QuerySet[Any], viewer: Viewer) -> list[dict[str, Any]]:
    """What a teacher took out of the bin for this person, in words, until it is read."""
    seen = Entry.objects.visible_to(viewer).values("pk")
    return [
        {
            "title": str(rescue.entry),
            "url": reverse("write-entry", args=[rescue.entry.public_id]),
            "line": _("%(name)s took it out of the bin for you. It is among your drafts.")
            % {"name": rescue.by.first_name if rescue.by else _("Somebody")},
        }
        for rescue in rescues.filter(entry__in=seen).select_related("entry__blog", "by")[:ROWS]
    ]


def _classes(rooms: ClassroomQuerySet) -> dict[str, Any]:
    rows = [
        {"title": room.name, "url": reverse("teach-class", args=[room.slug]), "line": str(room.grade or "")}
        for room in rooms
    ]
    together = {
        "title": _("Who has done what"),
        "url": reverse("school-progress"),
        "line": _("All classes side by side"),
    }
    return {
        "title": _("The classes"),
        "rows": [together, *rows],
        "action": {"label": _("Change them"), "url": reverse("manage")},
    }


def _children(viewer: Viewer) -> dict[str, Any]:
    blogs = Blog.objects.visible_to(viewer).filter(owner__in=viewer.standing.children).select_related("owner")
    rows = [
        {
            "title": blog.owner.first_name,
            "url": f"{reverse('desk')}?child={blog.owner.public_id}",
            "line": blog.title,
            "person": blog.owner,
        }
        for blog in blogs
        if blog.owner
    ]
    return {"title": _("My children"), "rows": rows}
