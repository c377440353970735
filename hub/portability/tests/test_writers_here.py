"""Who wrote what on a class's old blog, and who that is here: a teacher says it, nobody is found by a name alone."""

from __future__ import annotations

from pathlib import Path

from django.test import Client, TestCase
from django.urls import reverse

from hub.blogs.models import Entry
from hub.portability.importing.writers import mark_of_login
from hub.portability.models import Transfer
from hub.portability.tests.odd_export import thing
from hub.portability.wxr.tests.conftest import HEAD, TAIL
from samples.cast import Cast

AUTHORS = "".join(
    f"<wp:author><wp:author_login>{login}</wp:author_login><wp:author_email>{login}@old.example</wp:author_email>"
    f"<wp:author_display_name>{name}</wp:author_display_name></wp:author>"
    for login, name in (("tk", "Tomas K."), ("gone", "Greta Gone"), ("guest@old.example", ""))
)
BY = "<dc:creator>{}</dc:creator>"
TOGETHER = "".join(f'<category domain="author" nicename="cap-{login}">{login}</category>' for login in ("tk", "gone"))


def exported(folder: Path) -> Path:
    file = folder / "class.xml"
    items = (
        thing(1, "One", "a", BY.format("tk")) + thing(2, "Two", "b", BY.format("gone"))
        + thing(3, "Three", "c", BY.format("tk") + TOGETHER) + thing(4, "Four", "d", BY.format("guest@old.example"))
    )  # fmt: skip
    file.write_text(HEAD + AUTHORS + items + TAIL)
    return file


def test_a_teacher_says_who_the_writers_of_a_class_are(client: Client, cast: Cast, tmp_path: Path) -> None:
    """R20 and R21."""
    blog = cast.blogs["6B"]
    client.force_login(cast.ines)
    with exported(tmp_path).open("rb") as file, TestCase.captureOnCommitCallbacks(execute=True):
        client.post(reverse("import-wordpress", args=[blog.slug]), {"export": file})
    transfer = Transfer.objects.get(blog=blog)
    page = client.get(reverse("import-look", args=[transfer.public_id])).text
    assert "Who is who?" in page and "Tomas K." in page and "old.example" not in page
    assert cast.tomas.full_name in page and cast.noah.full_name not in page

    chosen = {
        f"writer-{mark_of_login('tk')}": cast.tomas.public_id,
        f"writer-{mark_of_login('gone')}": cast.noah.public_id,
    }
    with TestCase.captureOnCommitCallbacks(execute=True):
        client.post(reverse("import-start", args=[transfer.public_id]), chosen | {"writer-x": cast.mei.public_id})

    found = {entry.title: entry for entry in Entry.objects.filter(blog=blog)}
    assert list(found["One"].authors.all()) == [cast.tomas]
    assert list(found["Three"].authors.all()) == [cast.tomas]
    assert cast.noah not in found["Two"].authors.all() and cast.ines in found["Two"].authors.all()
    line = transfer.items.get(entry=found["Three"])
    assert line.leftovers["others"] == ["Greta Gone"] and "old.example" not in str(line.leftovers)


def test_who_made_a_post_together_with_somebody_who_is_here_stands_beside(
    client: Client, cast: Cast, tmp_path: Path
) -> None:
    """R21: the other way round, and on a person's own blog, where nobody is asked."""
    blog = cast.blogs["Mei"]
    client.force_login(cast.mei)
    with exported(tmp_path).open("rb") as file, TestCase.captureOnCommitCallbacks(execute=True):
        client.post(reverse("import-wordpress", args=[blog.slug]), {"export": file})
    transfer = Transfer.objects.get(blog=blog)
    assert "Who is who?" not in client.get(reverse("import-look", args=[transfer.public_id])).text
    with TestCase.captureOnCommitCallbacks(execute=True):
        client.post(reverse("import-start", args=[transfer.public_id]), {f"writer-{mark_of_login('gone')}": "x"})

    three = Entry.objects.get(blog=blog, title="Three")
    assert list(three.authors.all()) == [cast.mei]
    assert transfer.items.get(entry=three).leftovers["others"] == ["Greta Gone"]
    assert transfer.rows.filter(words__contains="made together with others").exists()
