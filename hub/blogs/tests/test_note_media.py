"""Which files an entry shows."""

from hub.media.models import MediaFile
from hub.people.models import Person
from samples.cast import Cast


def test_an_entry_notes_the_files_in_its_text(cast: Cast):
    picture = _picture(cast, cast.mei)

    post = cast.post(cast.mei, "class", body=_showing(picture))

    assert list(post.media.all()) == [picture]


def test_nobody_shows_a_classmates_picture_further_than_the_classmate_does(cast: Cast):
    picture = _picture(cast, cast.tomas)

    post = cast.post(cast.mei, "everyone", body=_showing(picture))

    assert not post.media.exists()


def test_those_who_write_together_show_pictures_of_each(cast: Cast):
    picture = _picture(cast, cast.tomas)
    post = cast.post(cast.mei, "class")
    post.authors.add(cast.tomas)

    post.revise(post.title, _showing(picture), by=cast.mei)

    assert list(post.media.all()) == [picture]


def test_a_file_that_the_text_no_longer_shows_is_no_longer_noted(cast: Cast):
    post = cast.post(cast.mei, "class", body=_showing(_picture(cast, cast.mei)))

    post.revise(post.title, "<p>Words only.</p>", by=cast.mei)

    assert not post.media.exists()


def _picture(cast: Cast, owner: Person) -> MediaFile:
    return MediaFile.objects.create(
        school=cast.school, owner=owner, kind="image", name="tide.jpg", file="tide.jpg", size=1,
        content_type="image/jpeg", sha256="0" * 64,
    )  # fmt: skip


def _showing(picture: MediaFile) -> str:
    return f'<figure><img data-media="{picture.public_id}" alt="The tide"></figure>'
