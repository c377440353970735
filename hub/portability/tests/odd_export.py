"""A small export, written by hand, with things that WordPress blogs hold and the samples do not."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from hub.blogs.models import Blog
from hub.media.tests.conftest import drawn
from hub.portability.importing.running import import_wordpress
from hub.portability.importing.source import open_source
from hub.portability.models import Transfer
from hub.portability.wxr.tests.conftest import HEAD, TAIL

UPLOADS = "https://blogs.example/mei/wp-content/uploads/2026/09"
FILES = ("lava.jpg", "words.jpg", "drawing.svg", "torn.png", "lost.png")


def meta(key: str, value: str, kind: str = "postmeta") -> str:
    """A custom field of an item, a term or a comment."""
    return f"<wp:{kind}><wp:meta_key>{key}</wp:meta_key><wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:{kind}>"


def thing(
    number: int, title: str, text: str = "", more: str = "", *, kind: str = "post", status: str = "publish"
) -> str:
    """An item of any kind, written on the tenth of September 2026."""
    return (
        f"<item><title>{title}</title><link>https://blogs.example/mei/2026/09/10/{number}/</link>"
        f"<content:encoded><![CDATA[{text}]]></content:encoded><wp:post_id>{number}</wp:post_id>"
        f"<wp:post_date_gmt>2026-09-10 08:00:00</wp:post_date_gmt><wp:status>{status}</wp:status>"
        f"<wp:post_type>{kind}</wp:post_type>{more}</item>"
    )


def comment(number: int, words: str, more: str = "", *, approved: str = "1", kind: str = "comment") -> str:
    """A comment by Daniel, with the addresses that WordPress keeps of him."""
    return (
        f"<wp:comment><wp:comment_id>{number}</wp:comment_id><wp:comment_author>Daniel</wp:comment_author>"
        "<wp:comment_author_email>daniel@family.example</wp:comment_author_email>"
        "<wp:comment_author_IP>192.0.2.7</wp:comment_author_IP>"
        f"<wp:comment_content>{words}</wp:comment_content><wp:comment_approved>{approved}</wp:comment_approved>"
        f"<wp:comment_type>{kind}</wp:comment_type>{more}</wp:comment>"
    )


TERMS = (
    "<wp:category><wp:term_id>1</wp:term_id><wp:category_nicename>uncategorized</wp:category_nicename>"
    "<wp:cat_name>Uncategorized</wp:cat_name><wp:category_description>Odds and ends</wp:category_description>"
    "</wp:category>"
    "<wp:category><wp:term_id>2</wp:term_id><wp:category_nicename>science</wp:category_nicename>"
    "<wp:cat_name>Science</wp:cat_name><wp:category_description>What we found out.</wp:category_description>"
    f"{meta('colour', 'green', 'termmeta')}</wp:category>"
    "<wp:category><wp:category_nicename>island</wp:category_nicename><wp:cat_name>Island</wp:cat_name></wp:category>"
    "<wp:tag><wp:tag_slug>lava</wp:tag_slug><wp:tag_name>Lava</wp:tag_name>"
    f"<wp:tag_description>Hot stone.</wp:tag_description>{meta('icon', 'flame', 'termmeta')}</wp:tag>"
    "<wp:tag><wp:tag_slug>lava-2</wp:tag_slug><wp:tag_name>LAVA</wp:tag_name></wp:tag>"
    "<wp:term><wp:term_taxonomy>season</wp:term_taxonomy><wp:term_slug>spring</wp:term_slug>"
    "<wp:term_name>Spring</wp:term_name><wp:term_description>When it thaws.</wp:term_description></wp:term>"
)
COMMENTS = (
    comment(1, "Five of five", "<wp:comment_author_url>https://daniel.example/</wp:comment_author_url>"
            + meta("rating", "5", "commentmeta")
            + meta("akismet_as_submitted", "daniel@family.example 192.0.2.7", "commentmeta")
            + meta("sent_from", "daniel@family.example", "commentmeta"))
    + comment(2, "May I?", "<wp:comment_author_url>mailto:daniel@family.example</wp:comment_author_url>", approved="0")
    + comment(3, "Buy this", approved="spam") + comment(4, "Seen elsewhere", kind="pingback")
)  # fmt: skip
ITEMS = (
    thing(
        10, "Volcano", f'<img src="{UPLOADS}/lava.jpg"><img src="{UPLOADS}/words.jpg"><img src="{UPLOADS}/lost.png">'
        "[weather town=Kyoto]", "<wp:post_name>volcano</wp:post_name>" + meta("mood", "glad") + COMMENTS
        + '<category domain="category" nicename="science">Science</category>'
        '<category domain="post_tag" nicename="lava-2">LAVA</category>'
        '<category domain="season" nicename="autumn">Autumn</category>',
    )
    + thing(11, "Volcano again", '<iframe src="https://elsewhere.example/x"></iframe>',
            "<wp:post_name>volcano</wp:post_name>")
    + thing(12, "Secret", "My words", "<wp:post_password>cupcake</wp:post_password>")
    + thing(13, "Planned long ago", "Late", status="future") + thing(14, "Odd", "Words", status="in-progress")
    + thing(15, "In the bin", "Old words", status="trash", more=meta("_wp_trash_meta_status", "publish"))
    + thing(20, "Ramen", "Boil the <b>noodles</b>.", meta("minutes", "12") + comment(5, "Tasty"), kind="recipe")
    + thing(21, "Message", "Write to daniel@family.example", kind="feedback")
    + thing(22, "Greeting", "<p>Hello from me</p>", kind="wp_block")
    + thing(23, "Volcano", "An earlier try", kind="revision", status="inherit")
    + "".join(
        thing(30 + place, name, kind="attachment", status="inherit",
              more=f"<wp:attachment_url>{UPLOADS}/{name}</wp:attachment_url>")
        for place, name in enumerate(FILES)
    )
    + "".join(
        thing(40 + place, "", kind="nav_menu_item", more=f'<category domain="nav_menu" nicename="m">{menu}</category>'
              + meta("_menu_item_type", "post_type") + meta("_menu_item_object_id", number))
        for place, (menu, number) in enumerate((("Top", "10"), ("Top", "20"), ("Foot", "11")))
    )
)  # fmt: skip


def bring_odd(blog: Blog, folder: Path) -> Transfer:
    """Bring it into a blog."""
    source = open_source(*odd_export(folder))
    transfer = Transfer.objects.create(school=blog.school, blog=blog, name="odd.xml")
    import_wordpress(transfer, source)
    return transfer


def odd_export(folder: Path) -> tuple[Path, list[Path]]:
    """The export and its uploads; of its five files one is well, one is missing."""
    export, uploads = folder / "odd.xml", folder / "uploads.zip"
    export.write_text(HEAD + TERMS + ITEMS + TAIL, encoding="utf-8")
    png = drawn(form="PNG")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("2026/09/lava.jpg", drawn())
        archive.writestr("2026/09/words.jpg", "These are words and no picture.")
        archive.writestr("2026/09/drawing.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
        archive.writestr("2026/09/torn.png", png)
    content = packed.getvalue()
    middle = content.index(png) + len(png) // 2
    uploads.write_bytes(content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :])
    return export, [uploads]
