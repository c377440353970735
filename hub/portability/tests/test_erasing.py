"""Nothing is left of a child who is erased, wherever it stood (safety.md X18)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from hub.activity.models import Act
from hub.audience.models import Approval
from hub.blogs.models import Entry
from hub.comments.models import Comment
from hub.mail.models import Incoming, Outgoing
from hub.media.models import Appearance, MediaFile
from hub.people.models import Person
from hub.portability.erasing import running
from hub.portability.erasing.running import erase
from hub.portability.found import erased
from hub.portability.models import Erasing
from hub.portability.tests.traces_of import (
    CANARY,
    files_of,
    keys_of,
    make_one,
    our_models,
    rows_of,
    sing,
    still_named,
    still_sung,
    touched_by,
)
from hub.school.models import Appointment, Consent
from hub.search.indexing import index_entries
from hub.search.models import KnownWord
from hub.search.spelling import words_alike
from samples.cast import Cast
from tests.world import build_world, make_picture, say

NOT_OF_A_CHILD = {
    "people.SignInPause": "kept by a key in words; see the test of sessions",
    "school.Appointment": "nobody with a role is erased",
    "school.Mentorship": "of two grown-ups with a role",
    "portability.Erasing": "the tombstone itself",
}
WORDS_OF_OTHERS = {
    "assignments.Assignment": "a teacher's",
    "connections.FollowedPost": "of a blog elsewhere",
    "connections.Link": "a teacher's, on a class page",
    "families.Letter": "a teacher's, to a class",
    "portal.ClassWords": "a teacher's, on a class page",
}
STAYS = {"activity.Act.about", "activity.Act.thing", "portability.Erasing.person_id_was"}
Done = Callable[..., Any]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Any) -> Path:
    settings.HUB_HOME = tmp_path
    return tmp_path


def client_of(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def ask(by: Person, person: Person, name: str, done: Done) -> Any:
    with done(execute=True):
        return client_of(by).post(reverse("erase", args=[person.public_id]), {"name": name})


def one_of_each(cast: Cast) -> Any:
    """Mei's world, with a row of each model there is, and a canary in each field."""
    build_world(cast)
    say(cast, cast.post(cast.tomas, "class", "A boat"), cast.mei, "I like boats.", let_in=True)
    missing = [model for model in our_models() if model._meta.label not in NOT_OF_A_CHILD]
    for _turn in range(3):  # Some point at others of these.
        found = rows_of(cast.mei)
        for model in missing:
            if any(key.related_model in found for key in keys_of(model)) and not touched_by(model, found):
                word = "theirs" if model._meta.label in WORDS_OF_OTHERS else CANARY
                make_one(model, found, cast.school, word=word)
    return rows_of(cast.mei)


@pytest.mark.once
def test_nothing_of_a_child_is_left_in_any_table_or_file(cast: Cast, django_capture_on_commit_callbacks: Done):
    found = one_of_each(cast)
    files = [(file.storage, file.name) for file in files_of(found)]
    sing(found)
    Approval.objects.filter(entries__in=found[Entry]).update(note="canary note")
    index_entries(Entry._default_manager.all())
    mei = Person.objects.get(pk=cast.mei.pk)
    assert "audience_approval.note" in still_sung()
    untouched = [
        model._meta.label
        for model in our_models()
        if any(key.related_model in found for key in keys_of(model)) and not touched_by(model, found)
    ]
    assert set(untouched) <= set(NOT_OF_A_CHILD)
    assert "blogs_entry.title" in still_sung()
    assert "search_knownword.word" in still_sung()
    assert len(files) > 5

    answer = ask(cast.daniel, mei, mei.full_name, django_capture_on_commit_callbacks)

    assert answer.status_code == 302
    assert Erasing.objects.get().state == Erasing.State.DONE
    left = still_sung()
    assert not left, "\n".join(left)
    assert set(still_named(mei.public_id)) <= STAYS
    assert not [name for storage, name in files if storage.exists(name)]
    assert not Person.objects.filter(pk=mei.pk).exists()


def test_a_picture_of_somebody_elses_that_showed_them_stays_inside(cast: Cast):
    picture = make_picture(cast, cast.tomas, "raft.png")
    post = cast.post(cast.tomas, "everyone", body=f'<figure><img data-media="{picture.public_id}" alt=""></figure>')
    Consent.give(cast.school, cast.tomas, Consent.Kind.WORK, Consent.Kind.FIRST_NAME, by=cast.marta)
    assert Client().get(post.get_absolute_url()).status_code == 200
    Appearance.note(picture, [cast.mei], among=[cast.mei], by=cast.tomas)
    assert Client().get(post.get_absolute_url()).status_code == 404

    erase(Erasing.ask(cast.mei, cast.school, by=cast.daniel))

    assert Client().get(post.get_absolute_url()).status_code == 404
    assert client_of(cast.luca).get(post.get_absolute_url()).status_code == 200


def test_nobody_is_erased_who_is_at_another_school_of_the_hub_today(cast: Cast, other_cast: Cast):
    erase_mei = reverse("erase", args=[cast.mei.public_id])
    daniel = client_of(cast.daniel)
    assert daniel.get(erase_mei).status_code == 200

    Appointment.objects.create(school=other_cast.school, person=cast.mei, role="coach")

    assert daniel.get(erase_mei).status_code == 404


def test_what_was_made_with_others_stays_with_them(cast: Cast, django_capture_on_commit_callbacks: Done):
    picture = make_picture(cast, cast.mei, "boat.png")
    together = cast.post(cast.mei, "class", "Our boat", body=f'<p><img data-media="{picture.public_id}" alt=""></p>')
    together.authorships.create(person=cast.tomas)
    alone = cast.post(cast.mei, "class", "My boat")

    with django_capture_on_commit_callbacks(execute=True):
        erase(Erasing.ask(cast.mei, cast.school, by=cast.daniel))

    together.refresh_from_db()
    assert together.blog == cast.blogs["Tomas"]
    assert list(together.authors.all()) == [cast.tomas]
    assert MediaFile._default_manager.get(pk=picture.pk).owner == cast.tomas
    assert not Entry._default_manager.filter(pk=alone.pk).exists()
    assert cast.sees(cast.tomas, together)


def test_a_talk_of_classmates_stays_readable(cast: Cast, django_capture_on_commit_callbacks: Done):
    post = cast.post(cast.tomas, "class", "A boat")
    asked = say(cast, post, cast.mei, "What is its name?", let_in=True)
    answered = Comment.write(post, "Kestrel.", by=cast.tomas, viewer=cast.viewer(cast.tomas), parent=asked)
    answered.release(by=cast.ines)
    lonely = say(cast, post, cast.mei, "I like it.", let_in=True)

    with django_capture_on_commit_callbacks(execute=True):
        erase(Erasing.ask(cast.mei, cast.school, by=cast.daniel))

    client = Client()
    client.force_login(cast.tomas)
    page = client.get(post.get_absolute_url()).text
    assert "a former pupil" in page.lower()
    assert "Kestrel." in page
    assert "What is its name?" not in page
    assert not Comment._default_manager.filter(pk=lonely.pk).exists()


def test_sessions_and_mails_go(cast: Cast, django_capture_on_commit_callbacks: Done):
    Person.objects.filter(pk=cast.mei.pk).update(email="mei@school.example")
    mei = Person.objects.get(pk=cast.mei.pk)
    for person in (mei, cast.tomas):
        Client().force_login(person)
    told = Outgoing.objects.create(kind="new-password", about={"email": "mei@school.example"})
    Incoming.objects.create(digest="1", raw=b"canary", answers=told)
    kept = Outgoing.objects.create(kind="new-password", about={"email": "tomas@school.example"})

    with django_capture_on_commit_callbacks(execute=True):
        erase(Erasing.ask(mei, cast.school, by=cast.daniel))

    assert Session.objects.count() == 1
    assert list(Outgoing.objects.all()) == [kept]
    assert not Incoming.objects.exists()


def test_the_office_types_the_name(cast: Cast, django_capture_on_commit_callbacks: Done):
    answer = ask(cast.daniel, cast.lina, "Somebody else", django_capture_on_commit_callbacks)
    assert answer.status_code == 422
    assert not Erasing.objects.exists()

    assert ask(cast.daniel, cast.ines, "Ines", django_capture_on_commit_callbacks).status_code == 404
    address = ask(cast.daniel, cast.lina, " lina ", django_capture_on_commit_callbacks).url

    assert "Nothing is left" in client_of(cast.daniel).get(address).text
    assert cast.lina.public_id in client_of(cast.daniel).get("/manage/erase/").text
    assert list(Act.objects.filter(kind__startswith="eras").values_list("kind", flat=True)) == [
        "erasing-asked",
        "erased",
    ]


def test_it_goes_on_where_it_broke_off(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Done
):
    cast.post(cast.mei, "class", "My boat")
    steps = running.STEPS

    def stumble(*_given: object) -> None:
        raise ZeroDivisionError

    erasing = Erasing.ask(cast.mei, cast.school, by=cast.daniel)
    for place in range(len(steps)):
        monkeypatch.setattr(running, "STEPS", [*steps[:place], stumble, *steps[place + 1 :]])
        with pytest.raises(ZeroDivisionError), django_capture_on_commit_callbacks(execute=True):
            erase(erasing)
        assert erasing.is_moving
    monkeypatch.setattr(running, "STEPS", steps)

    erase(erasing)
    erase(erasing)

    assert erasing.state == Erasing.State.DONE
    assert not Person.objects.filter(pk=cast.mei.pk).exists()


def test_an_old_backup_is_cleared_of_them(cast: Cast, home: Path, django_capture_on_commit_callbacks: Done):
    mei = cast.mei
    with django_capture_on_commit_callbacks(execute=True):
        erase(Erasing.ask(mei, cast.school, by=cast.daniel))
    assert (home / "erased").read_text() == f"{mei.public_id}\n"
    # The backup knows the child and of no erasing.
    Erasing.objects.all().delete()
    Person.objects.create_person("Mei", public_id=mei.public_id)
    assert "hub apply-erasures" in erased().words

    call_command("apply_erasures")

    assert not Person.objects.filter(public_id=mei.public_id).exists()
    assert erased().state == "well"


def test_only_words_that_others_wrote_too_help_to_spell_afterwards(
    cast: Cast, django_capture_on_commit_callbacks: Done
):
    with django_capture_on_commit_callbacks(execute=True):
        post = cast.post(cast.mei, "class", "A cormorant")
        cast.post(cast.tomas, "class", "A lighthouse")
        say(cast, post, cast.tomas, "What a guillemot!", let_in=True)
        say(
            cast,
            cast.post(cast.tomas, "class", "A boat"),
            cast.mei,
            "It has a figurehead, like a lighthouse",
            let_in=True,
        )
    meant = {"cormorent": "cormorant", "guilemot": "guillemot", "figurhead": "figurehead", "lighthous": "lighthouse"}
    assert {wrong: words_alike([wrong], cast.school)[wrong] for wrong in meant} == {
        wrong: [right] for wrong, right in meant.items()
    }

    ask(cast.daniel, cast.mei, cast.mei.full_name, django_capture_on_commit_callbacks)

    assert words_alike(meant, cast.school) == dict.fromkeys(meant, []) | {"lighthous": ["lighthouse"]}
    assert not KnownWord.objects.filter(word__in=["cormorant", "guillemot", "figurehead"]).exists()
