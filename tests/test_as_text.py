"""A door that is told to the database as text: the same rows as before, asked for in fewer steps."""

import datetime
import re
from contextlib import suppress

from django.apps import apps
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hub.audience import as_text
from hub.audience.viewer import Viewer
from hub.blogs.models import Entry
from hub.families.family_viewer import FamilyViewer
from hub.feeds.key_holder import KeyHolder
from hub.reflections.models import AnotherTry
from samples.cast import Cast

A_SECOND = datetime.timedelta(seconds=1)
A_MOMENT = re.compile(r"\d\d:\d\d")


def test_whoever_asks_twice_is_not_worked_out_twice(cast: Cast):
    post = cast.post(cast.mei, "class")
    viewer = Viewer(cast.school, cast.tomas)
    list(Entry.objects.visible_to(viewer))
    told = dict(viewer.told)

    assert list(Entry.objects.filter(slug=post.slug).visible_to(viewer)) == [post]
    assert viewer.told == told


def test_what_was_narrowed_before_stays_narrow(cast: Cast):
    post, other = cast.post(cast.mei, "class"), cast.post(cast.mei, "class")
    viewer = Viewer(cast.school, cast.tomas)

    assert list(Entry.objects.filter(pk=other.pk).visible_to(viewer)) == [other]
    assert set(Entry.objects.visible_to(viewer)) == {post, other}


def test_what_is_narrowed_afterwards_is_narrow_in_another_model_too(cast: Cast):
    post, later = cast.post(cast.mei, "class"), cast.post(cast.mei, "class")
    AnotherTry.objects.create(earlier=post, later=later)
    viewer = Viewer(cast.school, cast.tomas)

    seen = Entry.objects.visible_to(viewer)
    assert AnotherTry.objects.filter(seen.holding("later")).exists()
    assert not AnotherTry.objects.filter(seen.filter(pk=post.pk).holding("later")).exists()
    assert not AnotherTry.objects.filter(Entry.objects.filter(pk=post.pk).visible_to(viewer).holding("later")).exists()


def test_one_door_within_another_of_the_same_rows_asks_about_the_right_ones(cast: Cast):
    post = cast.post(cast.mei, "class")
    cast.post(cast.noah, "teachers")
    viewer = Viewer(cast.school, cast.ines)
    seen = Entry.objects.visible_to(viewer)

    assert list(Entry.objects.filter(pk__in=seen.moderated_by(viewer).filter(seen.holding("pk")))) == [post]


def test_a_door_that_lets_nothing_through_asks_nothing(cast: Cast):
    cast.post(cast.mei, "class")
    visitor = Viewer(cast.school)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert list(Entry.objects.moderated_by(visitor)) == []
    assert len(asked) == 0


def test_two_viewers_are_told_apart(cast: Cast):
    post = cast.post(cast.mei, "class")
    classmate, stranger = Viewer(cast.school, cast.tomas), Viewer(cast.school, cast.noah)

    both = Entry.objects.visible_to(classmate).visible_to(stranger)
    assert list(Entry.objects.visible_to(classmate)) == [post]
    assert list(both) == []


def test_who_comes_again_is_told_the_same_and_sees_what_came_out_since(cast: Cast):
    post = cast.post(cast.mei, "class")
    at = timezone.now()
    Entry.objects.filter(pk=post.pk).update(published_at=at)
    before, after = (Viewer(cast.school, cast.tomas, now=at + since) for since in (-A_SECOND, A_SECOND))
    assert list(Entry.objects.visible_to(before)) == []
    kept = dict(as_text._KEPT)

    assert list(Entry.objects.visible_to(after)) == [post]
    assert kept == as_text._KEPT


def test_whoever_is_something_else_now_is_told_something_else(cast: Cast):
    post = cast.post(cast.mei, "everyone")
    assert list(Entry.objects.visible_to(Viewer(cast.school))) == [post]

    cast.policy.widest_audience = "school"
    cast.policy.save()
    assert list(Entry.objects.visible_to(Viewer(cast.school))) == []
    assert list(Entry.objects.visible_to(Viewer(cast.school, cast.tomas))) == [post]
    cast.tomas.enrolments.all().delete()
    assert list(Entry.objects.visible_to(Viewer(cast.school, cast.tomas))) == []


def test_no_door_depends_on_anything_but_the_viewer(cast: Cast):
    """Else what one was told could be wrong for the next: it asks the database nothing, and knows no other moment."""
    as_text._KEPT.clear()
    people = (None, cast.mei, cast.ines, cast.omar, cast.aiko, cast.nora)
    viewers = [Viewer(cast.school, person) for person in people]
    viewers += [FamilyViewer(cast.school, cast.aiko), KeyHolder(cast.school, cast.mei)]
    viewers += [
        Viewer(cast.school, rooms_by_link=frozenset({1})),
        Viewer(cast.school, cast.rosa, opened=frozenset({1})),
    ]
    viewers += [Viewer(cast.school, cast.tomas, beside=viewers[2]).alone]
    for viewer in viewers:
        assert viewer.fingerprint is not None
        with CaptureQueriesContext(connection) as asked:
            for model in apps.get_models():
                rows = model._default_manager.all()
                for door in ("visible_to", "moderated_by", "tended_by", "_showing_something_to"):
                    if hasattr(rows, door):
                        with suppress(NotImplementedError):
                            getattr(rows, door)(viewer)
            for told in list(viewer.told.values()):
                with suppress(EmptyResultSet):
                    told.text(connection)
        assert len(asked) == 0
    assert len(as_text._KEPT) > 40
    params = {param for text in as_text._KEPT.values() if text for param in text[1]}
    assert not [param for param in params if isinstance(param, datetime.datetime) or A_MOMENT.search(str(param))]
