"""The office packs a whole class, or all who have left, in one go."""

from __future__ import annotations

import zipfile
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks.base import DEFAULT_TASK_PRIORITY
from django_tasks_db.models import DBTaskResult

from hub.activity.models import Act, Kind
from hub.blogs.models import Blog, Entry
from hub.portability import tasks
from hub.portability.leaving import packing
from hub.portability.models import ClassDeparture, Departure
from hub.portability.tasks import forget_packed, pack_next_of_class
from hub.reflections.models import Goal
from samples.cast import Cast


@pytest.fixture
def office(client: Client, cast: Cast) -> Client:
    client.force_login(cast.daniel)
    return client


def pack(client: Client, classroom: str) -> ClassDeparture:
    assert client.post(reverse("pack-class"), {"classroom": classroom}).status_code == 302
    return ClassDeparture.objects.latest("pk")


def saved(client: Client, together: ClassDeparture) -> zipfile.ZipFile:
    """The file as a browser gets it, piece by piece."""
    answer = client.get(reverse("packed-class", args=[together.public_id]))
    assert answer["Content-Disposition"].startswith("attachment") and "no-store" in answer["Cache-Control"]
    return zipfile.ZipFile(BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]


def test_the_log_tells_of_each_child_whose_work_is_packed(office: Client, cast: Cast) -> None:
    pack(office, cast.class_6b.public_id)

    told = Act.objects.filter(kind=Kind.TAKEN_ALONG, by=cast.daniel.public_id).values_list("about", flat=True)
    assert {cast.mei.public_id, cast.tomas.public_id} <= set(told)
    assert len(told) == Departure.objects.count()


@pytest.mark.thorough
def test_what_is_under_way_is_not_packed_a_second_time(office: Client, cast: Cast) -> None:
    blogs = Blog.objects.filter(owner__in=[cast.mei, cast.tomas])
    first, _is_new = ClassDeparture.ask(blogs, cast.class_6b, by=cast.daniel, school=cast.school)

    assert pack(office, cast.class_6b.public_id) == first and Departure.objects.count() == 2
    assert pack(office, "school") != first


def test_mails_do_not_wait_behind_a_whole_school(office: Client, cast: Cast, queue: None) -> None:
    """However many blogs there are, one of them at a time is on the queue, and after all else."""
    together = pack(office, "school")

    queued = DBTaskResult.objects.get(task_path=pack_next_of_class.module_path)
    assert together.departures.count() > 1 and queued.priority < DEFAULT_TASK_PRIORITY
    assert not Act.objects.filter(kind=Kind.TAKEN_ALONG).exists()


def test_a_blog_that_cannot_be_packed_does_not_keep_the_others_here(
    office: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    blogs = Blog.objects.filter(owner__in=[cast.mei, cast.tomas]).order_by("pk")
    together, _is_new = ClassDeparture.ask(blogs, cast.class_6b, by=cast.daniel, school=cast.school)
    bad = together.departures.order_by("pk")[0]

    def pack_others(departure: Departure) -> None:
        if departure == bad:
            raise OSError
        packing.pack(departure)

    monkeypatch.setattr(tasks, "pack", pack_others)
    task: Any = pack_next_of_class  # The worker gives the context, of which types know nothing.
    with pytest.raises(OSError):
        task.call(SimpleNamespace(attempt=tasks.LAST_TRY), together.pk)

    assert sorted(together.departures.values_list("state", flat=True)) == ["done", "failed"]


def test_a_class_is_one_file_with_an_archive_for_each(office: Client, cast: Cast) -> None:
    cast.post(cast.mei, "class", "A bridge")

    together = pack(office, cast.class_6b.public_id)

    page = office.get(reverse("take-classes")).content.decode()
    assert "blogs lie ready" in page and "Save the file" in page
    with saved(office, together) as whole:
        names = set(whole.namelist())
        assert {"mei.zip", "tomas.zip", "index.html"} <= names and "noah.zip" not in names and whole.testzip() is None
        with zipfile.ZipFile(BytesIO(whole.read("mei.zip"))) as one:
            assert b"A bridge" in one.read("data/portfolio.json")
        assert cast.mei.full_name in whole.read("index.html").decode()


@pytest.mark.thorough
def test_what_a_student_keeps_from_the_office_stays(office: Client, cast: Cast) -> None:
    post = cast.post(cast.mei, "teachers", "Only for my teachers")
    sees = cast.sees(cast.daniel, post)

    with (
        saved(office, pack(office, cast.class_6b.public_id)) as whole,
        zipfile.ZipFile(BytesIO(whole.read("mei.zip"))) as one,
    ):
        assert (b"Only for my teachers" in one.read("data/portfolio.json")) == sees


def test_those_who_have_left_are_packed_too(office: Client, cast: Cast) -> None:
    together = pack(office, "left")

    slugs = set(together.departures.values_list("blog__slug", flat=True))
    assert "mei" not in slugs and "Those who have left" in office.get(reverse("take-classes")).content.decode()


@pytest.mark.thorough
def test_the_whole_school_is_one_file(office: Client, cast: Cast) -> None:
    """A42: all who are students today, and nobody else."""
    assert "The whole school" in office.get(reverse("take-classes")).content.decode()

    together = pack(office, "school")

    with saved(office, together) as whole:
        names = set(whole.namelist())
    assert {"mei.zip", "tomas.zip", "noah.zip", "kofi.zip", "luca.zip", "index.html"} <= names
    assert not {"lina.zip", "ines.zip", "6b.zip"} & names
    assert together.file_name.startswith("school-") and str(together) == "The whole school"


def test_it_is_for_its_asker_alone_and_for_the_office(office: Client, cast: Cast) -> None:
    together = pack(office, cast.class_6b.public_id)

    for other in (cast.mei, cast.ines, cast.nora, cast.aiko):
        client = Client()
        client.force_login(other)
        assert client.get(reverse("take-classes")).status_code == 404
        assert client.get(reverse("packed-class", args=[together.public_id])).status_code == 404
        assert client.post(reverse("stop-class", args=[together.public_id])).status_code == 404
        assert client.post(reverse("pack-class"), {"classroom": cast.class_6b.public_id}).status_code == 404
    assert office.post(reverse("pack-class"), {"classroom": "no-such-class"}).status_code == 404


@pytest.mark.thorough
def test_what_is_stopped_is_gone_and_so_is_what_has_lain_for_a_day(office: Client, cast: Cast) -> None:
    together = pack(office, cast.class_6b.public_id)
    Departure.objects.filter(together=together).update(finished_at=timezone.now() - timedelta(days=2))
    forget_packed.call()
    assert office.get(reverse("packed-class", args=[together.public_id])).status_code == 404

    again = pack(office, cast.class_6b.public_id)
    office.post(reverse("stop-class", args=[again.public_id]))
    assert set(again.departures.values_list("state", flat=True)) == {Departure.State.STOPPED}
    assert office.get(reverse("packed-class", args=[again.public_id])).status_code == 404


@pytest.mark.thorough
def test_the_command_writes_all_of_them_whole_and_another_brings_them_back(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cast.post(cast.mei, "teachers", "Only for my teachers")
    Goal.objects.create(school=cast.school, student=cast.mei, words="Speak up")
    call_command("export_class", "--class", cast.class_6b.slug, "--out", str(tmp_path / "6b"))
    assert {file.name for file in (tmp_path / "6b").iterdir()} >= {"mei.zip", "tomas.zip"}
    Goal.objects.all().delete()
    Entry.objects.filter(blog=cast.blogs["Mei"]).delete()
    Blog.objects.filter(slug="tomas").delete()

    with zipfile.ZipFile(tmp_path / "6b.zip", "w") as whole:
        for file in (tmp_path / "6b").iterdir():
            whole.write(file, file.name)
    call_command("import_class", str(tmp_path / "6b.zip"), "--new-students")

    assert Goal.objects.get().words == "Speak up" and "mei.zip → mei" in capsys.readouterr().out
    assert Entry.objects.get(blog=cast.blogs["Mei"]).approval_id and Blog.objects.get(slug="tomas").owner
    with pytest.raises(SystemExit, match="2"):
        call_command("export_class", "--class", "no-such", "--out", str(tmp_path / "x"))
    (tmp_path / "empty").mkdir()
    with pytest.raises(SystemExit, match="2"):
        call_command("import_class", str(tmp_path / "empty"))
