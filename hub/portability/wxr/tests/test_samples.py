"""The three exports hold what their README counts."""

from collections import Counter
from datetime import UTC, datetime

from hub.portability.wxr.reading import Export
from hub.portability.wxr.records import Item
from hub.portability.wxr.titles import grade_of_title, is_showcase_title, is_unsorted


def filed(export: Export, taxonomy: str) -> Counter[str]:
    """How many posts stand in each term."""
    return Counter(use.name for item in export.items() if item.kind == "post" for use in item.words(taxonomy))


def depths(export: Export) -> Counter[int]:
    found: Counter[int] = Counter()
    for item in export.items():
        parents = {comment.number: comment.parent for comment in item.comments}
        for comment in item.comments:
            depth, parent = 1, comment.parent
            while parent:
                depth, parent = depth + 1, parents[parent]
            found[depth] += 1
    return found


def titled(export: Export, title: str) -> Item:
    return next(item for item in export.items() if item.title == title)


def declared(export: Export, taxonomy: str) -> int:
    return sum(term.taxonomy == taxonomy for term in export.terms)


def test_the_portfolio_has_all_items_by_type_and_status(grade6: Export) -> None:
    assert dict(grade6.counts) == {
        ("attachment", "inherit"): 12,
        ("nav_menu_item", "publish"): 5,
        ("page", "draft"): 1,
        ("page", "publish"): 6,
        ("post", "draft"): 3,
        ("post", "future"): 1,
        ("post", "pending"): 1,
        ("post", "private"): 1,
        ("post", "publish"): 34,
        ("post", "trash"): 1,
    }
    assert len(grade6) == len(list(grade6.items())) == 65
    assert not grade6.findings.notes and not grade6.findings.repairs


def test_the_portfolio_names_its_site(grade6: Export) -> None:
    assert grade6.site.title == "Hana’s Learning Portfolio"
    assert grade6.site.tagline == "A learning portfolio"
    assert grade6.site.language == "en-US"
    assert grade6.site.base_blog_url == "https://blogs.hillside.example/hana"
    assert grade6.site.zone_offset_minutes == 540
    assert [(author.login, author.name, author.number) for author in grade6.authors] == [("hana", "Hana", 210)]
    assert "hillside.example" not in repr(grade6.authors)


def test_the_portfolio_is_filed_as_it_was(grade6: Export) -> None:
    assert declared(grade6, "category") == 11
    assert filed(grade6, "category") == {
        "Art": 3,
        "Community": 2,
        "Humanities": 6,
        "Language": 6,
        "Maths": 5,
        "Music": 1,
        "PE": 2,
        "Reflections": 7,
        "Science": 7,
        "Technology": 4,
        "Uncategorized": 2,
    }
    assert declared(grade6, "post_tag") == 49
    assert filed(grade6, "post_tag").total() == 88
    assert filed(grade6, "post_tag").most_common(2) == [("goals", 6), ("reflection", 6)]
    assert filed(grade6, "post_format") == {"Gallery": 1, "Image": 1, "Quote": 1, "Video": 1}
    assert [term.description for term in grade6.terms if term.name == "Humanities"] == [
        "Work about people, places & times in Humanities"
    ]


def test_the_portfolio_keeps_its_threads(grade6: Export) -> None:
    comments = [comment for item in grade6.items() for comment in item.comments]

    assert len(comments) == grade6.comment_count == 48
    assert sum(comment.is_approved for comment in comments) == 46
    assert sum(comment.is_waiting for comment in comments) == 2
    assert Counter(comment.type for comment in comments) == {"comment": 47, "pingback": 1}
    assert depths(grade6) == {1: 27, 2: 13, 3: 6, 4: 1, 5: 1}
    assert sum(bool(item.comments) for item in grade6.items()) == 22
    assert sum(comment.user_number is not None for comment in comments) == 20


def test_no_address_of_a_commenter_gets_through(grade6: Export, grade3: Export, class_blog: Export) -> None:
    for export in (grade6, grade3, class_blog):
        for item in export.items():
            assert "192.0.2." not in repr(item.comments)
            assert "@" not in repr(item.comments)


def test_states_of_posts_are_told(grade6: Export) -> None:
    surprise = titled(grade6, "Surprise for the class party")
    planned = titled(grade6, "New year, new question")
    slugless = [item for item in grade6.items() if item.kind == "post" and not item.slug]
    thrown_away = next(item for item in grade6.items() if item.status == "trash")

    assert surprise.has_password and surprise.password.startswith("cup")
    assert "cupcake" not in repr(surprise)
    assert planned.local == datetime(2027, 1, 11, 8, 0)
    assert planned.published == datetime(2027, 1, 10, 23, 0, tzinfo=UTC)
    assert [item.title for item in grade6.items() if item.sticky] == ["Welcome to my Grade 6 portfolio"]
    assert sum(item.kind == "post" and not item.title for item in grade6.items()) == 1
    assert len(slugless) == 4
    assert thrown_away.slug.endswith("__trashed")
    assert len({item.key for item in grade6.items() if item.title == "Reading log"}) == 2


def test_drafts_without_utc_take_the_zone_of_the_others(grade6: Export) -> None:
    draft = next(item for item in grade6.items() if item.kind == "page" and item.status == "draft")

    assert draft.local is not None and draft.published is not None
    assert (draft.local - draft.published.replace(tzinfo=None)).total_seconds() == 9 * 3600


def test_the_page_tree_and_its_grades(grade6: Export) -> None:
    pages = {item.number: item for item in grade6.items() if item.kind == "page"}
    tree = {page.title: pages[page.parent].title if page.parent else "" for page in pages.values()}

    assert tree == {
        "About me": "",
        "Showcase": "",
        "Grade 7 (not yet!)": "Showcase",
        "Grade 6": "Showcase",
        "Grade 6 goals": "Grade 6",
        "Grade 6 reflections": "Grade 6",
        "Grade 5": "Showcase",
    }
    assert [page.title for page in pages.values() if is_showcase_title(page.title)] == ["Showcase"]
    assert grade_of_title("Grade 7 (not yet!)") == 7


def test_the_menu_points_to_pages_a_category_and_elsewhere(grade6: Export) -> None:
    assert [(line.type, bool(line.parent)) for line in grade6.menus] == [
        ("post_type", False),
        ("post_type", False),
        ("post_type", True),
        ("taxonomy", False),
        ("custom", False),
    ]
    assert {line.menu for line in grade6.menus} == {"Main menu"}
    assert (grade6.menus[-1].label, grade6.menus[-1].url) == ("Library", "https://example.org/library/")


def test_media_with_their_words(grade6: Export) -> None:
    media = [item for item in grade6.items() if item.kind == "attachment"]
    featuring = [item for item in grade6.items() if item.featured]

    assert sum(bool(item.alternative_text) for item in media) == 12
    assert [item.excerpt for item in media if item.excerpt] == ["Photo by Daniel"]
    assert [item.content for item in media if item.content] == ["Drawn with ink on tea-stained paper."]
    assert all(item.parent and item.file for item in media)
    assert Counter(item.kind for item in featuring) == {"post": 9, "page": 1}
    assert len({item.featured for item in featuring}) == 9


def test_custom_fields_of_the_author(grade6: Export) -> None:
    fields = Counter(key for item in grade6.items() for key, _value in item.meta if not key.startswith("_"))

    assert fields == {"learning_area": 1, "time_spent_minutes": 1}


def test_the_young_blog(grade3: Export) -> None:
    assert dict(grade3.counts) == {
        ("attachment", "inherit"): 4,
        ("page", "publish"): 1,
        ("post", "draft"): 1,
        ("post", "publish"): 11,
    }
    assert grade3.site.title == "Leo’s Blog 🦕"
    assert declared(grade3, "category") == 7 and declared(grade3, "post_tag") == 12
    assert filed(grade3, "category")["Uncategorized"] == 4 and filed(grade3, "category")["日本語"] == 1
    assert filed(grade3, "post_tag").total() == 14
    assert depths(grade3) == {1: 9, 2: 3, 3: 1}
    assert sum("%" in item.slug for item in grade3.items()) == 3
    assert titled(grade3, "Times tables & me").status == "publish"
    assert sum(is_unsorted(term.name, term.slug) for term in grade3.terms) == 1


def test_the_class_blog(class_blog: Export) -> None:
    assert dict(class_blog.counts) == {
        ("attachment", "inherit"): 11,
        ("nav_menu_item", "publish"): 3,
        ("page", "publish"): 4,
        ("post", "draft"): 1,
        ("post", "future"): 1,
        ("post", "private"): 1,
        ("post", "publish"): 22,
    }
    assert [author.login for author in class_blog.authors] == ["msada", "hana"]
    assert Counter(item.creator for item in class_blog.items() if item.kind == "post") == {"msada": 24, "hana": 1}
    assert declared(class_blog, "category") == 9 and declared(class_blog, "post_tag") == 23
    assert filed(class_blog, "post_tag").total() == 38
    assert {term.name: term.parent_slug for term in class_blog.terms if term.parent_slug} == {
        "Humanities": "assignments",
        "Maths": "assignments",
        "Science": "assignments",
    }
    assert depths(class_blog) == {1: 12, 2: 7, 3: 3, 4: 2}
    assert sum(item.sticky for item in class_blog.items()) == 2
    assert filed(class_blog, "post_format") == {"Audio": 2, "Gallery": 1, "Link": 1, "Video": 1}
