"""What leaves for WordPress: everything of one's own, and nothing more public than it was."""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.core.management import call_command
from django.utils import timezone

from hub.blogs.models import Blog, Category, Entry
from hub.comments.models import Comment
from hub.media.models import MediaFile
from hub.portability.importing.running import import_wordpress
from hub.portability.importing.source import Source, open_source
from hub.portability.models import Transfer
from hub.portability.tests.conftest import bring_in, titled
from hub.portability.wxr.export import export_wordpress
from hub.portability.wxr.records import Item
from hub.reflections.models import Goal, Reflection
from hub.school.models import Consent, Grade
from hub.showcase.models import Piece, Section, SectionGoal
from samples.cast import Cast
from tests.world import make_picture


def export(cast: Cast, tmp_path: Path, name: str = "Mei", *, to: str = "out.zip", as_published: bool = False) -> Source:
    """What a reader finds in the export of this blog."""
    blog = cast.blogs[name]
    target = tmp_path / to
    export_wordpress(blog, cast.viewer(blog.owner or cast.ines), target, as_published=as_published)
    with zipfile.ZipFile(target) as archive:
        archive.extractall(tmp_path / to.removesuffix(".zip"))  # noqa: S202  # Our own, in a folder of this test.
    return open_source(target, [target])


def items(source: Source, kind: str) -> dict[str, Item]:
    return {item.title: item for item in source.export.items() if item.kind == kind}


def test_each_state_stays_what_it_was(cast: Cast, tmp_path: Path) -> None:
    for audience in ("teachers", "class", "school", "families", "everyone"):
        cast.post(cast.mei, audience, f"For {audience}")
    draft = Entry.start(cast.blogs["Mei"], by=cast.mei, title="Not yet")
    planned = cast.post(cast.mei, "everyone", "In May")
    Entry.objects.filter(pk=planned.pk).update(published_at=timezone.now() + datetime.timedelta(days=90))
    cast.post(cast.mei, "everyone", "Thrown away").bin()

    posts = items(export(cast, tmp_path), "post")

    assert "CDATA[future]" not in (tmp_path / "out" / "wordpress.xml").read_text()
    assert {title: item.status for title, item in posts.items()} == {
        "For teachers": "private", "For class": "private", "For school": "private", "For families": "private",
        "For everyone": "publish", "Not yet": "draft", "In May": "future",
    }  # fmt: skip
    assert posts["Not yet"].published is not None and draft.public_id in posts["Not yet"].field("learninghub_record")
    assert posts["In May"].published is not None and posts["In May"].published > timezone.now()


def test_a_withdrawn_consent_makes_all_private(cast: Cast, tmp_path: Path) -> None:
    cast.post(cast.mei, "everyone", "A bridge")
    Consent.withdraw(cast.school, cast.mei, Consent.Kind.WORK, by=None)

    assert items(export(cast, tmp_path), "post")["A bridge"].status == "private"


def test_for_a_private_site_all_that_is_out_is_public(cast: Cast, tmp_path: Path) -> None:
    cast.post(cast.mei, "class", "A bridge")
    Entry.start(cast.blogs["Mei"], by=cast.mei, title="Not yet")

    posts = items(export(cast, tmp_path, as_published=True), "post")

    assert (posts["A bridge"].status, posts["Not yet"].status) == ("publish", "draft")


def test_posts_of_others_stay(cast: Cast, tmp_path: Path) -> None:
    cast.post(cast.tomas, "everyone", "Not Mei’s")
    together = cast.post(cast.tomas, "class", "Made together")
    together.authorships.create(person=cast.mei, named_by=cast.tomas)

    posts = items(export(cast, tmp_path), "post")

    assert list(posts) == ["Made together"]
    assert posts["Made together"].creator == "mei"
    assert "Made together with a classmate." in posts["Made together"].content


def test_of_others_words_the_first_name_goes_along_and_nothing_that_waits(cast: Cast, tmp_path: Path) -> None:
    post = cast.post(cast.mei, "class", "A bridge")
    said = Comment.objects.create(school=cast.school, entry=post, writer=cast.ines, body="<p>Well <em>done</em></p>")
    Comment.objects.create(school=cast.school, entry=post, writer=cast.mei, body="<p>Thanks</p>", parent=said)
    Comment.write(post, "Let me in", by=cast.tomas, viewer=cast.viewer(cast.tomas))

    (item,) = items(export(cast, tmp_path), "post").values()

    assert [(one.author, one.content) for one in item.comments] == [("Ines", "Well <em>done</em>"), ("Mei", "Thanks")]
    assert item.comments[1].parent == item.comments[0].number
    raw = (tmp_path / "out" / "wordpress.xml").read_text()
    assert "@" not in raw.partition("<channel>")[2] and "Let me in" not in raw


def test_a_classmate_without_consent_has_no_name_outside(cast: Cast, tmp_path: Path) -> None:
    post = cast.post(cast.mei, "class", "A bridge")
    Comment.objects.create(school=cast.school, entry=post, writer=cast.tomas, body="<p>Nice</p>")
    Consent.withdraw(cast.school, cast.tomas, Consent.Kind.FIRST_NAME, by=None)

    (item,) = items(export(cast, tmp_path), "post").values()

    assert [one.author for one in item.comments] == ["a classmate"]
    assert "Tomas" not in (tmp_path / "out" / "wordpress.xml").read_text()


def test_pictures_lie_in_the_folder_that_their_address_names(cast: Cast, tmp_path: Path) -> None:
    picture = make_picture(cast, cast.mei, "My Bridge-300x200.png", alternative="A bridge", caption="In May")
    post = cast.post(cast.mei, "class", "A bridge")
    post.replace_text("A bridge", f'<figure><img data-media="{picture.public_id}" alt=""></figure>', by=cast.mei)
    Entry.objects.filter(pk=post.pk).update(featured=picture)

    source = export(cast, tmp_path)

    (file,) = items(source, "attachment").values()
    (item,) = items(source, "post").values()
    assert file.file.endswith("/my-bridge.png") and file.attachment_url.endswith(f"/wp-content/uploads/{file.file}")
    assert (tmp_path / "out" / "uploads" / file.file).read_bytes() == picture.file.read()
    assert (file.alternative_text, file.excerpt) == ("A bridge", "In May")
    assert item.featured == file.number and f"wp-image-{file.number}" in item.content


def test_a_file_that_is_gone_is_named_and_breaks_nothing(cast: Cast, tmp_path: Path) -> None:
    picture = make_picture(cast, cast.mei, "gone.png")
    picture.file.storage.delete(str(picture.file.name))

    done = export_wordpress(cast.blogs["Mei"], cast.viewer(cast.mei), tmp_path / "out.zip")

    assert [name for name, _why in done.left_out] == ["gone.png"] and "media" not in done.counts


def test_the_showcase_and_the_goals_are_pages(cast: Cast, tmp_path: Path) -> None:
    grade = Grade.objects.get(school=cast.school, number=6)
    room = Section.start(cast.blogs["Mei"], grade, by=cast.mei)
    goal = Goal.objects.create(school=cast.school, student=cast.mei, grade=room.grade, words="Speak up")
    Reflection.answer(goal, state="met", why="I asked every day.", helped="")
    SectionGoal.objects.create(section=room, goal=goal)
    Piece(section=room, title="The bridge", why="It broke two times.").hang_last()

    pages = items(export(cast, tmp_path), "page")

    page = pages[room.title_with_grade]
    assert set(pages) == {"Showcase", room.title_with_grade, "Goals"}
    assert page.parent == pages["Showcase"].number
    assert page.status == pages["Goals"].status == "private"
    for words in ("Speak up", "I asked every day.", "The bridge", "It broke two times."):
        assert words in page.content
    assert "Speak up" in pages["Goals"].content


def test_it_is_strict_xml_with_numbers_and_seconds_of_its_own(cast: Cast, tmp_path: Path) -> None:
    at = timezone.now()
    for words in ("One ]]> two", "Bell \x07 rings", "One ]]> two"):
        post = cast.post(cast.mei, "class", words.replace("\x07 ", ""))
        Entry.objects.filter(pk=post.pk).update(published_at=at, summary=words.replace("\x07 ", ""))
    export(cast, tmp_path)

    root = ElementTree.parse(tmp_path / "out" / "wordpress.xml").getroot()  # noqa: S314  # Our own file.

    wp = "{http://wordpress.org/export/1.2/}"
    found = root.findall("channel/item")
    numbers = [int(item.findtext(f"{wp}post_id") or 0) for item in found]
    seconds = [item.findtext(f"{wp}post_date_gmt") for item in found]
    assert len(set(numbers)) == len(set(seconds)) == len(found) == 3 and min(numbers) >= 1_000_000
    assert [item.findtext("title") for item in found] == ["One ]]> two", "Bell rings", "One ]]> two"]


def test_the_same_blog_gives_the_same_bytes(cast: Cast, tmp_path: Path) -> None:
    make_picture(cast, cast.mei, "one.png")
    cast.post(cast.mei, "class", "A bridge")
    viewer = cast.viewer(cast.mei)

    for name in ("a.zip", "b.zip"):
        export_wordpress(cast.blogs["Mei"], viewer, tmp_path / name)

    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


@pytest.mark.parametrize(
    ("name", "sample"),
    [
        ("Noah", "grade3"),
        *(pytest.param(*more, marks=pytest.mark.thorough) for more in (("Mei", "grade6"), ("6B", "class"))),
    ],
)
def test_in_out_and_in_again_is_the_same_blog(
    cast: Cast, quick_pictures: None, tmp_path: Path, name: str, sample: str
) -> None:
    bring_in(cast.blogs[name], sample)
    source = export(cast, tmp_path, name)
    again = cast.blogs["Tomas"]

    import_wordpress(Transfer.objects.create(school=cast.school, blog=again, name="out.zip"), source)

    for here, there in zip(told_of(cast.blogs[name]), told_of(again), strict=True):
        assert here == there
    assert files_of(cast.blogs[name]) == files_of(again)


def told_of(blog: Blog) -> list[tuple[object, ...]]:
    """All that a reader sees of each post and page; not what only the first hub knows of it."""
    entries = Entry.objects.filter(blog=blog, binned_at=None).exclude(title="Goals").order_by("kind", "written_at")
    return [
        (
            entry.kind, entry.title, entry.plain.split(), entry.published_at is None, entry.is_sticky, entry.summary,
            sorted(entry.categories.values_list("name", flat=True)), sorted(entry.tags.values_list("name", flat=True)),
            entry.media_uses.count(), entry.parent.title if entry.parent else "",
            sorted(plain_of(comment) for comment in entry.comments.filter(approval=None)),
        )
        for entry in entries
    ]  # fmt: skip


def plain_of(comment: Comment) -> tuple[str, str, str]:
    parent = str(comment.parent) if comment.parent else ""
    return (comment.writer_name.replace("Mei", "") or "", str(comment), parent)


def files_of(blog: Blog) -> list[tuple[object, ...]]:
    """Not their bytes: each picture is written anew on its way in."""
    files = MediaFile.objects.filter(pk__in=blog.imported_items.values("media"))
    return sorted((file.alternative, file.caption, file.width or 0, file.height or 0, file.kind) for file in files)


@pytest.mark.thorough
def test_what_was_not_edited_goes_back_as_it_came(
    cast: Cast, portfolio_with_pictures: Transfer, tmp_path: Path
) -> None:
    poem = titled(cast.blogs["Mei"], "Rain on the library roof (poem)")
    edited = titled(cast.blogs["Mei"], "Why the lava in our model did not stop")
    edited.replace_text(edited.title, "<p>It was too thin.</p>", by=cast.mei)

    posts = items(export(cast, tmp_path), "post")

    assert posts[poem.title].content == poem.source
    assert "It was too thin." in posts[edited.title].content


def test_the_command_writes_a_file_and_says_what_is_in_it(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cast.post(cast.mei, "class", "A bridge")
    Category.put_up(cast.school, "Science")

    call_command("export_wordpress", cast.blogs["Mei"].slug, "--out", str(tmp_path / "mei.zip"), "--json")

    assert '"post": 1' in capsys.readouterr().out
    assert {"wordpress.xml", "READ-ME.html"} == set(zipfile.ZipFile(tmp_path / "mei.zip").namelist())


def test_the_command_refuses_a_blog_that_is_not_there(cast: Cast, tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        call_command("export_wordpress", "nobody", "--out", str(tmp_path / "x.zip"))

    assert ended.value.code == 2 and not (tmp_path / "x.zip").exists()
