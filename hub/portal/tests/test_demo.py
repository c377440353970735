"""The demonstration school."""

from __future__ import annotations

import io
import random
from collections import Counter

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count
from django.test import Client

from hub.assignments.models import Answer, Ask
from hub.audience.viewer import Viewer
from hub.blogs.models import Blog, Entry
from hub.people.models import Person
from hub.portal.demonstration import how_to_sign_in
from hub.portal.demonstration.texts import as_html, texts, vary
from hub.portal.management.commands import demo
from hub.reflections.models import Thought, Towards
from hub.school.models import Classroom, School, SchoolYear
from hub.showcase.models import Greeting, Piece, Section
from hub.text.cleaning import clean

pytestmark = pytest.mark.django_db


@pytest.fixture
def words(settings, tmp_path) -> str:
    """What hub demo says after it has filled an empty hub."""
    settings.MEDIA_ROOT, settings.HUB_HOME = tmp_path / "media", tmp_path
    out = io.StringIO()
    call_command("demo", host="demo.example", stdout=out)
    return out.getvalue()


@pytest.mark.thorough  # The journeys walk through it.
def test_the_school_of_the_pictures_stands(words):
    school = School.objects.get()
    mei = Blog.objects.get(slug="mei")
    posts = mei.entries.posts()

    assert Blog.objects.count() == 218
    assert 2_300 < Entry.objects.posts().count() < 2_700
    assert Counter(posts.values_list("year__starts_on__year", flat=True)).most_common()[0][1] >= 20
    assert posts.count() == 47
    assert posts.filter(categories__slug="science").count() == 14
    assert Piece.objects.filter(section__page__blog=mei, section__grade__number=6).count() == 7
    rooms = {room.numeral: room for room in Section.objects.filter(page__blog=mei)}
    signed = Greeting.objects.filter(section=rooms[6]).values_list("writer__first_name", flat=True)
    assert list(signed) == ["Tomas", "Aiko"]
    assert rooms[6].editions.count() == 1
    assert rooms[6].sealed_at is None
    assert rooms[5].sealed_at is not None
    assert Section.objects.asking_for_words().count() == 2
    assert {str(ask) for ask in Ask.objects.all()} == {"Post your volcano", "Show us your bridge", "How is your bean?"}
    assert all(Answer.objects.filter(ask=ask).count() > 1 for ask in Ask.objects.all())
    assert Thought.objects.filter(student=mei.owner).count() == 3
    assert Towards.objects.filter(goal__earlier_wordings__words="Talk more in class").count() == 2
    fresh = Entry.objects.visible_to(Viewer(school)).posts().newest_first()[:6]
    names = {entry.blog.slug for entry in fresh}
    assert names == {"noah", "amara", "tomas", "finn", "lina", "priya"}
    bodies = Counter(Entry.objects.posts().values_list("body", flat=True))
    assert sum(bodies.values()) - len(bodies) < sum(bodies.values()) / 50
    assert not Entry.objects.filter(body__contains="{").exists()

    assert [host.name for host in school.hosts.all()] == ["demo.example"]
    doors = Client().get("/classes/").content.decode()
    assert doors.count('class="door"') <= doors.count("w320.webp")
    for room in Classroom.objects.filter(year__in=[SchoolYear.objects.latest("starts_on")]):
        assert Client().get(f"/classes/{room.slug}/").content.decode().count('class="card') >= 3
    shown = Section.objects.visible_to(Viewer(school)).exclude(grade__number=6)
    pictures = Piece.objects.filter(section__in=shown).exclude(picture=None).values_list("section")
    assert all(number >= 4 for _room, number in pictures.annotate(number=Count("picture", distinct=True)).order_by())

    told = how_to_sign_in(school)
    assert told[0].endswith("Sign in at http://demo.example/sign-in/ as")
    assert all(line in words for line in told)
    passphrase = told[-1].partition(": ")[2]
    for name in ("ines", "ada", "jonas", "aiko"):
        assert Person.objects.get(email=f"{name}@harbour-hill.example").check_password(passphrase)
    assert Person.objects.get(blogs=mei).knows_pictures("kingfisher", "moon")

    again = io.StringIO()
    call_command("demo", "--if-empty", stdout=again)
    assert not again.getvalue(), "hub serve tells it, with the address"
    assert School.objects.count() == 1

    picture = posts.get(slug="five-blues-for-one-kingfisher").featured
    assert picture is not None
    assert Client().get(picture.address("w640.webp")).status_code == 200


def test_a_hub_in_use_is_left_alone(cast):
    with pytest.raises(CommandError, match="in use"):
        call_command("demo")
    with pytest.raises(CommandError, match="hub demo --yes --host"):
        call_command("demo", "--yes")
    cast.school.answer_at("hill.example")
    with pytest.raises(CommandError, match="is the host name of Harbour Hill"):
        call_command("demo", "--yes", "--host", "hill.example")
    call_command("demo", "--if-empty")

    assert School.objects.count() == 1


@pytest.mark.parametrize(("options", "told"), [((), 1), (("--if-empty",), 0)])
def test_how_to_sign_in_is_told_once(monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], told: int):
    """`make run` makes the school and serves it: the first does not know the address, so the second tells."""
    monkeypatch.setattr(demo, "build", lambda _host: School.objects.create(name="Harbour Hill"))
    monkeypatch.setattr(demo, "how_to_sign_in", lambda school: [f"Sign in to {school}"])
    out = io.StringIO()

    call_command("demo", *options, stdout=out)

    assert out.getvalue().count("Sign in to Harbour Hill") == told


@pytest.mark.parametrize(
    "name", ["science", "art", "writing", "maths", "technology", "music", "geography", "class", "walls"]
)
def test_a_text_is_clean_in_every_wording(name):
    dice = random.Random(3)
    for text in texts(f"posts/{name}.md"):
        body = as_html(vary(text.body, dice), text.language)
        assert "{" not in body and "|" not in body
        assert clean(clean(body)) == clean(body)
        assert text.grades
