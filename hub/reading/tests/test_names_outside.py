"""Names by audience: the full one at school, the first one to families; outside that or the nickname."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from hub.blogs.models import Blog, Entry
from hub.comments.models import Comment
from hub.people.models import Person
from hub.reflections.models import Thought
from hub.school.models import Consent
from hub.search.indexing import index_entries
from hub.showcase.models import Piece, PieceThought, RoomLink, Section, make_edition
from samples.cast import Cast
from tests.world import make_picture

LAST, FIRST = "Zqlastname", "Zqfirstname"
NICKNAME = "Starfish"


@pytest.fixture
def open_work(cast: Cast) -> list[str]:
    """All that Mei can show to everyone, and the addresses at which strangers look for it. Her names are canaries."""
    Person.objects.filter(pk=cast.mei.pk).update(first_name=FIRST, last_name=LAST)
    cast.mei.refresh_from_db()
    blog = cast.blogs["Mei"]
    Blog.objects.filter(pk=blog.pk).update(title=f"{FIRST}’s blog", slug="mei")
    picture = make_picture(cast, cast.mei, f"{FIRST} {LAST}.png", alternative="Pools")
    post = cast.post(cast.mei, "everyone", body=f'<figure><img data-media="{picture.public_id}"></figure>', blog=blog)
    post.feature(picture)
    class_post = cast.post(cast.ines, "everyone", "Post your tide", blog=cast.blogs["6B"])
    for commented in (post, class_post):
        comment = Comment.write(commented, "I saw it too.", by=cast.mei, viewer=cast.viewer(cast.mei))
        if comment.approval is not None:
            comment.approval.release(by=cast.ines)
    room = Section.start(blog, cast.grade_6, by=cast.mei, year=cast.year)
    room.show(by=cast.mei, audience="everyone")
    if room.approval is not None:
        room.approval.release(by=cast.ines)
    piece = Piece.objects.create(section=room, title="By the sea", entry=post)
    thinks = {"school": cast.school, "student": cast.mei, "kind": "hard", "audience": "everyone"}
    Thought.objects.create(**thinks, entry=post, words="It was cold there.")
    PieceThought.objects.create(**thinks, piece=piece, words="I would go again.")
    edition = make_edition(room, "Spring", audience="everyone", now=timezone.now())
    ends_on = timezone.localdate() + datetime.timedelta(days=1)
    link = RoomLink.make(room, by=cast.mei, viewer=cast.viewer(cast.mei), ends_on=ends_on)
    link.release(by=cast.ines)
    index_entries(Entry.objects.all())
    at = "/@{slug}"
    return [
        *("/", "/showcases/", "/classes/", "/sitemap.xml", "/feed/", "/feed/atom/", "/feed/json/", "/search/?q=sea"),
        *("/search/?q=walk", f"/search/?q={NICKNAME}", f"/@mei/{post.slug}/"),
        *("/@mei/", "/@mei/feed/", f"/classes/{cast.class_6b.slug}/", class_post.get_absolute_url(), picture.address()),
        *(f"{at}/", f"{at}/{post.slug}/", f"{at}/{post.slug}/feed/", f"{at}/feed/", f"{at}/feed/atom/"),
        *(f"{at}/feed/json/", f"{at}/showcase/", f"{at}/showcase/grade-6/", f"{at}/showcase/grade-6/present/"),
        *(f"{at}/showcase/grade-6/editions/{edition.public_id}/", f"/shared/{link.secret}/"),
    ]


def heard(cast: Cast, client: Client, addresses: list[str]) -> tuple[str, list[int]]:
    """Everything that answers at these addresses, with where they lead, and the answers' numbers."""
    slug = Blog.objects.get(owner=cast.mei).slug
    said, numbers = [], []
    for address in addresses:
        answer = client.get(address.format(slug=slug))
        body = answer.getvalue()
        said.append(
            f"{address if answer.status_code != 404 else ''} {dict(answer.headers)} {body.decode(errors='replace')}"
        )
        numbers.append(answer.status_code)
    return "\n".join(said), numbers


def test_no_stranger_reads_a_last_name_anywhere(cast: Cast, client: Client, open_work: list[str]):
    text, numbers = heard(cast, client, open_work)

    assert FIRST in text
    assert LAST not in text
    assert numbers.count(200) > 20
    assert LAST not in "".join(f"{one.subject} {one.body} {one.to}" for one in mail.outbox)


@pytest.mark.thorough
def test_whoever_goes_by_a_nickname_is_found_under_no_other_name(cast: Cast, client: Client, open_work: list[str]):
    Blog.go_by(cast.mei, NICKNAME)
    Consent.withdraw(cast.school, cast.mei, Consent.Kind.FIRST_NAME, by=cast.aiko)
    index_entries(Entry.objects.all())

    text, numbers = heard(cast, client, open_work)

    assert NICKNAME in text
    assert FIRST not in text and LAST not in text
    assert numbers.count(200) > 18
    client.force_login(cast.noah)
    inside, _numbers = heard(cast, client, open_work)
    assert FIRST in inside


@pytest.mark.thorough
def test_people_of_the_school_read_full_names_and_families_first_names(
    cast: Cast, client: Client, open_work: list[str]
):
    for person in (cast.noah, cast.ines):
        client.force_login(person)
        text, _numbers = heard(cast, client, open_work)
        assert f"<b>{FIRST} {LAST}</b>" in text
        assert f"{FIRST}’s showcase" in text or f"{FIRST}&#x27;s showcase" in text
        assert LAST not in heard(cast, client, ["/@{slug}/showcase/grade-6/present/"])[0]
        assert FIRST in client.get(f"/search/?q={LAST}").text

    client.force_login(cast.marta)
    text, _numbers = heard(cast, client, open_work)

    assert FIRST in text and LAST not in text
    assert FIRST not in client.get(f"/search/?q={LAST}").text


@pytest.mark.parametrize("words", [FIRST, LAST])
def test_searching_by_another_name_finds_nothing(cast: Cast, client: Client, open_work: list[str], words: str):
    Blog.go_by(cast.mei, NICKNAME)
    index_entries(Entry.objects.all())

    assert "starfish" not in client.get(f"/search/?q={words}").text
    assert "starfish" in client.get(f"/search/?q={NICKNAME}").text


def test_the_full_name_is_shown_only_as_long_as_the_family_says_yes(cast: Cast, client: Client, open_work: list[str]):
    Consent.give(cast.school, cast.mei, Consent.Kind.FULL_NAME, by=cast.aiko)
    assert f"{FIRST} {LAST}" in heard(cast, client, open_work)[0]

    Consent.withdraw(cast.school, cast.mei, Consent.Kind.FULL_NAME, by=cast.aiko)

    assert LAST not in heard(cast, client, open_work)[0]


@pytest.mark.parametrize(
    ("first", "last", "full"),
    [("Noah L.", "Lee", "Noah Lee"), ("Noah L.", "Haddad", "Noah L. Haddad"), ("Ada", "", "Ada"), ("A.", "A", "A. A")],
)
def test_the_full_name_is_the_same_in_a_query(cast: Cast, first: str, last: str, full: str):
    Person.objects.filter(pk=cast.mei.pk).update(first_name=first, last_name=last)
    person = Person.objects.annotate(called=cast.viewer(cast.ines).name_column()).get(pk=cast.mei.pk)

    assert person.full_name == person.called == full


def test_without_a_name_for_outside_nothing_goes_out(cast: Cast):
    post = cast.post(cast.mei, "everyone")
    Consent.withdraw(cast.school, cast.mei, Consent.Kind.FIRST_NAME, by=cast.aiko)
    assert not cast.sees(None, post)

    Blog.go_by(cast.mei, NICKNAME)
    assert cast.sees(None, post)

    Consent.withdraw(cast.school, cast.mei, Consent.Kind.WORK, by=cast.aiko)
    assert not cast.sees(None, post)


def test_the_old_address_leads_to_the_new_one_for_the_school_only(cast: Cast, client: Client):
    cast.post(cast.mei, "everyone")
    Blog.go_by(cast.mei, NICKNAME)

    assert client.get("/@mei/").status_code == 404
    assert client.get("/@mei/feed/").status_code == 404
    client.force_login(cast.tomas)
    assert client.get("/@mei/")["Location"] == "/@starfish/"


def test_who_is_called_by_the_first_name_again_gets_the_old_address_back(cast: Cast):
    Blog.go_by(cast.mei, NICKNAME)

    Blog.go_by(cast.mei, "")

    blog = Blog.objects.get(owner=cast.mei)
    assert (blog.slug, blog.title) == ("mei", "Mei's blog")
