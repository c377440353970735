"""The three exports of invented school blogs, and small exports written by hand."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hub.portability.wxr.addresses import OwnAddresses
from hub.portability.wxr.embedding import kind_of
from hub.portability.wxr.reading import Export, open_export
from hub.portability.wxr.references import Described

SAMPLES = Path(__file__).resolve().parents[4] / "samples" / "wordpress"
HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Mei’s blog</title><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_blog_url>https://blogs.example/mei</wp:base_blog_url>
"""
TAIL = "</channel></rss>"

Written = Callable[[str], Export]


def item(fields: str = "", title: str = "A post", number: int | None = 7) -> str:
    """One item with a number and local and UTC time, and whatever else a test needs."""
    numbered = f"<wp:post_id>{number}</wp:post_id>" if number else ""
    return f"<item><title><![CDATA[{title}]]></title>{numbered}<wp:post_type>post</wp:post_type>{fields}</item>"


def saved(folder: Path, content: bytes, name: str = "upload.dat") -> Path:
    """A file with this content."""
    path = folder / name
    path.write_bytes(content)
    return path


def titles(export: Export) -> list[str]:
    return [found.title for found in export.items()]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Opens an export whose channel holds the given text."""

    def write(inside: str) -> Export:
        path = tmp_path / "export.xml"
        path.write_text(HEAD + inside + TAIL, encoding="utf-8")
        return open_export(path)

    return write


@pytest.fixture(scope="session")
def grade6() -> Export:
    return open_export(SAMPLES / "grade6.xml")


@pytest.fixture(scope="session")
def grade3() -> Export:
    return open_export(SAMPLES / "grade3.xml")


@pytest.fixture(scope="session")
def class_blog() -> Export:
    return open_export(SAMPLES / "class.xml")


class Answers:
    """References for one export whose public ids tell the number: "media-7_______________"."""

    def __init__(self, export: Export) -> None:
        self.own = OwnAddresses(export.site, export.outlines)
        self.items = {item.number: item for item in export.items()}

    def media_for(self, which: str | int) -> str | None:
        found = self.own.medium(which)
        return f"media-{found.number}".ljust(22, "_") if found else None

    def entry_for(self, address: str) -> tuple[str, str] | None:
        found = self.own.entry(address)
        return (f"entry-{found[0].number}".ljust(22, "_"), found[1]) if found else None

    def attached(self, number: int) -> list[int]:
        media = [item for item in self.items.values() if item.kind == "attachment" and item.parent == number]
        return [item.number for item in media if item.number]

    def described(self, media_id: str) -> Described:
        item = self.items[int(media_id.strip("_").partition("-")[2])]
        return Described(item.alternative_text, item.excerpt, item.title, kind_of(item.attachment_url))

    def reusable(self, number: int) -> str | None:
        item = self.items.get(number)
        return item.content if item and item.kind == "wp_block" else None

    def absolute(self, address: str) -> str:
        return self.own.absolute(address)

    def is_own_upload(self, address: str) -> bool:
        return self.own.is_own_upload(address)


BLOG = (
    item("<link>https://blogs.example/mei/2026/09/10/volcano/</link><wp:post_name>volcano</wp:post_name>", "Volcano", 3)
    + item(
        "<link>https://blogs.example/mei/about/</link>"
        "<wp:postmeta><wp:meta_key>_wp_old_slug</wp:meta_key><wp:meta_value>who-i-am</wp:meta_value></wp:postmeta>"
        "<wp:post_name>about</wp:post_name>",
        "About",
        4,
    )
    + "".join(
        f"<item><title>{name}</title><wp:post_id>{number}</wp:post_id><wp:post_type>attachment</wp:post_type>"
        f"<wp:post_parent>3</wp:post_parent><link>https://blogs.example/mei/2026/09/10/volcano/{name}/</link>"
        f"<wp:attachment_url>https://blogs.example/mei/wp-content/uploads/sites/9/2026/09/{name}.{ending}</wp:attachment_url>"
        f"<excerpt:encoded>{words}</excerpt:encoded>"
        "<wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key>"
        f"<wp:meta_value>{name} alt</wp:meta_value></wp:postmeta></item>"
        for number, name, ending, words in (
            (11, "lava", "jpg", "Hot!"),
            (12, "ash", "png", ""),
            (13, "boom", "mp3", ""),
            (14, "film", "mp4", ""),
            (15, "plan", "pdf", ""),
        )
    )
    + item("<content:encoded>&lt;p&gt;Again&lt;/p&gt;</content:encoded>", "Again", 20).replace(">post<", ">wp_block<")
)


@pytest.fixture(scope="session")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    """References for a small blog with a post (3), a page (4), two pictures, a sound, a film and a file (11 to 15)."""
    path = tmp_path_factory.mktemp("blog") / "export.xml"
    path.write_text(HEAD + BLOG + TAIL, encoding="utf-8")
    return Answers(open_export(path))
