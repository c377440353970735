"""The demonstration school, made larger for measuring."""

from __future__ import annotations

from importlib import import_module

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.db.models import Count
from django.utils import timezone

from hub.blogs.models import Authorship, Blog, Entry
from hub.jobs.tasks import refresh_statistics
from hub.people.models import Person
from hub.school.models import Classroom, Consent, Enrolment
from hub.search.indexing import index_entries

POSTS_EACH = 12
CLASS_OF = 25


def fill(blogs: int) -> dict[str, str]:
    """The demonstration school with at least so many blogs; gives the addresses to measure and a student's cookie."""
    call_command("demo", if_empty=True, verbosity=0)
    missing = blogs - Blog.objects.count()
    if missing > 0:
        school = Blog.objects.get(slug="mei").school
        made = more_students(missing, list(school.classrooms.filter(year=school.years.last())))
        _more_posts(made, list(Entry.objects.filter(school=school, kind="post").exclude(published_at=None)[:200]))
    refresh_statistics.call()
    return known()


def more_classes(students: int) -> None:
    """So many students more, each with an empty blog, in new classes of the ordinary size."""
    school = Blog.objects.get(slug="mei").school
    rooms = Classroom.objects.bulk_create(
        Classroom(school=school, year=school.years.last(), name=f"S{n}", slug=f"s{n}", code=f"S{n:05}")
        for n in range(1 + students // CLASS_OF)
    )
    more_students(students, rooms)


def more_students(number: int, rooms: list[Classroom]) -> list[Blog]:
    """So many students more, spread over these classes, whose families allow everything; their blogs."""
    school, now = rooms[0].school, timezone.now()
    people = Person.objects.bulk_create(Person(first_name=f"Sam {n}", password="!") for n in range(number))
    Enrolment.objects.bulk_create(
        Enrolment(classroom=rooms[n % len(rooms)], person=person, role="student", starts_on=now.date())
        for n, person in enumerate(people)
    )
    for kind in Consent.FOR_EVERYONE:
        Consent.objects.bulk_create(Consent(school=school, student=person, kind=kind) for person in people)
    return Blog.objects.bulk_create(
        Blog(school=school, owner=person, slug=f"sam-{n}", title=f"Blog of Sam {n}") for n, person in enumerate(people)
    )


def _more_posts(blogs: list[Blog], texts: list[Entry]) -> None:
    made = []
    for number, blog in enumerate(blogs):
        for turn in range(POSTS_EACH):
            text = texts[(number * POSTS_EACH + turn) % len(texts)]
            made.append(
                Entry(
                    school=blog.school,
                    blog=blog,
                    title=text.title,
                    slug=f"post-{turn}",
                    body=text.body,
                    plain=text.plain,
                    excerpt=text.excerpt,
                    audience=("class", "school", "everyone")[turn % 3],
                    published_at=text.published_at,
                    year=text.year,
                    grade=text.grade,
                    featured=text.featured,
                    cover=text.cover,
                )
            )
    entries = Entry.objects.bulk_create(made, batch_size=500)
    Authorship.objects.bulk_create(
        (Authorship(entry=entry, person_id=entry.blog.owner_id) for entry in entries), batch_size=500
    )
    index_entries(Entry.objects.filter(blog__in=blogs))


def known() -> dict[str, str]:
    """Addresses on the blog of a student, and that student's cookie."""
    post = (
        Entry.objects.filter(blog__slug="mei", kind="post", audience="everyone", approval__decision="released")
        .annotate(number=Count("comments"))
        .exclude(categories=None)
        .order_by("-number")
        .first()
    )
    if post is None:
        raise LookupError("the demonstration school has no public post of Mei's")
    shelf = post.categories.all()[0]
    return {
        "blog": post.blog.get_absolute_url(),
        "post": post.get_absolute_url(),
        "category": f"{post.blog.get_absolute_url()}category/{shelf.slug}/",
        "search": "/search/?q=bridge",
        "cookie": cookie_of(post.blog.owner),
    }


def cookie_of(person: Person | None) -> str:
    """What the browser of somebody sends who is signed in."""
    return f"{settings.SESSION_COOKIE_NAME}={_session_of(person)}"


def _session_of(person: Person | None) -> str:
    """A sign-in that needs no password."""
    if person is None:
        raise LookupError("the blog has no owner")
    auth = import_module("django.contrib.auth")
    session = SessionStore()
    session[auth.SESSION_KEY] = str(person.pk)
    session[auth.BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[auth.HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return str(session.session_key)
