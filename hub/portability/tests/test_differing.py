"""A newer file: what was changed there alone is taken, what was changed on both sides is asked about, once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.test import Client
from django.urls import reverse

from hub.blogs.models import Blog, Entry
from hub.portability.archive.tests.test_hostile_archives import truth_with, written
from hub.portability.archive.tests.test_import_archive import brought, wren
from hub.portability.importing.outlook import look
from hub.portability.importing.running import import_wordpress
from hub.portability.importing.source import open_source
from hub.portability.models import Transfer
from hub.portability.tests.conftest import SAMPLES, bring_in
from samples.cast import Cast

__all__ = ["wren"]


def newer(folder: Path, *words: tuple[str, str]) -> Path:
    """The export of Grade 3 in which somebody has written other words meanwhile."""
    text = (SAMPLES / "grade3.xml").read_text()
    for old, new in words:
        assert old in text
        text = text.replace(old, new, 1)
    path = folder / "newer.xml"
    path.write_text(text)
    return path


def again(blog: Blog, path: Path) -> Transfer:
    transfer = Transfer.objects.create(school=blog.school, blog=blog, name="newer.xml")
    import_wordpress(transfer, open_source(path))
    transfer.refresh_from_db()
    return transfer


def changed(transfer: Transfer) -> list[str]:
    return [words for words in transfer.rows.values_list("words", flat=True) if words.startswith("Changed there")]


def test_a_newer_export_from_wordpress(client: Client, cast: Cast, quick_pictures: None, tmp_path: Path) -> None:
    blog = cast.blogs["Mei"]
    bring_in(blog, "grade3", uploads=False)
    first, second = Entry.objects.filter(blog=blog, kind="post").exclude(plain="").order_by("pk")[:2]
    words = [entry.plain.split(".")[0].split("\n")[0][:20] for entry in (first, second)]
    mine = second.plain
    second.revise(second.title, "<p>Mine</p>", by=cast.mei)
    path = newer(tmp_path, *((one, f"Newer {one}") for one in words))
    would = look(open_source(path), blog)

    transfer = again(blog, path)

    assert sorted(changed(transfer)) == sorted(
        row["what"] for row in would["changed"] if row["what"].startswith("Changed there")
    )
    first.refresh_from_db()
    second.refresh_from_db()
    assert first.plain.startswith("Newer") and first.revisions.exists() and second.plain == "Mine" != mine
    client.force_login(cast.mei)
    report = client.get(reverse("import-report", args=[transfer.public_id])).text
    assert "1 text was changed there and here" in report
    page = client.get(reverse("import-differences", args=[transfer.public_id])).text
    assert "Mine" in page and f"Newer {words[1]}" in page
    client.force_login(cast.ines)
    assert "Mine" not in client.get(reverse("import-differences", args=[transfer.public_id])).text

    assert not changed(again(blog, path))


def choose(client: Client, transfer: Transfer, keep: str) -> Any:
    line = transfer.items.get(kind="differs", status="")
    return client.post(reverse("import-choose-text", args=[transfer.public_id, line.pk]), {"keep": keep})


def test_a_newer_archive(client: Client, cast: Cast, wren: Blog, tmp_path: Path) -> None:
    """Its history tells who changed what: there, here, or both; one who chooses loses neither text."""
    owner = wren.owner
    assert owner is not None

    def archive(**texts: list[str]) -> Path:
        records: list[dict[str, object]] = [
            {
                "id": name * 22, "title": name, "body": f"<p>{now}</p>",
                "earlier": [{"title": name, "body": f"<p>{one}</p>"} for one in before],
            }
            for name, (now, *before) in texts.items()
        ]  # fmt: skip
        return written(tmp_path / "a.zip", truth_with(entries=records))

    brought(wren, archive(a=["1"], b=["1"], c=["1"], d=["1"]))
    for name in "bc":
        Entry.objects.get(title=name).revise(name, "<p>mine</p>", by=owner)
    transfer = brought(wren, archive(a=["2", "1"], b=["1"], c=["2", "1"], d=["1"]))

    now = dict(Entry.objects.filter(blog=wren).values_list("title", "plain"))
    assert now == {"a": "2", "b": "mine", "c": "mine", "d": "1"}
    assert len(changed(transfer)) == 2
    client.force_login(owner)
    choose(client, transfer, "nonsense")
    choose(client, transfer, "both")
    assert sorted(Entry.objects.filter(title="c").values_list("plain", flat=True)) == ["2", "mine"]
    assert Entry.objects.get(title="c", plain="2").published_at is None
    later = brought(wren, archive(a=["2", "1"], b=["1"], c=["3", "2", "1"], d=["1"]))
    choose(client, later, "theirs")
    changed_twice = Entry.objects.get(title="c", plain="3")
    assert changed_twice.revisions.filter(body="<p>mine</p>").exists()
    changed_twice.revise("c", "<p>mine again</p>", by=owner)
    last = brought(wren, archive(a=["2", "1"], b=["1"], c=["4", "3", "2", "1"], d=["1"]))
    choose(client, last, "mine")
    assert Entry.objects.get(title="c", plain="mine again").revisions.filter(body="<p>4</p>").exists()
