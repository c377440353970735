"""What a student calls things is looked at like what a student writes (safety.md X12)."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from hub.blogs.models import Blog, Category, MenuItem, Tag
from hub.media.models import MediaFile
from samples.cast import Cast
from tests.world import World, build_world

UNKIND = "Tom you are a loser"


@pytest.fixture
def world(cast: Cast) -> World:
    return build_world(cast)


def test_unkind_names_are_not_taken_and_it_is_said_kindly(client: Client, world: World):
    client.force_login(world.cast.mei)
    MenuItem.objects.create(blog=world.cast.blogs["Mei"], category=world.shelf)
    line = MenuItem.objects.get()
    named = {
        reverse("blog-settings"): {"title": UNKIND, "accent": "kingfisher"},
        reverse("add-shelf", args=["mei"]): {"name": UNKIND},
        reverse("rename-shelf", args=["mei", world.shelf.pk]): {"name": UNKIND},
        reverse("put-up-shelf"): {"of": "mine", "name": UNKIND},
        reverse("change-shelf", args=[world.shelf.pk]): {"name": "Shore", "description": UNKIND},
        reverse("rename-word", args=[world.word.pk]): {"name": UNKIND},
        reverse("add-menu-line", args=["mei"]): {"address": "/classes/", "label": UNKIND},
        reverse("rename-menu-line", args=["mei", line.pk]): {"label": UNKIND},
        reverse("name-showcase"): {"title": UNKIND, "word": "portfolio"},
        reverse("my-file", args=[world.picture.public_id]): {"alternative": UNKIND},
        reverse("publish-entry", args=[world.class_post.public_id]): {
            "title": "My week", "body": "Low tide.", "body_format": "plain", "base_version": "0", "audience": "school",
            "words": f"tide, {UNKIND}",
        },
    }  # fmt: skip

    pages = {address: client.post(address, fields, follow=True).content.decode() for address, fields in named.items()}

    assert not [address for address, page in pages.items() if "How could you say it kindly?" not in page]
    kept = [
        *Blog.objects.values_list("title", flat=True), *Category.objects.values_list("name", "description"),
        *Tag.objects.values_list("name", flat=True), *MenuItem.objects.values_list("label", flat=True),
        *MediaFile.objects.values_list("alternative", flat=True), world.room.page.title,
    ]  # fmt: skip
    assert "loser" not in str(kept)


@pytest.mark.parametrize(("title", "status"), [("Ms 1nes", 422), ("Inés Almeida", 422), ("A letter to Ms Ines", 302)])
def test_no_student_writes_in_the_name_of_a_teacher(client: Client, cast: Cast, title: str, status: int):
    cast.ines.last_name = "Almeida"
    cast.ines.save(update_fields=["last_name"])
    client.force_login(cast.mei)

    assert client.post(reverse("blog-settings"), {"title": title, "accent": "kingfisher"}).status_code == status
