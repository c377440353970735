"""Nothing that is hidden from a guardian is in a mail to them, on a page of their link, or in its preview (L12, F2)."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client
from django.urls import reverse

from hub.families.models import FamilyLink
from hub.families.tests.conftest import sent, words_of
from hub.people.models import Person
from samples.cast import Cast
from tests.hidden import Hiding
from tests.world import build_world


@pytest.mark.once
def test_no_canary_sings_in_a_letter_or_by_its_link(
    cast: Cast, client: Client, django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]]
):
    Person.objects.filter(pk=cast.aiko.pk).update(email="aiko@home.example")
    with django_capture_on_commit_callbacks(execute=True):
        world = build_world(cast)
        assert Hiding().hide_from("guardian", world)
    client.force_login(cast.ines)
    client.post(reverse("send-letters", args=[cast.class_6b.slug]), {"batch": "b" * 22})
    letters = sent()
    preview = client.get(reverse("preview-letter", args=[cast.class_6b.slug, cast.mei.public_id]))
    visitor = Client()
    first = f"/family/{FamilyLink.make(cast.aiko, cast.school).token}/"
    found = {first: visitor.get(first).content.decode()}
    for _round in range(2):
        links = {link for page in found.values() for link in re.findall(r'(?:href|src)="(/family/[^"#?]+)', page)}
        found |= {link: visitor.get(link).getvalue().decode(errors="replace") for link in links if "/end/" not in link}

    assert letters and all("canary" not in words_of(letter) for letter in letters)
    assert preview.status_code == 200 and "canary" not in preview.content.decode()
    assert len(found) > 3
    assert not [link for link, page in found.items() if "canary" in page]
