"""Two imports of the same file at the same time bring everything once."""

from __future__ import annotations

import threading

import pytest
from django.db import connection

from hub.blogs.models import Entry
from hub.comments.models import Comment
from hub.portability.tests.conftest import bring_in
from samples.cast import build_cast


@pytest.mark.django_db(transaction=True)
def test_two_at_once_are_as_good_as_one() -> None:
    blog = build_cast().blogs["Mei"]
    errors: list[BaseException] = []

    def bring() -> None:
        try:
            bring_in(blog, "grade3", uploads=False)
        except BaseException as error:
            errors.append(error)
        finally:
            connection.close()

    both = [threading.Thread(target=bring) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()

    assert not errors
    assert Entry.objects.filter(blog=blog).count() == 13
    assert Comment.objects.filter(entry__blog=blog).count() == 13
    assert Entry.objects.filter(blog=blog).exclude(published_at=None).exclude(approval=None).count() == 12
