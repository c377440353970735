"""A private word to the author, from a teacher or a guardian of theirs; and from nobody else (safety.md X13)."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hub.blogs.models import Entry
from hub.comments.models import PrivateWord
from hub.people.models import Person
from hub.school.models import Guardianship
from samples.cast import Cast
from tests.kinds import kinds

WORDS = "You found the place where it breaks."


@pytest.fixture
def post(cast: Cast) -> Entry:
    return cast.post(cast.mei, "everyone", "A tide")


def tell(client: Client, post: Entry, by: Person, to: Person, words: str = WORDS, **more: str) -> int:
    client.force_login(by)
    sent = {"words": words, "to": to.public_id, **more}
    return client.post(reverse("say-in-private", args=[post.public_id]), sent).status_code


def page_for(client: Client, person: Person | None, entry: Entry) -> str:
    client.logout()
    if person is not None:
        client.force_login(person)
    return client.get(entry.get_absolute_url()).content.decode()


def test_the_words_say_who_reads_it_helpers_of_the_school_too(client: Client, cast: Cast, post: Entry):
    before = page_for(client, cast.ines, post)
    tell(client, post, cast.ines, cast.mei)

    assert "Only Mei, Mei’s teachers and the helpers of the school read it." in before
    assert "Only you, your teachers and the helpers of your school read this." in page_for(client, cast.mei, post)


@pytest.mark.once
@pytest.mark.parametrize("writer", kinds(["ines", "nora", "daniel", "aiko"], always={"aiko"}))
def test_the_author_and_the_teachers_read_it_and_who_wrote_it(client: Client, cast: Cast, post: Entry, writer: str):
    assert tell(client, post, getattr(cast, writer), cast.mei) == 302

    readers = {name for name, person in cast.people.items() if WORDS in page_for(client, person, post)}

    assert readers == {"mei", "ines", "nora", "daniel", writer}
    assert cast.who_sees(PrivateWord.objects.get()).split() == [name for name in cast.people if name in readers]


@pytest.mark.parametrize("writer", ["tomas", "noah", "kofi", "mei", "rosa", "omar", "zara", "ravi", "marta", "priya"])
def test_nobody_else_says_anything_in_private(client: Client, cast: Cast, post: Entry, writer: str):
    person = getattr(cast, writer)

    assert tell(client, post, person, cast.mei) == 404
    assert "In private" not in page_for(client, person, post)
    assert not PrivateWord.objects.exists()


def test_it_is_said_to_an_author_alone(client: Client, cast: Cast, post: Entry):
    assert tell(client, post, cast.ines, cast.tomas) == 404
    teachers_post = cast.post(cast.ines, "everyone", "A note")

    assert tell(client, teachers_post, cast.daniel, cast.ines) == 404
    assert tell(client, teachers_post, cast.aiko, cast.ines) == 404


def test_of_those_who_wrote_it_together_only_the_one_meant_reads_it(client: Client, cast: Cast, post: Entry):
    post.write_with([cast.tomas], by=cast.mei)
    post.release(by=cast.ines)

    assert tell(client, post, cast.marta, cast.mei) == 404
    assert tell(client, post, cast.marta, cast.tomas) == 302

    assert WORDS in page_for(client, cast.tomas, post)
    for other in (cast.mei, cast.aiko):
        assert WORDS not in page_for(client, other, post)
    assert 'name="to"><option' in page_for(client, cast.ines, post)


def test_two_guardians_do_not_read_each_other(client: Client, cast: Cast, post: Entry):
    today = timezone.localdate()
    Guardianship.objects.create(
        school=cast.school, guardian=cast.sofia, student=cast.mei, starts_on=today - datetime.timedelta(days=1)
    )
    tell(client, post, cast.aiko, cast.mei)

    assert WORDS not in page_for(client, cast.sofia, post)


def test_a_guardian_who_is_removed_reads_nothing_of_it_any_more(client: Client, cast: Cast, post: Entry):
    tell(client, post, cast.aiko, cast.mei)
    Guardianship.objects.filter(guardian=cast.aiko).update(ends_on=timezone.localdate() - datetime.timedelta(days=1))

    assert WORDS not in page_for(client, cast.aiko, post)
    assert WORDS in page_for(client, cast.mei, post)
    assert tell(client, post, cast.aiko, cast.mei) == 404


def test_the_same_form_sent_twice_is_one_word(client: Client, cast: Cast, post: Entry):
    for _time in range(2):
        assert tell(client, post, cast.aiko, cast.mei, key="A" * 22) == 302

    assert PrivateWord.objects.count() == 1


def test_who_wrote_it_takes_it_away_and_so_does_a_teacher(client: Client, cast: Cast, post: Entry):
    for taker, others in ((cast.aiko, (cast.mei, cast.tomas, cast.marta)), (cast.ines, (cast.rosa,))):
        tell(client, post, cast.aiko, cast.mei)
        word = PrivateWord.objects.get(binned_at=None)
        for other in others:
            client.force_login(other)
            assert client.post(reverse("remove-private-word", args=[word.public_id])).status_code == 404
        client.force_login(taker)
        assert client.post(reverse("remove-private-word", args=[word.public_id])).status_code == 302
        assert WORDS not in page_for(client, cast.mei, post)


def test_an_empty_word_comes_back_and_where_nobody_may_comment_families_say_nothing(
    client: Client, cast: Cast, post: Entry
):
    assert tell(client, post, cast.aiko, cast.mei, "  ") == 422
    cast.policy.comments_by = "school"
    cast.policy.save()
    assert tell(client, post, cast.aiko, cast.mei) == 404
