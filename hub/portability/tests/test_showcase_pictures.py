"""The room of an imported grade page: its featured picture, and the posts that hang there."""

from __future__ import annotations

import zipfile
from pathlib import Path

from django.test import Client
from django.urls import reverse

from hub.blogs.models import Blog
from hub.media.models import MediaFile
from hub.media.tests.conftest import drawn
from hub.portability.importing.running import import_wordpress
from hub.portability.importing.showcases import make_showcase
from hub.portability.importing.source import open_source
from hub.portability.models import Transfer
from hub.portability.tests.odd_export import UPLOADS, meta, thing
from hub.portability.wxr.tests.conftest import HEAD, TAIL
from hub.showcase.models import Section
from samples.cast import Cast

LAVA = "https://blogs.example/mei/2026/09/10/3/"
WORK = (
    f'<p>My year.</p><ul><li><a href="{LAVA}">The lava</a> – Science</li>'
    '<li><a href="https://blogs.example/mei/2026/09/10/4/">Fractions</a>: I found out what I did wrong.</li></ul>'
    f'<p>See <a href="{LAVA}">the lava</a> again.</p>'
)
PICTURE = thing(
    9, "An arch", kind="attachment", status="inherit",
    more=f"<excerpt:encoded>My bridge</excerpt:encoded><wp:attachment_url>{UPLOADS}/arch.jpg</wp:attachment_url>"
    + meta("_wp_attachment_image_alt", "A bridge of straws"),
)  # fmt: skip


def page(number: int, title: str, text: str, above: int = 0) -> str:
    more = f"<wp:post_name>page-{number}</wp:post_name><wp:post_parent>{above}</wp:post_parent>"
    return thing(number, title, text, more + meta("_thumbnail_id", "9"), kind="page")


EXPORT = (
    HEAD + page(1, "Showcase", "<p>The best of my work.</p>") + page(2, "Grade 6", WORK, 1)
    + thing(3, "Why the lava did not stop", "<p>It was warm.</p>", "<wp:post_name>lava</wp:post_name>")
    + thing(4, "Dividing", "<p>Upside down.</p>", "<wp:post_name>dividing</wp:post_name>") + PICTURE + TAIL
)  # fmt: skip


def bring(blog: Blog, folder: Path, *, files: bool) -> Transfer:
    (folder / "one.xml").write_text(EXPORT, encoding="utf-8")
    with zipfile.ZipFile(folder / "files.zip", "w") as archive:
        archive.writestr("2026/09/arch.jpg", drawn())
    transfer = Transfer.objects.create(school=blog.school, blog=blog, name="one.xml")
    import_wordpress(transfer, open_source(folder / "one.xml", [folder / "files.zip"] if files else []))
    return transfer


def looked_at(client: Client) -> str:
    answer = client.get("/@mei/showcase/grade-6/")
    return answer.content.decode().partition("<main")[2].partition("</main>")[0]


def test_the_featured_picture_of_a_page_comes_into_its_room_and_its_posts_hang_there(
    cast: Cast, mei_blog: Blog, quick_pictures: None, tmp_path: Path, client: Client
) -> None:
    transfer = bring(mei_blog, tmp_path, files=True)
    client.force_login(cast.mei)
    client.post(reverse("import-showcase", args=[transfer.public_id]))

    room, picture = Section.objects.get(), MediaFile.objects.get(name="arch.jpg")
    main = looked_at(client)

    pieces = [(str(one.entry), one.material, one.why) for one in room.pieces.all()]
    assert pieces == [
        ("Why the lava did not stop", "Science", ""), ("Dividing", "", "I found out what I did wrong")
    ]  # fmt: skip
    assert room.body.count(picture.public_id) == 1 and 'alt="A bridge of straws"' in main and "My bridge" in main
    assert main.count('alt="A bridge of straws"') == 2, "one of the page that carries the rooms, one of the grade"
    assert "its room is made" in client.get(reverse("import-report", args=[transfer.public_id])).text
    assert client.get("/@mei/page-2/")["Location"] == room.get_absolute_url()
    assert not cast.sees(cast.tomas, picture)
    room.show(by=cast.mei, audience="class")
    assert cast.sees(cast.tomas, picture) and not cast.sees(cast.noah, picture)


def test_pictures_that_come_later_come_into_the_room_that_is_made_already(
    cast: Cast, mei_blog: Blog, quick_pictures: None, tmp_path: Path, client: Client
) -> None:
    make_showcase(bring(mei_blog, tmp_path, files=False), by=cast.mei)
    assert "<figure>" not in Section.objects.get().body

    bring(mei_blog, tmp_path, files=True)

    client.force_login(cast.mei)
    assert looked_at(client).count('alt="A bridge of straws"') == 2
    assert client.get("/@mei/page-2/")["Location"] == "/@mei/showcase/grade-6/"
