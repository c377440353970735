"""Words that worry go to the safeguarding lead at once, and to nobody else (safety.md X15)."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hub.blogs.models import Entry
from hub.comments.models import Comment
from hub.mail.kinds import KINDS
from hub.mail.models import Outgoing
from hub.reflections.models import Goal, Reflection, Thought
from hub.safety.answering import Answered, worries_answered
from hub.safety.models import Worry
from hub.school.models import Appointment
from hub.showcase.models import Piece, PieceThought, Section, make_edition
from samples.cast import Cast
from tests.pages import says
from tests.world import greet, say

WORRIES = "Sometimes I want to die."
HELP = "You are not alone with this."


@pytest.fixture
def zara(cast: Cast) -> Cast:
    """Zara is the lead."""
    Appointment.objects.create(school=cast.school, person=cast.zara, role=Appointment.Role.LEAD)
    return cast


def publish(client: Client, cast: Cast, audience: str, words: str = WORRIES) -> tuple[Entry, Any]:
    entry = Entry.start(cast.blogs["Mei"], by=cast.mei)
    fields = {"title": "My week", "body": words, "body_format": "plain", "base_version": "0", "audience": audience}
    client.force_login(cast.mei)
    page = client.post(reverse("publish-entry", args=[entry.public_id]), fields, follow=True)
    entry.refresh_from_db()
    return entry, page.content.decode()


@pytest.mark.parametrize("audience", ["teachers", "class", "school", "everyone"])
def test_a_post_that_worries_is_seen_by_the_child_alone_who_reads_of_help(client: Client, zara: Cast, audience: str):
    entry, page = publish(client, zara, audience)

    assert HELP in page and "I want to die" in page
    assert zara.who_sees(entry) == "mei"


def test_the_lead_reads_it_and_its_teacher_only_that_it_is_with_the_lead(client: Client, zara: Cast):
    publish(client, zara, "class")

    client.force_login(zara.zara)
    assert "I want to die" in client.get("/waiting/").content.decode()
    for person in (zara.ines, zara.nora, zara.daniel):
        client.force_login(person)
        page = client.get("/waiting/").content.decode()
        assert "With the lead" in page and "Mei" in page, person
        assert "want to die" not in page
    client.force_login(zara.rosa)
    assert "With the lead" not in client.get("/waiting/").content.decode()


def test_a_comment_that_worries_goes_the_same_way(client: Client, zara: Cast):
    post = zara.post(zara.mei, "class", "A tide")
    client.force_login(zara.tomas)

    address = reverse("write-comment", args=[post.public_id])
    page = client.post(address, {"text": WORRIES, "reply_to": ""}, follow=True).content.decode()

    assert HELP in page and "I want to die" in page
    assert zara.who_sees(Comment.objects.get()) == "tomas"


def test_a_change_that_worries_goes_the_same_way_and_the_post_stands_as_it_was(client: Client, zara: Cast):
    post = zara.post(zara.mei, "everyone", "A tide", body="<p>Low.</p>")
    post.revise("A tide", f"<p>{WORRIES}</p>", by=zara.mei)

    client.force_login(zara.ines)
    assert "want to die" not in client.get("/waiting/").content.decode()
    client.logout()
    page = client.get(post.get_absolute_url()).content.decode()
    assert "Low." in page and "want to die" not in page
    assert Worry.objects.open().count() == 1


@pytest.mark.parametrize("decide", ["let-in", "hold"])
def test_a_teacher_who_decides_about_the_post_does_not_decide_about_the_change(client: Client, zara: Cast, decide: str):
    post = zara.post(zara.mei, "everyone", "A tide", body="<p>Low.</p>")
    post.hold(by=zara.ines)
    post.release(by=zara.ines)
    post.revise("A tide", f"<p>{WORRIES}</p>", by=zara.mei)
    client.force_login(zara.ines)
    client.post(reverse("undo-decision"), {"thing": f"entry-{post.public_id}"})

    client.post(reverse(decide, args=["entry", post.public_id]))

    post.refresh_from_db()
    assert post.approval is not None and post.approval.decision == ("held" if decide == "hold" else "released")
    assert "Low." in post.plain and Worry.objects.get().approval.is_with_lead
    assert Worry.objects.get().approval.decided_by is None


def test_the_lead_is_mailed_without_a_name_or_a_word_of_it(client: Client, zara: Cast):
    zara.zara.email = "zara@school.example"
    zara.zara.save(update_fields=["email"])
    publish(client, zara, "class")

    message = KINDS["worry"](Outgoing.objects.get(kind="worry"))

    assert message is not None and message.to == "zara@school.example"
    assert not says(f"{message.subject} {message.text}", "Mei") and not says(message.text, "die")


def test_words_in_a_visitors_book_go_the_same_way(zara: Cast):
    room = Section.start(zara.blogs["Mei"], zara.grade_6, by=zara.mei)
    room.show(by=zara.mei, audience="class")

    greeting = greet(zara, room, zara.tomas, WORRIES)

    assert zara.who_sees(greeting) == "tomas"
    Worry.objects.get().close(by=zara.zara, done="A line of a play.", let_in=True)
    assert zara.sees(zara.mei, greeting)


def test_who_writes_into_a_book_reads_of_help_and_of_no_teacher(client: Client, zara: Cast):
    room = Section.start(zara.blogs["Mei"], zara.grade_6, by=zara.mei)
    room.show(by=zara.mei, audience="class")
    client.force_login(zara.tomas)

    page = client.post(reverse("sign-book", args=["mei", room.slug]), {"text": WORRIES}, follow=True)

    assert HELP in page.content.decode() and "Sent. A teacher" not in page.content.decode()


def test_who_says_it_about_a_piece_reads_of_help_and_of_no_teacher(client: Client, zara: Cast):
    room = Section.start(zara.blogs["Mei"], zara.grade_6, by=zara.mei)
    piece = room.pieces.create(title="A kingfisher", learned="It waits.")
    room.show(by=zara.mei, audience="class")
    client.force_login(zara.tomas)
    address = reverse("comment-on-piece", args=["mei", room.slug, piece.public_id])

    page = client.post(address, {"text": WORRIES}, follow=True).content.decode()

    assert HELP in page and "Sent. A teacher" not in page


@pytest.mark.parametrize("let_in", [True, False])
def test_the_same_words_once_more_in_a_book_are_another_call_for_help(zara: Cast, let_in: bool):
    room = Section.start(zara.blogs["Mei"], zara.grade_6, by=zara.mei)
    room.show(by=zara.mei, audience="class")
    greet(zara, room, zara.tomas, WORRIES)
    Worry.objects.get().close(by=zara.zara, done="We talked.", let_in=let_in)
    Outgoing.objects.all().delete()

    greeting = greet(zara, room, zara.tomas, WORRIES)
    greeting.save()

    assert zara.who_sees(greeting) == "tomas"
    assert Worry.objects.open().count() == 1 and Outgoing.objects.filter(kind="worry").exists()


def test_where_no_lead_is_appointed_administrators_see_to_it(client: Client, cast: Cast):
    publish(client, cast, "class")

    client.force_login(cast.daniel)

    assert "I want to die" in client.get("/waiting/").content.decode()


def test_a_false_alarm_is_closed_with_its_reason_and_goes_on_its_way(client: Client, zara: Cast):
    entry, _page = publish(client, zara, "class")
    worry = Worry.objects.get()
    client.force_login(zara.zara)

    client.post(reverse("close-worry", args=[worry.public_id]), {"done": " ", "let_in": "1"})
    assert zara.who_sees(entry) == "mei"
    client.post(reverse("close-worry", args=[worry.public_id]), {"done": "A line of a play.", "let_in": "1"})

    worry.refresh_from_db()
    assert worry.closed_by == zara.zara and worry.done == "A line of a play."
    assert zara.sees(zara.tomas, entry) and zara.sees(zara.ines, entry)


def test_what_the_lead_keeps_out_stays_out_also_when_it_is_published_again(client: Client, zara: Cast):
    entry, _page = publish(client, zara, "class")
    Worry.objects.get().close(by=zara.zara, done="We talked.", let_in=False)
    assert zara.who_sees(entry) == "mei"

    entry.refresh_from_db()
    entry.publish(by=zara.mei, audience="everyone")

    assert zara.who_sees(entry) == "mei"
    assert Worry.objects.count() == 1


def test_nobody_but_a_lead_closes_it(client: Client, zara: Cast):
    publish(client, zara, "class")
    for person in (zara.ines, zara.nora, zara.daniel, zara.mei):
        client.force_login(person)

        answer = client.post(reverse("close-worry", args=[Worry.objects.get().public_id]), {"done": "x"})
        assert answer.status_code == 404


def test_what_a_teacher_writes_is_no_worry(cast: Cast):
    post = cast.post(cast.mei, "class", "A tide")

    say(cast, post, cast.ines, "In the play he says: I want to die.")

    assert not Worry.objects.exists()


def test_goals_reflections_and_labels_that_worry_are_the_lead_s_until_they_say_something_else(
    client: Client, zara: Cast
):
    told = {"school": zara.school, "student": zara.mei, "audience": "class"}
    room = Section.start(zara.blogs["Mei"], zara.grade_6, by=zara.mei, year=zara.year)
    room.show(by=zara.mei, audience="class")
    goal = Goal.objects.create(words="Read more", year=zara.year, **told)
    worrying = Goal.objects.create(words=WORRIES, year=zara.year, **told)
    piece = Piece.objects.create(section=room, title="A crab", why=WORRIES)
    things = [
        worrying,
        Reflection.objects.create(school=zara.school, goal=goal, state="partly", why=WORRIES, audience="class"),
        Thought.objects.create(kind="hard", words=WORRIES, period="May", **told),
        piece,
        PieceThought.objects.create(
            **told, kind="hard", words=WORRIES, piece=Piece.objects.create(section=room, title="B")
        ),
    ]

    assert [zara.who_sees(thing) for thing in things] == ["mei"] * 5
    client.force_login(zara.zara)
    assert client.get("/waiting/").content.decode().count("I want to die") >= 5
    assert Outgoing.objects.filter(kind="worry").count() == 5
    edition = make_edition(room, "In May", now=timezone.now(), audience="class")
    assert zara.sees(zara.tomas, edition)
    assert [one.title for one in edition.pieces.all()] == ["B"]
    piece.why = "It made me laugh."
    piece.save()
    assert "tomas" in zara.who_sees(piece)
    was = worrying.earlier_wordings.create(words=WORRIES, until=timezone.now())
    worrying.words = "Sleep well"
    worrying.save()
    assert "ines" in zara.who_sees(worrying)
    assert zara.who_sees(was) == "mei"
    worrying.words = WORRIES
    worrying.save()
    worry = Worry.objects.get(goal=worrying)
    client.post(reverse("close-worry", args=[worry.public_id]), {"done": "We talked.", "let_in": "1"})
    assert "tomas" in zara.who_sees(worrying)


def test_who_writes_such_a_goal_reads_of_help_and_who_tells_too_much_a_kind_word(client: Client, zara: Cast):
    client.force_login(zara.mei)
    about = {"kind": "hard", "audience": "teachers", "period": "May", "question": ""}

    page = client.post(reverse("think-about-time"), about | {"words": WORRIES}, follow=True).content.decode()
    typed = about | {"words": "Call me on 090 1234 5678"}
    told = client.post(reverse("think-about-time"), typed, follow=True).text

    assert HELP in page
    assert "There seems to be a phone number in it." in told and Thought.objects.count() == 1
    told = client.post(reverse("think-about-time"), typed | {"as_it_is": "1"}, follow=True).text
    assert "phone number" not in told and Thought.objects.count() == 2


def test_a_goal_that_tells_too_much_is_kept_after_a_kind_word(client: Client, zara: Cast):
    client.force_login(zara.mei)
    key, number = "g" * 22, "Call me on 090 1234 5678"
    typed = {"goal-0-goal": key, "goal-0-words": number, "goal-0-subject": "", "for_year": "this"}
    typed |= {"set_on": timezone.localdate().isoformat(), "set_with": ""}

    told = client.post(reverse("set-goals"), typed)

    assert told.status_code == 422 and "There seems to be a phone number in it." in told.text and number in told.text
    assert not Goal.objects.exists()
    client.post(reverse("set-goals"), typed | {"as_it_is": "1"})
    assert Goal.objects.get().words == number
    told = client.post(reverse("change-goal", args=[key]), typed | {"goal-0-words": f"{number}!"})
    assert "There seems to be a phone number in it." in told.text and Goal.objects.get().words == number


def test_a_reflection_that_a_teacher_reads_first_is_not_said_to_wait_for_a_teacher_when_it_worries(
    client: Client, zara: Cast
):
    zara.policy.approval_for = "all"
    zara.policy.save()
    client.force_login(zara.mei)
    about = {"kind": "hard", "audience": "class", "period": "May", "question": ""}

    told = client.post(reverse("think-about-time"), about | {"words": WORRIES}, follow=True).text

    thought = Thought.objects.get()
    page = client.get(thought.get_absolute_url()).text
    assert HELP in told and HELP in page
    assert "somebody who helps reads it first" in client.get(reverse("my-thoughts")).text
    assert "teacher" not in told.partition("<main")[2].partition("</main")[0].replace("teachers", "")
    assert "Until then your teachers" not in page and zara.who_sees(thought) == "mei"
    Worry.objects.get().close(by=zara.zara, done="We talked.", let_in=True)
    assert "ines" in zara.who_sees(thought)


@pytest.mark.thorough
def test_the_lead_shows_how_long_answers_took_without_a_name(client: Client, zara: Cast):
    for number in range(4):
        publish(client, zara, "class", f"{WORRIES} {number}")
    noticed = timezone.now() - datetime.timedelta(days=9)
    Worry.objects.update(noticed_at=noticed)
    took = (datetime.timedelta(minutes=20), datetime.timedelta(hours=5), datetime.timedelta(days=3))
    for worry, time in zip(Worry.objects.all(), took, strict=False):
        worry.close(by=zara.zara, done="We talked.", let_in=False)
        Worry.objects.filter(pk=worry.pk).update(closed_at=noticed + time)

    [told] = worries_answered(zara.viewer(zara.zara))

    assert told == Answered(zara.year.name, 4, 1, 1, 1, 1, "5 hours")
    client.force_login(zara.zara)
    page = client.get(reverse("looking-after")).content.decode()
    assert "5 hours" in page
    assert not says(page, "Mei") and not says(page, "die")
    for person in (zara.daniel, zara.ines, zara.mei):
        client.force_login(person)
        assert client.get(reverse("looking-after")).status_code == 404


def test_a_change_that_worries_stands_when_the_lead_has_let_it_in_and_is_told_once(
    zara: Cast, django_capture_on_commit_callbacks: Any
):
    zara.policy.approval_for = "all"
    zara.policy.save()
    told = {"school": zara.school, "student": zara.mei, "kind": "hard", "period": "May"}
    thought = Thought.objects.create(**told, words="It rained.", audience="class")
    thought.words = WORRIES
    thought.keep(by=zara.mei)
    assert zara.sees(zara.tomas, thought) and Thought.objects.count() == 2

    with django_capture_on_commit_callbacks(execute=True):
        Worry.objects.get().close(by=zara.zara, done="We talked.", let_in=True)

    assert Thought.objects.get().words == WORRIES and zara.sees(zara.tomas, thought)
    assert Worry.objects.get().thought == thought
