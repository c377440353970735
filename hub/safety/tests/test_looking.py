"""A teacher looks at the hub as a student sees it: with a reason, for half an hour, seeing no more than both may."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hub.activity.models import Act
from hub.blogs.models import Entry, Rescue, Tag, WorkingCopy
from hub.people.models import Person
from hub.safety.looking import SEEN
from hub.safety.models import Looking
from hub.school.models import Appointment, Enrolment
from samples.cast import Cast
from tests.hidden import Hiding
from tests.urls_table import URLS
from tests.world import World, build_world, make_picture

REASON = "You wrote that a page looks odd."


def client_of(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def begin(teacher: Person, student: Person) -> Client:
    client = client_of(teacher)
    client.post(reverse("look-as", args=[student.public_id]), {"reason": REASON})
    return client


def what_the_student_does_not_see(world: World) -> None:
    """Reports, and words that wait for a teacher."""
    Hiding().hide_from("author", world)


def what_is_the_students_alone(world: World) -> None:
    """Drafts, changes that are not out, notes for speaking, what lies in the bin."""
    mei, blog = world.cast.mei, world.cast.blogs["Mei"]
    for number in range(3):
        entry = Entry.start(blog, by=mei, title=f"canary {number}", body="<p>canary body</p>")
        entry.tags.add(Tag.objects.named(blog, [f"canary word {number}"])[0])
        if number:
            entry.publish(by=mei, audience="teachers")
            entry.withdraw() if number == 1 else entry.bin()
    WorkingCopy.objects.create(entry=world.class_post, title="canary copy", body="<p>canary copy</p>")
    Hiding().kinds["notes for speaking"].make(world)


def test_a_reason_is_asked_for(cast: Cast):
    ines = client_of(cast.ines)

    page = ines.post(reverse("look-as", args=[cast.mei.public_id]), {"reason": "  "})

    assert page.status_code == 422
    assert not Looking.objects.exists()


@pytest.mark.parametrize(
    ("person", "status"),
    [("ines", 200), ("daniel", 200), ("nora", 200), ("rosa", 404), ("elias", 404), ("tomas", 404), ("aiko", 404)],
)
def test_own_teachers_and_the_office_may(cast: Cast, person: str, status: int):
    assert client_of(getattr(cast, person)).get(reverse("look-as", args=[cast.mei.public_id])).status_code == status


def test_nobody_climbs_to_another_role(cast: Cast):
    Appointment.objects.create(school=cast.school, person=cast.tomas, role="coach")
    Enrolment.objects.create(classroom=cast.class_3a, person=cast.mei, role="teacher")
    daniel = client_of(cast.daniel)

    for person in (cast.tomas, cast.mei, cast.ines, cast.aiko, cast.lina):
        assert daniel.get(reverse("look-as", args=[person.public_id])).status_code == 404


def test_the_hub_is_as_the_student_sees_it_with_a_banner(cast: Cast):
    cast.post(cast.kofi, "class", "For another class")
    cast.post(cast.tomas, "class", "For ours")
    ines = begin(cast.ines, cast.mei)

    desk = ines.get("/desk/")
    assert "Hello, Mei" in desk.text
    for address in ("/", "/desk/", "/classes/", "/@mei/", "/goals/"):
        page = ines.get(address)
        assert reverse("stop-looking") in page.text, address
        assert "no-store" in page["Cache-Control"]
    assert "For ours" in ines.get("/").text
    assert "For another class" not in ines.get("/").text
    assert ines.get("/waiting/").status_code == 403


def test_drafts_and_what_is_the_students_alone_stay_hidden(cast: Cast):
    Entry.start(cast.blogs["Mei"], by=cast.mei, title="A secret draft", body="<p>Not yet.</p>")
    thrown = Entry.start(cast.blogs["Mei"], by=cast.mei, title="Thrown away", body="<p>Not yet.</p>")
    thrown.publish(by=cast.mei, audience="class")
    thrown.bin()
    Rescue.of(thrown, by=cast.nora)
    desk = client_of(cast.mei).get("/desk/").text
    assert "A secret draft" in desk and "Nora took it out of the bin for you." in desk

    looked_at = begin(cast.ines, cast.mei).get("/desk/").text

    assert "A secret draft" not in looked_at and "Thrown away" not in looked_at


@pytest.mark.once
@pytest.mark.parametrize(
    "hide", [what_the_student_does_not_see, pytest.param(what_is_the_students_alone, marks=pytest.mark.thorough)]
)
def test_nothing_is_seen_that_one_of_them_does_not_see(cast: Cast, hide: Callable[[World], object]):
    world = build_world(cast)
    hide(world)
    ines = begin(cast.ines, cast.mei)

    rows = [(name, row) for name in SEEN for row in URLS[name] if row.posts is None]
    pages = [ines.get(reverse(name, args=row.args(world)) + row.query) for name, row in rows]

    assert not [page.request["PATH_INFO"] for page in pages if page.status_code not in (200, 302, 404)]
    assert sum(page.status_code == 200 for page in pages) > 20
    assert not [page.request["PATH_INFO"] for page in pages if not page.streaming and "canary" in page.text]


def test_a_picture_that_the_student_keeps_is_not_seen_by_its_address(cast: Cast):
    picture = make_picture(cast, cast.mei, "kept.png")
    shown = make_picture(cast, cast.mei, "shown.png")
    cast.post(cast.mei, "class", body=f'<figure><img data-media="{shown.public_id}" alt=""></figure>')
    ines = begin(cast.ines, cast.mei)

    kept, seen = (reverse("media", args=[file.public_id, "original"]) for file in (picture, shown))

    assert ines.get(kept).status_code == 404
    assert ines.get(seen).status_code == 200


def test_nobody_reads_meanwhile_why_a_colleague_looked(cast: Cast):
    begin(cast.daniel, cast.mei)
    Looking.objects.update(reason="Something at home")

    page = begin(cast.ines, cast.mei).get("/desk/").text

    assert REASON in page
    assert "Something at home" not in page


def test_every_write_is_refused_in_plain_words(cast: Cast):
    world = build_world(cast)
    before = {model: model._default_manager.count() for model in (Entry, Looking)}
    ines = begin(cast.ines, cast.mei)

    wrong = [
        name
        for name, rows in URLS.items()
        for row in rows
        if row.posts is not None and name not in {"stop-looking", "broken-policy"}
        if (answer := ines.post(reverse(name, args=row.args(world)))).status_code != 403
        or "nothing is changed" not in answer.text
    ]

    assert not wrong
    assert Entry._default_manager.count() == before[Entry]


def test_a_page_that_writes_is_refused_too(cast: Cast):
    ines = begin(cast.ines, cast.mei)
    count = Entry._default_manager.count()

    for address in ("/write/", "/me/", "/me/feed/", "/take-it-with-me/mei/"):
        assert ines.get(address).status_code in (302, 403, 404)
    assert Entry._default_manager.count() == count


def test_one_press_ends_it(cast: Cast):
    ines = begin(cast.ines, cast.mei)

    ines.post(reverse("stop-looking"))
    ines.post(reverse("stop-looking"))

    assert "Hello, Ines" in ines.get("/desk/").text
    assert Looking.objects.get().ended_at is not None
    acts = Act.objects.filter(kind__in=("looked-as", "looking-ended"))
    assert [(act.kind, act.by, act.about) for act in acts] == [
        ("looked-as", cast.ines.public_id, cast.mei.public_id),
        ("looking-ended", cast.ines.public_id, cast.mei.public_id),
    ]
    assert REASON not in str(list(acts.values()))


def test_it_is_over_after_half_an_hour_and_with_the_role(cast: Cast):
    ines = begin(cast.ines, cast.mei)
    Looking.objects.update(ends_at=timezone.now())
    assert "Hello, Ines" in ines.get("/desk/").text

    ines = begin(cast.ines, cast.mei)
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    cast.ines.enrolments.filter(classroom=cast.class_6b).update(ends_on=yesterday)
    assert "Hello, Mei" not in ines.get("/desk/").text


def test_the_student_and_the_family_are_told(cast: Cast):
    begin(cast.ines, cast.mei)

    for person, address in ((cast.mei, "/desk/"), (cast.mei, "/me/who-looked/"), (cast.aiko, "/desk/")):
        page = client_of(person).get(address).text
        assert REASON in page
        assert "Ines" in page
    for person in (cast.tomas, cast.marta, cast.ravi):
        for address in ("/desk/", "/me/who-looked/"):
            assert REASON not in client_of(person).get(address).text


def test_signing_out_works_while_looking(cast: Cast):
    ines = begin(cast.ines, cast.mei)

    assert ines.post("/sign-out/").status_code == 302
    assert ines.get("/desk/").status_code == 302


def test_a_lead_opens_the_work_of_one_student_with_a_reason_and_it_is_told(cast: Cast):
    Appointment.objects.create(school=cast.school, person=cast.zara, role=Appointment.Role.LEAD)
    hers, of_another = cast.post(cast.mei, "teachers", "For my teachers"), cast.post(cast.tomas, "class", "For ours")
    zara, look = client_of(cast.zara), reverse("look-as", args=[cast.mei.public_id])
    assert zara.get(hers.get_absolute_url()).status_code == 404
    assert look in zara.get("/worries/?name=me").text
    assert zara.post(look, {"reason": " "}).status_code == 422

    zara.post(look, {"reason": REASON})

    assert "For my teachers" in zara.get(hers.get_absolute_url()).text
    assert zara.get(of_another.get_absolute_url()).status_code == 404  # Nobody opened that.
    assert zara.get("/write/").status_code == 403
    act = Act.objects.get(kind="looked-as")
    assert (act.by, act.role, act.about) == (cast.zara.public_id, "lead", cast.mei.public_id)
    for person in (cast.mei, cast.aiko):
        assert REASON in client_of(person).get("/desk/").text
    Looking.objects.update(ends_at=timezone.now())
    assert zara.get(hers.get_absolute_url()).status_code == 404
    assert client_of(cast.nora).get("/worries/").status_code == 404
