"""The blog's own addresses are known in every form, and others are never taken for them."""

import pytest

from hub.portability.wxr.addresses import sizes_of
from hub.portability.wxr.tests.conftest import Answers

UPLOADS = "https://blogs.example/mei/wp-content/uploads/sites/9/2026/09/"


@pytest.mark.parametrize(
    "address",
    [
        UPLOADS + "lava.jpg",
        UPLOADS + "lava-300x225.jpg",
        UPLOADS + "lava-scaled.jpg",
        UPLOADS + "lava-e1700000000000-150x150.jpg",
        UPLOADS + "lava-rotated.jpg?w=300&#038;h=200",
        UPLOADS.replace("https", "http") + "lava.jpg",
        UPLOADS.removeprefix("https:") + "lava.jpg",
        UPLOADS.removeprefix("https://blogs.example") + "lava.jpg",
        UPLOADS.replace("blogs.example/mei", "www.blogs.example") + "lava.jpg",
        "https://i2.wp.com/blogs.example/mei/wp-content/uploads/sites/9/2026/09/lava.jpg?resize=300%2C200",
        "https://blogs.example/mei/wp-content/blogs.dir/9/files/2026/09/lava.jpg",
        UPLOADS + "l%61va.jpg",
        "https://blogs.example/mei/?attachment_id=11",
        "https://blogs.example/mei/2026/09/10/volcano/lava/",
    ],
)
def test_own_media(answers: Answers, address: str) -> None:
    assert answers.media_for(address) == "media-11".ljust(22, "_")


@pytest.mark.parametrize(
    "address",
    [
        "https://other.example/wp-content/uploads/sites/9/2026/09/lava.jpg",
        "https://blogs.example/tomas/wp-content/uploads/sites/10/2026/09/lava.jpg",
        UPLOADS + "other.jpg",
        "https://blogs.example/tomas/?attachment_id=11",
        "javascript:alert(1)",
        "//[broken",
        "",
        "#lava",
    ],
)
def test_media_of_others(answers: Answers, address: str) -> None:
    assert answers.media_for(address) is None


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://blogs.example/mei/2026/09/10/volcano/", (3, "")),
        ("http://blogs.example/mei/2026/09/10/volcano#ash", (3, "ash")),
        ("/mei/2026/09/10/volcano/#comment-5", (3, "")),
        ("https://blogs.example/mei/?p=3#more-3", (3, "")),
        ("?page_id=4", (4, "")),
        ("https://blogs.example/mei/who-i-am/", (4, "")),
        ("https://blogs.example/mei/index.php/about/", (4, "")),
        ("https://blogs.example/tomas/?p=3", None),
        ("https://blogs.example/mei/", None),
        ("https://blogs.example/mei/category/news/", None),
        ("#ash", None),
    ],
)
def test_own_entries(answers: Answers, address: str, expected: tuple[int, str] | None) -> None:
    found = answers.own.entry(address)

    assert (found and (found[0].number, found[1])) == expected


def test_sizes() -> None:
    assert sizes_of("2026/09/a-b-300x200.jpg") == ["2026/09/a-b-300x200.jpg", "2026/09/a-b.jpg"]
    assert sizes_of("a-e1700000000000-150x150.jpg")[-1] == "a.jpg"
    assert sizes_of("section-1x.jpg") == ["section-1x.jpg"]
