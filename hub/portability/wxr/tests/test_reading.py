"""What odd exports mean: namespaces, dates, numbers, terms, threads."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from hub.portability.wxr.reading import open_export
from hub.portability.wxr.tests.conftest import HEAD, TAIL, Written, item, saved

LOCAL = "<wp:post_date>{}</wp:post_date><wp:post_date_gmt>{}</wp:post_date_gmt>"


def test_several_sections_are_joined_and_blanks_around_one_are_dropped(written: Written) -> None:
    fields = (
        "<content:encoded>\n  <![CDATA[ a ]]]]><![CDATA[>b ]]>\n</content:encoded>"
        "<excerpt:encoded>x<![CDATA[&y]]></excerpt:encoded>"
    )

    [post] = written(item(fields)).items()

    assert post.content == " a ]]>b "
    assert post.excerpt == "x&y"


@pytest.mark.parametrize("address", ["https://wordpress.org/export/1.0/", "http://wordpress.org/export/1.3", "urn:odd"])
def test_any_version_and_spelling_of_the_namespace(tmp_path: Path, address: str) -> None:
    text = HEAD.replace("http://wordpress.org/export/1.2/", address) + item(number=12) + TAIL

    assert [post.number for post in open_export(saved(tmp_path, text.encode())).items()] == [12]


def test_the_address_counts_more_than_the_prefix(tmp_path: Path) -> None:
    text = (HEAD + item(number=13) + TAIL).replace("wp:", "w:").replace('xmlns:wp="', 'xmlns:wp="urn:other" xmlns:w="')
    text = text.replace("<w:post_id>", "<wp:post_id>99</wp:post_id><w:post_id>")

    assert [post.number for post in open_export(saved(tmp_path, text.encode())).items()] == [13]


def test_foreign_elements_never_overwrite_the_real_ones(written: Written) -> None:
    fields = (
        '<media:title>no</media:title><x:post_id xmlns:x="urn:x">99</x:post_id><title xmlns="urn:y">no</title>'
        "<media:group><title>no</title><wp:post_id>98</wp:post_id></media:group>"
    )

    export = written(item(fields, title="Yes"))

    [post] = export.items()
    assert (post.title, post.number) == ("Yes", 7)
    assert export.findings.repairs["undeclared-prefixes"] == 2


def test_fields_may_stand_in_any_order(written: Written) -> None:
    fields = (
        "<wp:postmeta><wp:meta_key>mood</wp:meta_key><wp:meta_value>glad</wp:meta_value></wp:postmeta>"
        "<wp:comment><wp:comment_content>Hi</wp:comment_content><wp:comment_id>3</wp:comment_id></wp:comment>"
        "<wp:status>draft</wp:status><content:encoded>Late</content:encoded>"
    )

    [post] = written(item(fields)).items()

    assert (post.status, post.content, post.field("mood")) == ("draft", "Late", "glad")
    assert [(comment.number, comment.content) for comment in post.comments] == [(3, "Hi")]


def test_titles_become_text_once(written: Written) -> None:
    shown = {
        "<em>Big</em> &amp; small": "Big & small",
        "&amp;lt;b&amp;gt;": "&lt;b&gt;",
        "3 < 7 and 7 > 3": "3 < 7 and 7 > 3",
        "<script>alert(1)</script>Sun": "Sun",
        "": "",
    }
    for raw, title in shown.items():
        assert [post.title for post in written(item(title=raw)).items()] == [title]


def test_dates_come_from_the_best_source(written: Written) -> None:
    export = written(
        item(LOCAL.format("2024-05-03 10:00:00", "2024-05-03 01:00:00"), number=1)
        + item(LOCAL.format("2024-05-04 10:00:00", "0000-00-00 00:00:00"), number=2)
        + item(LOCAL.format("2024-02-30 10:00:00", "0000-00-00 00:00:00"), "Thirtieth", 3)
        + item(LOCAL.format("0000-00-00 00:00:00", "0000-00-00 00:00:00"), "Never", 4)
        + item("<pubDate>Fri, 03 May 2024 09:00:00 +0900</pubDate>", number=5)
        + item("<pubDate>Wed, 30 Nov -0001 00:00:00 +0000</pubDate>", number=6)
    )

    may = datetime(2024, 5, 3, tzinfo=UTC)
    assert [post.published for post in export.items()] == [
        may.replace(hour=1),
        datetime(2024, 5, 4, 1, tzinfo=UTC),
        None,
        None,
        may,
        None,
    ]
    assert [(note.kind, note.item) for note in export.findings.notes] == [("date", "Thirtieth")]


def test_two_items_of_one_number_are_both_kept(written: Written) -> None:
    export = written(item(title="First") + item(title="Second") + item("<guid>g</guid>", number=None))

    assert [post.key for post in export.items()] == [
        "blogs.example/mei#7",
        "blogs.example/mei#7~2",
        "blogs.example/mei#g",
    ]
    assert [outline.key for outline in export.outlines] == [post.key for post in export.items()]
    assert [(note.kind, note.item) for note in export.findings.notes] == [("same-number", "Second")]


def test_terms_used_but_not_declared_are_added(written: Written) -> None:
    export = written(
        item(
            "<category>News</category>"
            '<category domain="category" nicename="news">News</category>'
            '<category domain="tag" nicename="r-d">R&amp;amp;D</category>'
            "<category>月</category>"
        )
    )

    [post] = export.items()
    assert [tuple(use) for use in post.terms] == [
        ("category", "news", "News"),
        ("post_tag", "r-d", "R&D"),
        ("category", "月", "月"),
    ]
    assert [(term.slug, term.number) for term in export.terms] == [("news", None), ("r-d", None), ("月", None)]


def test_loops_and_missing_parents_of_categories_go_to_the_top(written: Written) -> None:
    def category(slug: str, parent: str) -> str:
        return (
            f"<wp:category><wp:category_nicename>{slug}</wp:category_nicename><wp:cat_name>{slug}</wp:cat_name>"
            f"<wp:category_parent>{parent}</wp:category_parent></wp:category>"
        )

    export = written(
        category("a", "b") + category("b", "a") + category("c", "gone") + category("d", "e") + category("e", "")
    )

    assert {term.slug: term.parent_slug for term in export.terms} == {"a": "", "b": "", "c": "", "d": "e", "e": ""}
    assert {note.item for note in export.findings.notes} == {"a", "b", "c"}


def test_threads_in_any_order_without_loops(written: Written) -> None:
    def comment(number: int, parent: int) -> str:
        return (
            f"<wp:comment><wp:comment_id>{number}</wp:comment_id><wp:comment_parent>{parent}</wp:comment_parent>"
            "<wp:comment_author_email>mei@example.org</wp:comment_author_email></wp:comment>"
        )

    export = written(
        item(comment(2, 1) + comment(1, 0) + comment(3, 4) + comment(4, 3) + comment(5, 99) + comment(1, 0))
    )

    [post] = export.items()
    assert [(comment.number, comment.parent) for comment in post.comments] == [
        (2, 1),
        (1, None),
        (3, None),
        (4, None),
        (5, None),
        (1, None),
    ]
    assert [note.kind for note in export.findings.notes] == ["parent-comment"] * 3


def test_writers_nobody_declared_are_named(written: Written) -> None:
    export = written(
        "<wp:wp_author><wp:author_login>\n mei \n</wp:author_login></wp:wp_author>"
        + item("<dc:creator>&gt;tomas</dc:creator>")
        + item("<dc:creator></dc:creator>", number=8)
    )

    assert [(author.login, author.declared) for author in export.authors] == [("mei", True), ("tomas", False)]


def test_a_missing_version_is_only_a_note(tmp_path: Path) -> None:
    text = HEAD.replace("<wp:wxr_version>1.2</wp:wxr_version>", "") + item() + TAIL

    export = open_export(saved(tmp_path, text.encode()))

    assert [note.kind for note in export.findings.notes] == ["version"]
