"""Shelves and words are looked after in one place; what is renamed or merged stays findable."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from hub.blogs.models import Category, Entry, Tag
from hub.search.suggesting import suggest_places
from samples.cast import Cast


@pytest.fixture
def science(cast: Cast) -> Category:
    return Category.objects.create(school=cast.school, name="Science", slug="science")


@pytest.fixture
def at(client: Client, cast: Cast):
    def sign_in(name: str) -> Client:
        client.force_login(getattr(cast, name))
        return client

    return sign_in


def change(client: Client, shelf: Category, name: str, **more: object) -> int:
    return client.post(f"/desk/shelves/{shelf.pk}/", {"name": name, "description": "", **more}).status_code


def merge(client: Client, shelf: Category, into: Category) -> None:
    client.post(f"/desk/shelves/{shelf.pk}/merge/", {"into": into.pk})


def on_blog(client: Client, path: str) -> tuple[int, str]:
    answer = client.get(f"/@mei/{path}")
    return answer.status_code, answer.headers.get("Location", "")


def test_a_shelf_of_a_grade_is_offered_to_its_students_and_to_no_others(cast: Cast):
    shelf = Category.put_up(cast.school, "Exhibition", grade=cast.grade_6)
    words = "An exhibition of what we found in the exhibition hall."

    def guesses(name: str) -> list[str]:
        person = getattr(cast, name)
        draft = Entry.start(cast.blogs[person.first_name], by=person, title="Exhibition", body=f"<p>{words}</p>")
        return [place.shelf.name for place in suggest_places(draft, cast.viewer(person)).places]

    assert guesses("mei") == [shelf.name]
    assert guesses("noah") == []
    assert list(Category.objects.offered_to(cast.blogs["Mei"], frozenset({cast.class_6b.pk}))) == [shelf]
    assert not Category.objects.offered_to(cast.blogs["Noah"], frozenset({cast.class_3a.pk})).exists()


def test_a_teacher_gives_the_class_a_shelf_with_words_on_it(at, cast: Cast):
    ines = at("ines")

    given = {"of": f"class-{cast.class_6b.slug}", "name": "Bridges", "description": "Straws, paper, triangles"}
    ines.post("/desk/shelves/new/", given)

    shelf = Category.objects.get()
    assert (shelf.classroom, shelf.description) == (cast.class_6b, "Straws, paper, triangles")


@pytest.mark.parametrize(("who", "status"), [("nora", 302), ("daniel", 302), ("ines", 404), ("mei", 404)])
def test_the_shelves_of_the_school_are_kept_by_coaches_and_administrators(at, science: Category, who: str, status: int):
    assert change(at(who), science, "Sciences") == status


def test_a_renamed_shelf_is_found_at_its_old_address_on_every_blog(at, cast: Cast, science: Category):
    cast.post(cast.mei, "everyone", "Magnets").file_under([science])

    change(at("nora"), science, "Natural science")

    assert on_blog(Client(), "category/science/") == (301, "/@mei/category/natural-science/")
    assert on_blog(Client(), "category/natural-science/")[0] == 200
    assert "Magnets" in Client().get("/@mei/category/science/feed/").content.decode()


def test_an_old_address_tells_nothing_of_posts_that_one_may_not_see(at, cast: Cast, science: Category):
    cast.post(cast.mei, "class", "Magnets").file_under([science])

    change(at("nora"), science, "Natural science")

    assert on_blog(Client(), "category/science/")[0] == 404


def test_a_merged_shelf_leaves_its_posts_and_its_address_to_the_other(at, cast: Cast, science: Category):
    own = Category.put_up(cast.school, "Our science", blog=cast.blogs["Mei"])
    both, one = cast.post(cast.mei, "everyone", "Both"), cast.post(cast.mei, "everyone", "One")
    both.file_under([own, science])
    one.file_under([own])

    merge(at("mei"), own, science)

    assert [list(post.categories.all()) for post in (both, one)] == [[science], [science]]
    assert on_blog(Client(), "category/our-science/") == (301, "/@mei/category/science/")


def test_what_others_are_given_cannot_vanish_into_ones_own_shelf(at, cast: Cast, science: Category):
    own = Category.put_up(cast.school, "Mine", blog=cast.blogs["Mei"])
    of_class = Category.put_up(cast.school, "Bridges", classroom=cast.class_6b)

    merge(at("mei"), science, own)
    merge(at("nora"), science, of_class)

    assert Category.objects.count() == 3


def test_a_shelf_has_a_picture_that_is_seen_where_the_shelf_is(at, cast: Cast, science: Category):
    content = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(content, "PNG")
    file = SimpleUploadedFile("leaf.png", content.getvalue(), "image/png")
    cast.post(cast.mei, "school", "Leaves").file_under([science])

    change(at("nora"), science, "Science", picture_file=file, description="Experiments and nature")
    science.refresh_from_db()
    page = at("tomas").get("/@mei/category/science/").content.decode()

    assert science.picture is not None
    assert "Experiments and nature" in page
    assert science.picture.public_id in page
    assert [cast.sees(person, science.picture) for person in (cast.noah, cast.marta, None)] == [True, False, False]


def test_a_renamed_word_is_found_at_its_old_address(at, cast: Cast):
    post = cast.post(cast.mei, "everyone", "Bridge")
    [word] = Tag.objects.named(post.blog, ["bridging"])
    post.name_with([word])

    at("mei").post(f"/desk/words/{word.pk}/", {"name": "bridge"})

    assert [tag.name for tag in post.tags.all()] == ["bridge"]
    assert on_blog(Client(), "tag/bridging/") == (301, "/@mei/tag/bridge/")


def test_words_that_are_perhaps_one_are_offered_and_become_one(at, cast: Cast):
    post = cast.post(cast.mei, "everyone", "Bridge")
    words = Tag.objects.named(post.blog, ["bridge", "bridges", "volcano"])
    post.name_with(words)
    mei = at("mei")

    page = mei.get("/desk/words/").content.decode()
    mei.post(f"/desk/words/{words[1].pk}/merge/", {"into": words[0].pk})

    assert "bridge · bridges" in page
    assert "Both are “bridge”" in page
    assert sorted(tag.name for tag in post.tags.all()) == ["bridge", "volcano"]
    assert on_blog(Client(), "tag/bridges/") == (301, "/@mei/tag/bridge/")


def test_words_of_others_are_not_touched(at, cast: Cast):
    one, other = Tag.objects.named(cast.blogs["Mei"], ["bridge", "bridges"])
    tomas = at("tomas")

    answers = [
        tomas.post(f"/desk/words/{one.pk}/", {"name": "tower"}).status_code,
        tomas.post(f"/desk/words/{one.pk}/merge/", {"into": other.pk}).status_code,
    ]

    assert answers == [404, 404]
    assert Tag.objects.count() == 2
