"""Pictures that families sent by mail go along with their words, in each form in its own way, and come back too."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from hub.audience.models import Approval
from hub.blogs.models import Blog
from hub.comments.models import Comment, with_pictures
from hub.media.models import Appearance
from hub.portability.archive.tests.test_import_archive import wren
from hub.portability.importing.archive.running import import_archive
from hub.portability.importing.releasing import release
from hub.portability.importing.running import import_wordpress
from hub.portability.importing.source import open_source
from hub.portability.leap2a.export import export_leap2a
from hub.portability.leap2a.opening import open_leap2a
from hub.portability.leap2a.tests.test_writing_leap2a import Written
from hub.portability.markdown.export import export_markdown
from hub.portability.markdown.front import split
from hub.portability.markdown.opening import open_markdown
from hub.portability.models import Transfer
from hub.portability.wxr.export import export_wordpress
from hub.school.models import Consent
from samples.cast import Cast
from tests.world import make_picture

__all__ = ["wren"]
Export = Callable[..., object]
FORMS = [
    pytest.param(export_wordpress, "wordpress", id="wordpress"),
    pytest.param(export_leap2a, "leap2a", id="leap2a", marks=pytest.mark.thorough),
    pytest.param(export_markdown, "markdown", id="markdown", marks=pytest.mark.thorough),
]


def say(cast: Cast, words: str, name: str, *, let_in: bool) -> Comment:
    """What Aiko answered to a mail about Mei's post, with a picture."""
    post = cast.blogs["Mei"].entries.get(title="The bridge")
    picture = make_picture(cast, cast.aiko, name, alternative="Our kitchen")
    approval = Approval.objects.create(school=cast.school)
    said = Comment.objects.create(
        school=cast.school, entry=post, writer=cast.aiko, body=with_pictures(words, [picture]), approval=approval
    )
    said.pictures.set([picture])
    if let_in:
        said.release(by=cast.ines)
    return said


@pytest.fixture
def said(cast: Cast) -> Comment:
    """A comment with a picture that was let in, and one that waits."""
    cast.post(cast.mei, "class", "The bridge")
    say(cast, "<p>Who is that?</p>", "waits.png", let_in=False)
    return say(cast, "<p>So proud &amp; glad</p>", "kitchen.png", let_in=True)


@pytest.mark.parametrize(("export", "form"), FORMS)
def test_a_picture_goes_along_with_the_words_and_what_waits_does_not(
    cast: Cast, said: Comment, tmp_path: Path, export: Export, form: str
) -> None:
    export(cast.blogs["Mei"], cast.viewer(cast.mei), tmp_path / "mei.zip")

    with zipfile.ZipFile(tmp_path / "mei.zip") as archive:
        names = " ".join(archive.namelist())
        text = " ".join(archive.read(name).decode() for name in archive.namelist() if name.endswith((".xml", ".md")))
    assert "kitchen" in names and "waits" not in names
    assert "So proud" in text and "Who is that" not in text and "waits.png" not in text


@pytest.mark.parametrize(("export", "form"), FORMS)
def test_a_picture_whose_words_were_taken_back_stays(
    cast: Cast, said: Comment, tmp_path: Path, export: Export, form: str
) -> None:
    said.bin()

    export(cast.blogs["Mei"], cast.viewer(cast.mei), tmp_path / "mei.zip")

    with zipfile.ZipFile(tmp_path / "mei.zip") as archive:
        assert "kitchen" not in " ".join(archive.namelist())


def test_in_wordpress_a_way_to_the_picture_stands_below_the_words(cast: Cast, said: Comment, tmp_path: Path) -> None:
    export_wordpress(cast.blogs["Mei"], cast.viewer(cast.mei), tmp_path / "mei.zip", base="https://mei.example")

    (post,) = [item for item in open_source(tmp_path / "mei.zip", []).export.items() if item.kind == "post"]
    (comment,) = post.comments
    assert comment.content.startswith('So proud &amp; glad\n\n<a href="https://mei.example/wp-content/uploads/')
    assert comment.content.endswith('/kitchen.png">Our kitchen</a>')


@pytest.mark.parametrize("audience", ["everyone", "class"])
@pytest.mark.parametrize("may_be_shown", [True, False])
def test_in_wordpress_nobody_is_shown_to_everyone_whose_family_has_not_said_yes(
    cast: Cast, said: Comment, tmp_path: Path, audience: str, may_be_shown: bool
) -> None:
    """A picture below a post that is public there goes along only where strangers see it here."""
    said.entry.audience = audience
    said.entry.save(update_fields=["audience"])
    Appearance.note(said.pictures.get(), [cast.tomas], among=[cast.tomas], by=cast.ines)
    if may_be_shown:
        Consent.give(cast.school, cast.tomas, Consent.Kind.FACE, by=cast.marta)

    export_wordpress(cast.blogs["Mei"], cast.viewer(cast.mei), tmp_path / "mei.zip")

    with zipfile.ZipFile(tmp_path / "mei.zip") as archive:
        names, text = " ".join(archive.namelist()), archive.read("wordpress.xml").decode()
    goes = may_be_shown or audience == "class"
    assert "So proud" in text and cast.sees(None, said.entry) == (audience == "everyone")
    assert ("kitchen" in names, "kitchen" in text) == (goes, goes)


def test_in_leap2a_the_comment_is_related_to_the_picture(cast: Cast, said: Comment, tmp_path: Path) -> None:
    export_leap2a(cast.blogs["Mei"], cast.viewer(cast.mei), tmp_path / "mei.zip")

    written = Written(tmp_path / "mei.zip")
    comment = next(one for name, one in written.entries.items() if said.public_id in name)
    (picture,) = written.links(comment, "related")
    assert said.pictures.get().public_id in picture and picture in written.entries


def test_in_markdown_the_comment_tells_where_the_picture_lies(cast: Cast, said: Comment, tmp_path: Path) -> None:
    export_markdown(cast.blogs["Mei"], cast.viewer(cast.mei), tmp_path / "mei.zip")

    with zipfile.ZipFile(tmp_path / "mei.zip") as archive:
        name = next(name for name in archive.namelist() if name.startswith("posts/"))
        (comment,) = split(archive.read(name).decode())[0]["comments"]
        (place,) = comment["pictures"]
        assert place.startswith("../media/") and place.removeprefix("../") in archive.namelist()


def bring_back(form: str, blog: Blog, file: Path) -> Transfer:
    """What left in this form, brought into another blog."""
    transfer = Transfer.objects.create(school=blog.school, blog=blog, name=file.name, kind=form)
    if form == Transfer.Kind.WORDPRESS:
        import_wordpress(transfer, open_source(file, [file]))
    else:
        import_archive(transfer, open_leap2a(file) if form == Transfer.Kind.LEAP2A else open_markdown(file))
    return transfer


@pytest.mark.parametrize(("export", "form"), FORMS)
def test_it_comes_back_with_its_picture(
    cast: Cast, said: Comment, wren: Blog, tmp_path: Path, quick_pictures: None, export: Export, form: str
) -> None:
    export(cast.blogs["Mei"], cast.viewer(cast.mei), tmp_path / "mei.zip")

    release(bring_back(form, wren, tmp_path / "mei.zip"), by=cast.ines, audience="class")

    (comment,) = Comment.objects.filter(entry__blog=wren)
    picture = comment.pictures.get()
    assert comment.body == with_pictures("<p>So proud &amp; glad</p>", [picture])
    assert (picture.name, picture.owner) == ("kitchen.png", wren.owner)
    assert cast.who_sees(picture) == cast.who_sees(comment)


@pytest.mark.parametrize(("export", "form"), FORMS)
def test_one_picture_that_was_sent_twice_comes_back_as_one(
    cast: Cast, said: Comment, wren: Blog, tmp_path: Path, quick_pictures: None, export: Export, form: str
) -> None:
    again = make_picture(cast, cast.aiko, "again.png", alternative="Our kitchen")
    said.body = with_pictures("<p>So proud</p>", [said.pictures.get(), again])
    said.save(update_fields=["body"])
    said.pictures.add(again)
    for picture in said.pictures.all():
        picture.sha256 = sha256(picture.file.read()).hexdigest()
        picture.save(update_fields=["sha256"])
    export(cast.blogs["Mei"], cast.viewer(cast.mei), tmp_path / "mei.zip")

    bring_back(form, wren, tmp_path / "mei.zip")

    comment = Comment.objects.get(entry__blog=wren)
    assert comment.body == with_pictures("<p>So proud</p>", [comment.pictures.get()])


def test_a_note_that_lies_makes_no_picture_of_another_file(
    cast: Cast, wren: Blog, said: Comment, tmp_path: Path, quick_pictures: None
) -> None:
    export_wordpress(cast.blogs["Mei"], cast.viewer(cast.mei), tmp_path / "mei.zip")
    with zipfile.ZipFile(tmp_path / "mei.zip") as archive:
        archive.extractall(tmp_path / "out")  # noqa: S202  # Our own, in a folder of this test.
    file = tmp_path / "out" / "wordpress.xml"
    text = file.read_text()
    file.write_text(text.replace('"pictures":1', '"pictures":1000').replace('kitchen.png">Our', 'nowhere.png">Our'))

    transfer = Transfer.objects.create(school=wren.school, blog=wren, name="out.xml")
    import_wordpress(transfer, open_source(file, [tmp_path / "out" / "uploads"]))

    comment = Comment.objects.get(entry__blog=wren)
    assert "nowhere.png" in comment.body and not comment.pictures.exists()
