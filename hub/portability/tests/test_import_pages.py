"""The same in the browser: bring, look, start, progress, report, yes, rooms, out again; for whoever tends the blog."""

from __future__ import annotations

import csv
import datetime
import io
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from hub.blogs.models import Entry
from hub.jobs.later import TaskContext
from hub.portability import tasks
from hub.portability.importing import running
from hub.portability.importing.running import import_wordpress
from hub.portability.importing.source import open_source
from hub.portability.models import Transfer
from hub.portability.numbers import states_of
from hub.portability.tests.conftest import SAMPLES, bring_in
from hub.showcase.models import Section
from samples.cast import Cast


def send(client: Client, name: str = "grade3.xml", *, uploads: bool = False, slug: str = "mei") -> Any:
    """Bring a file."""
    with (SAMPLES / name).open("rb") as export, (SAMPLES / "uploads-grade3.zip").open("rb") as files:
        data = {"export": export, **({"uploads": files} if uploads else {})}
        return client.post(reverse("import-wordpress", args=[slug]), data)


def stored_files() -> set[Path]:
    return {path for path in (Path(settings.HUB_HOME) / "transfers").rglob("*") if path.is_file()}


def signed_in(client: Client, person: Any) -> Client:
    client.force_login(person)
    return client


def test_the_page_names_the_endings_of_all_that_is_read(client: Client, cast: Cast) -> None:
    page = signed_in(client, cast.mei).get(reverse("import-wordpress", args=["mei"])).content.decode()

    for ending in (".zip", ".bar", ".xml", ".xml.gz", ".atom", ".rss", ".json", ".md"):
        assert ending in page


def test_from_the_file_to_the_yes(client: Client, cast: Cast, quick_pictures: None) -> None:
    signed_in(client, cast.mei)

    looked = send(client, uploads=True)
    transfer = Transfer.objects.get()
    page = client.get(looked.headers["Location"])
    assert "This will come in" in page.text and "Leo’s Blog" in page.text
    assert not Entry.objects.filter(blog=transfer.blog).exists()

    started = client.post(reverse("import-start", args=[transfer.public_id]))
    assert client.get(started.headers["Location"]).headers["Location"] == reverse(
        "import-report", args=[transfer.public_id]
    )
    report = client.get(reverse("import-report", args=[transfer.public_id]))
    assert "Who can see it?" in report.text and "Take all of it out again" in report.text
    assert Entry.objects.filter(blog=transfer.blog).count() == 13

    client.post(reverse("import-release", args=[transfer.public_id]), {"audience": "class"})
    assert Entry.objects.visible_to(cast.viewer(cast.tomas)).filter(blog=transfer.blog).count() == 12
    assert "Who can see it?" not in client.get(reverse("import-report", args=[transfer.public_id])).text


def test_the_files_go_when_all_is_in(client: Client, cast: Cast) -> None:
    send(signed_in(client, cast.mei))
    transfer = Transfer.objects.get()
    stored = Path(transfer.export.path)
    assert stored.exists() and settings.MEDIA_ROOT not in stored.parents

    client.post(reverse("import-start", args=[transfer.public_id]))

    assert not stored.exists()


def test_a_file_that_is_none_gets_plain_words_and_leaves_nothing(client: Client, cast: Cast) -> None:
    before = stored_files()

    answer = send(signed_in(client, cast.mei), "uploads-class.zip")

    assert answer.status_code == 400 and 'role="alert"' in answer.text
    assert not Transfer.objects.exists()
    assert stored_files() == before


def test_of_a_file_that_is_cut_short_what_is_whole_comes_in_after_a_clear_yes(
    client: Client, cast: Cast, tmp_path: Path
) -> None:
    (tmp_path / "cut.xml").write_bytes((SAMPLES / "grade3.xml").read_bytes()[:30000])
    with (tmp_path / "cut.xml").open("rb") as export:
        looked = signed_in(client, cast.mei).post(reverse("import-wordpress", args=["mei"]), {"export": export})
    page, transfer = client.get(looked.headers["Location"]).text, Transfer.objects.get()
    assert "What is whole can come in" in page and "The last whole item is" in page
    start = reverse("import-start", args=[transfer.public_id])

    client.post(start)
    assert not Entry.objects.filter(blog=transfer.blog).exists()
    client.post(start, {"partly": "yes"})

    transfer.refresh_from_db()
    came = transfer.report["imported"]["post"]
    assert transfer.state == "done" and 0 < came < 12
    whole = bring_in(cast.blogs["Mei"], "grade3", uploads=False)
    assert came + whole.report["imported"]["post"] == 12


def test_a_newer_file_takes_the_place_of_the_one_before(client: Client, cast: Cast) -> None:
    signed_in(client, cast.mei)
    send(client)
    send(client)

    assert Transfer.objects.count() == 1


NAMES = ["import-look", "import-progress", "import-report", "import-report-csv"]
VERBS = ["import-start", "import-release", "import-showcase", "import-undo"]


@pytest.mark.parametrize("who", ["tomas", "aiko", "omar", "rosa", "priya", "elias", "zara"])
def test_for_others_there_is_nothing(client: Client, cast: Cast, who: str) -> None:
    transfer = Transfer.objects.create(school=cast.school, blog=cast.blogs["Mei"], name="x.xml")
    signed_in(client, cast.people[who])

    for name in NAMES:
        assert client.get(reverse(name, args=[transfer.public_id])).status_code == 404
    for name in VERBS:
        assert client.post(reverse(name, args=[transfer.public_id])).status_code == 404
    assert client.get(reverse("import-wordpress", args=["mei"])).status_code == 404
    assert send(client).status_code == 404


def test_visitors_are_asked_to_sign_in(client: Client, cast: Cast, settings: Any) -> None:
    settings.LOGIN_URL = "/sign-in/"
    for name in (*NAMES, *VERBS):
        assert client.get(reverse(name, args=["x" * 22])).status_code == 302


def test_a_teacher_does_it_for_a_student(client: Client, cast: Cast) -> None:
    send(signed_in(client, cast.ines))
    transfer = Transfer.objects.get()
    client.post(reverse("import-start", args=[transfer.public_id]))

    client.post(reverse("import-release", args=[transfer.public_id]), {"audience": "everyone"})

    assert Entry.objects.visible_to(cast.viewer(None)).filter(blog=transfer.blog).exists()


def test_a_teacher_does_not_hear_of_a_students_drafts(client: Client, cast: Cast) -> None:
    transfer = bring_in(cast.blogs["Mei"], "grade6", uploads=False, by=cast.mei)
    draft = "Letter to the head teacher about the bike racks"
    pages = [reverse("import-report", args=[transfer.public_id]) + end for end in ("", "?show=post")]
    pages.append(reverse("import-report-csv", args=[transfer.public_id]))

    assert all(draft in signed_in(client, cast.mei).get(page).text for page in pages)
    assert not any(draft in signed_in(client, cast.ines).get(page).text for page in pages)


def test_nor_from_the_look_at_the_file(client: Client, cast: Cast) -> None:
    page = send(signed_in(client, cast.mei), "grade6.xml").headers["Location"]
    draft = "Letter to the head teacher about the bike racks"

    assert draft in client.get(page).text
    assert draft not in signed_in(client, cast.ines).get(page).text


def test_the_list_to_keep_holds_no_formulas(client: Client, cast: Cast) -> None:
    transfer = bring_in(cast.blogs["Mei"], "grade3", uploads=False)
    transfer.items.filter(kind="post").update(title="=HYPERLINK(1)")

    answer = signed_in(client, cast.mei).get(reverse("import-report-csv", args=[transfer.public_id]))

    rows = list(csv.reader(io.StringIO(answer.text)))
    assert ["in", "'=HYPERLINK(1)", "post"] in rows
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def test_rooms_and_out_again(client: Client, cast: Cast) -> None:
    transfer = bring_in(cast.blogs["Mei"], "grade6", uploads=False)
    signed_in(client, cast.mei)

    undone = Transfer.objects.get(pk=transfer.pk)
    client.post(reverse("import-showcase", args=[transfer.public_id]))
    assert Section.objects.get().title == "Grade 6"
    client.post(reverse("import-undo", args=[transfer.public_id]))
    undone.refresh_from_db()
    assert undone.state == "done"  # The room hangs on it.

    Section.objects.all().delete()
    client.post(reverse("import-undo", args=[transfer.public_id]))
    undone.refresh_from_db()
    assert undone.state == "undone" and not Entry.objects.filter(blog=transfer.blog).exists()


def test_progress_is_a_fragment_until_all_is_in(client: Client, cast: Cast) -> None:
    transfer = Transfer.objects.create(
        school=cast.school, blog=cast.blogs["Mei"], name="x.xml", state="running", done=3, total=10, words="Comments"
    )
    signed_in(client, cast.mei)
    address = reverse("import-progress", args=[transfer.public_id])

    moving = client.get(address, headers={"HX-Request": "true"})
    assert "3 of 10" in moving.text and "<html" not in moving.text and f'hx-get="{address}"' in moving.text
    assert "Look again" in client.get(address).text
    Transfer.objects.update(state="done", report={"imported": {}, "here_before": 0})
    assert client.get(address, headers={"HX-Request": "true"}).headers["HX-Redirect"].endswith("/report/")


def test_started_twice_it_comes_once(client: Client, cast: Cast, queue: None) -> None:
    send(signed_in(client, cast.mei))
    transfer = Transfer.objects.get()

    for _ in range(2):
        client.post(reverse("import-start", args=[transfer.public_id]))

    assert DBTaskResult.objects.count() == 1


def test_a_task_that_runs_twice_does_no_harm(client: Client, cast: Cast) -> None:
    send(signed_in(client, cast.mei))
    transfer = Transfer.objects.get()
    client.post(reverse("import-start", args=[transfer.public_id]))
    before = Entry.objects.count()

    tasks.bring_transfer.enqueue(transfer.pk)

    assert Entry.objects.count() == before


def test_after_the_third_failure_it_may_be_started_again(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    transfer = Transfer.objects.create(school=cast.school, blog=cast.blogs["Mei"], name="x.xml", state="running")
    monkeypatch.setattr(tasks, "bring_in", lambda *_given: 1 / 0)
    monkeypatch.setattr(TaskContext, "attempt", 3)
    context = TaskContext.__new__(TaskContext)
    transfer.export.name = "x/export"
    transfer.save()

    with pytest.raises(ZeroDivisionError):
        tasks.bring_transfer.func(context, transfer.pk)  # type: ignore[arg-type, call-arg]  # Its context comes first.

    transfer.refresh_from_db()
    assert transfer.state == "looked-at" and "goes on from there" in transfer.words


def test_unstarted_files_are_forgotten(client: Client, cast: Cast) -> None:
    send(signed_in(client, cast.mei))
    Transfer.objects.update(made_at=timezone.now() - datetime.timedelta(days=3))
    stored = Path(Transfer.objects.get().export.path)

    tasks.forget_unstarted.enqueue()

    assert not stored.exists() and Transfer.objects.get().state == "refused"


def test_what_broke_off_is_kept_and_the_same_file_goes_on_with_it(
    client: Client, cast: Cast, quick_pictures: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed_in(client, cast.mei)
    send(client)
    transfer = Transfer.objects.get()
    stored = Path(transfer.export.path)
    with monkeypatch.context() as breaking, pytest.raises(ZeroDivisionError):
        breaking.setattr(running, "grow_tree", lambda *_given: 1 / 0)
        import_wordpress(transfer, open_source(Path(transfer.export.path), []))
    transfer.give_back("It stopped in the middle.")
    Transfer.objects.update(made_at=timezone.now() - datetime.timedelta(days=3))

    tasks.forget_unstarted.enqueue()

    assert not stored.exists()
    assert "Bring the same file once more" in client.get(reverse("import-look", args=[transfer.public_id])).text

    assert send(client).headers["Location"] == reverse("import-look", args=[transfer.public_id])
    client.post(reverse("import-start", args=[transfer.public_id]))

    assert "Who can see it?" in client.get(reverse("import-report", args=[transfer.public_id])).text
    assert Transfer.objects.get().items.filter(kind="post", entry__isnull=False).exists()
    client.post(reverse("import-release", args=[transfer.public_id]), {"audience": "class"})
    assert Entry.objects.visible_to(cast.viewer(cast.tomas)).filter(blog=transfer.blog).exists()


def test_what_was_planned_for_others_is_told_as_for_others() -> None:
    told = states_of({"states": {"post publish": 39, "post future": 1, "post draft": 4}})

    assert sum(count for words, count in told if words.startswith("For others")) == 40
