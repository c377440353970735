"""The picture of a post's card: the one on top, or else the first of its text."""

from __future__ import annotations

from samples.cast import Cast
from tests.world import make_picture


def test_the_first_picture_of_the_text_stands_on_the_card(cast: Cast):
    first, second = (make_picture(cast, cast.mei, name, alternative="Pools") for name in ("a.png", "b.png"))
    body = "".join(f'<figure><img data-media="{one.public_id}" alt="Pools"></figure>' for one in (first, second))

    post = cast.post(cast.mei, "class", "Two pictures", body=body)
    post.note_media()

    assert (post.cover, post.featured) == (first, None)


def test_the_picture_on_top_goes_before_it(cast: Cast):
    inside, on_top = (make_picture(cast, cast.mei, name, alternative="Pools") for name in ("a.png", "b.png"))
    body = f'<figure><img data-media="{inside.public_id}" alt="Pools"></figure>'
    post = cast.post(cast.mei, "class", "One more", body=body)

    post.feature(on_top)
    assert post.cover == on_top

    post.feature(None)
    assert post.cover == inside


def test_without_a_picture_there_is_none(cast: Cast):
    post = cast.post(cast.mei, "class", "Words", body="<p>Only words.</p>")
    post.note_media()

    assert post.cover is None


def test_somebody_elses_picture_is_no_cover(cast: Cast):
    picture = make_picture(cast, cast.tomas, "his.png", alternative="His")
    body = f'<figure><img data-media="{picture.public_id}" alt="His"></figure>'
    post = cast.post(cast.mei, "class", "Borrowed", body=body)
    post.note_media()

    assert post.cover is None
