"""The letter home: each guardian gets their own child's room, as they may see it then (safety.md L12, F1, F2)."""

from __future__ import annotations

import datetime
import re
from email.message import EmailMessage

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hub.audience.viewer import Viewer
from hub.families.homes import Child, children_of
from hub.families.models import LeftLetters, Letter, LetterHome
from hub.families.staying_away import leave_path
from hub.families.tests.conftest import room_of, sent, words_of, yesterday
from hub.mail.models import Outgoing
from hub.mail.sending import send_due
from hub.people.models import Person
from hub.reflections.models import Reflection
from hub.school.models import Classroom, Guardianship
from hub.showcase.models import Greeting, Piece, Section
from samples.cast import Cast

BATCH = "b" * 22


def send(cast: Cast, client: Client, words: str = "", batch: str = BATCH) -> None:
    """Ines sends it to her class."""
    client.force_login(cast.ines)
    address = reverse("send-letters", args=[cast.class_6b.slug])
    assert client.post(address, {"batch": batch, "words": words}).status_code == 302


def plain_text_of(letter: EmailMessage) -> str:
    """The part for who reads no HTML."""
    part = letter.get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def test_one_click_sends_each_family_its_own_childs_room(client: Client, home: Cast):
    send(home, client, "Look at the corners!")

    (letter,) = sent()
    words = words_of(letter)
    assert letter["To"] == "aiko@home.example"
    for told in ("Check my maths", "I found three mistakes.", "It broke in the corners.", "Look at the corners!"):
        assert told in words
    assert "A bridge of spaghetti" in words


def test_what_the_guardian_may_not_see_is_not_in_it(client: Client, home: Cast):
    send(home, client)

    words = words_of(sent()[0])
    assert "A goal for teachers" not in words
    assert "A post for teachers" not in words


def test_who_reads_plain_text_is_told_as_much(client: Client, home: Cast):
    Piece.objects.filter(kind="did-not-work").update(learned="Squares bend.", next_step="I try triangles.")
    Section.objects.update(introduction="Mind the wet paint.")

    send(home, client)

    text = plain_text_of(sent()[0])
    assert "\n\nGrade 6: Mind the wet paint.\n\n" in text
    assert "- Check my maths – Partly\n  “I found three mistakes.”\n" in text
    assert (
        "\n\nThe work\n\nThe bridge\nDidn't work – and why\nWhy it’s here: It broke in the corners.\n"
        "What I learned: Squares bend.\nWhat comes next: I try triangles.\n\n"
    ) in text
    assert "You get this because you are Mei’s family." in text


def test_plain_text_is_in_the_guardians_language_too(client: Client, home: Cast):
    Person.objects.filter(pk=home.aiko.pk).update(language="fr")

    send(home, client)

    text = plain_text_of(sent()[0])
    assert "- Check my maths – En partie" in text
    assert "Pourquoi elle est là : It broke in the corners." in text


def test_an_answer_that_is_for_teachers_is_not_in_plain_text(client: Client, home: Cast):
    Reflection.objects.update(audience="teachers")

    send(home, client)

    text = plain_text_of(sent()[0])
    assert "- Check my maths\n" in text
    assert "Partly" not in text
    assert "I found three mistakes." not in text


def test_pictures_lie_inside_of_it_and_nothing_is_fetched(client: Client, home: Cast):
    send(home, client)

    (letter,) = sent()
    html = next(part for part in letter.walk() if part.get_content_type() == "text/html").get_content()
    (picture,) = [part for part in letter.walk() if part.get_content_maintype() == "image"]
    assert picture["Content-ID"] == "<piece1>"
    assert 'src="cid:piece1"' in html
    assert not re.findall(r'(?:src|background)="(?!cid:)', html)
    assert "<link" not in html and "<style" not in html and "url(" not in html


def test_three_things_to_ask_come_from_the_childs_own_goals_and_pieces(client: Client, home: Cast):
    send(home, client)

    html = next(part for part in sent()[0].walk() if part.get_content_type() == "text/html").get_content()
    asked = re.findall(r"<li[^>]*>(.*?)</li>", html.partition("<ol")[2].partition("</ol>")[0])
    assert len(asked) == 3
    assert "“The bridge” – what did you find out when it did not work?" in asked[0]
    assert "“Check my maths”" in asked[1]


def test_the_subject_has_no_words_of_the_child_and_no_full_name(client: Client, home: Cast):
    Section.objects.update(title="My secret garden")

    send(home, client)

    (letter,) = sent()
    assert letter["Subject"] == "Mei’s showcase is ready"
    assert "Lastname" not in letter.as_string()
    assert "aiko@home.example" not in words_of(letter)


def test_two_presses_send_one_letter(client: Client, home: Cast):
    send(home, client)
    send(home, client)

    assert len(mail.outbox) == 1
    assert Letter.objects.count() == 1


def test_two_presses_at_the_same_moment_send_one_letter(client: Client, home: Cast, monkeypatch: pytest.MonkeyPatch):
    def meanwhile(room: Classroom, viewer: Viewer) -> list[Child]:
        monkeypatch.undo()
        send(home, client)
        return children_of(room, viewer)

    monkeypatch.setattr("hub.desk.views.letters.children_of", meanwhile)

    send(home, client)

    assert len(mail.outbox) == 1
    assert Letter.objects.count() == 1


def test_two_households_get_one_each_and_never_learn_of_each_other(client: Client, home: Cast):
    Guardianship.objects.filter(guardian=home.ravi).update(ends_on=None)

    send(home, client)

    letters = {str(letter["To"]): letter.as_string() + words_of(letter) for letter in sent()}
    assert set(letters) == {"aiko@home.example", "ravi@home.example"}
    assert "ravi" not in letters["aiko@home.example"].lower()
    assert "aiko" not in letters["ravi@home.example"].lower()


def test_a_guardian_removed_before_it_is_sent_gets_nothing(client: Client, home: Cast, queue: None):
    send(home, client)
    Guardianship.objects.filter(guardian=home.aiko).update(ends_on=yesterday())

    send_due()

    assert not mail.outbox
    assert Outgoing.objects.get().state == Outgoing.State.DROPPED


def test_what_is_taken_back_before_it_is_sent_is_not_in_it(client: Client, home: Cast, queue: None):
    send(home, client)
    goal = room_of(home).goals.get(words="Check my maths")
    goal.audience = "teachers"
    goal.save(update_fields=["audience"])

    send_due()

    assert "Check my maths" not in words_of(sent()[0])


@pytest.mark.parametrize("change", [{"audience": "teachers"}, {"shown_at": None}])
def test_a_room_closed_before_it_is_sent_is_not_sent(
    change: dict[str, object], client: Client, home: Cast, queue: None
):
    send(home, client)
    Section.objects.update(**change)

    send_due()

    assert not mail.outbox


def test_a_room_that_waits_for_a_teacher_gets_no_letter(client: Client, home: Cast):
    room_of(home).show(by=home.mei, audience="everyone")

    send(home, client)

    assert not mail.outbox
    assert not Letter.objects.exists()


def test_it_is_in_the_guardians_language(client: Client, home: Cast):
    Person.objects.filter(pk=home.aiko.pk).update(language="ja")

    send(home, client)

    letter = sent()[0]
    assert letter["Content-Language"] == "ja"
    assert 'lang="ja"' in words_of(letter)


def test_its_link_opens_the_room_without_an_account_and_the_book_takes_words(client: Client, home: Cast):
    send(home, client)
    found = re.search(r"http://testserver(/family/\S+/room/\S+/)", words_of(sent()[0]))
    assert found
    visitor = Client()

    page = visitor.get(found[1]).content.decode()
    visitor.post(f"{found[1]}say/", {"text": "What a bridge!"})

    assert "It broke in the corners." in page
    assert "A post for teachers" not in page
    greeting = Greeting.objects.get()
    assert greeting.writer == home.aiko
    assert greeting.is_waiting


def test_the_room_of_another_child_is_not_there(client: Client, home: Cast):
    other = Section.start(home.blogs["Tomas"], home.grade_6, by=home.tomas, year=home.year)
    other.show(by=home.tomas, audience="families")
    send(home, client)
    found = re.search(r"/family/[^/]+/", words_of(sent()[0]))
    assert found

    assert Client().get(f"{found[0]}room/{other.public_id}/").status_code == 404


def test_leaving_is_one_click_for_one_child_and_one_guardian(client: Client, home: Cast):
    Guardianship.objects.filter(guardian=home.ravi).update(ends_on=None)
    send(home, client)
    letter = next(letter for letter in sent() if letter["To"] == "aiko@home.example")
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = str(letter["List-Unsubscribe"]).strip(" <>").removeprefix("http://testserver")
    program = Client(enforce_csrf_checks=True)
    for _scanner in range(10):
        assert program.get(address).status_code == 200
    assert not LeftLetters.objects.exists()

    assert program.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    mail.outbox.clear()
    send(home, client, batch="c" * 22)

    assert [letter["To"] for letter in sent()] == ["ravi@home.example"]
    assert LetterHome.objects.get(letter__public_id="c" * 22, outgoing=None).why_not == "left"
    client.force_login(home.aiko)
    assert address in client.get("/desk/").content.decode()
    program.post(address, {"again": "yes"})
    assert not LeftLetters.objects.exists()


def test_a_link_for_leaving_that_we_did_not_make_is_not_there(client: Client, home: Cast):
    address = leave_path(home.aiko.children_links.get())

    assert client.get(address).status_code == 200
    assert client.get(f"{address[:-3]}AA/").status_code == 404


def test_the_teacher_looks_first_and_sees_what_became_of_each(client: Client, home: Cast):
    client.force_login(home.ines)
    before = client.get(reverse("letters-home", args=[home.class_6b.slug])).content.decode()
    look = client.get(reverse("preview-letter", args=[home.class_6b.slug, home.mei.public_id])).content.decode()
    assert "The room is not open to the family yet." in before
    assert "It broke in the corners." in look
    assert "A goal for teachers" not in look
    assert not mail.outbox

    send(home, client)
    Outgoing.objects.get().came_back("550 no such address")
    log = client.get(reverse("letter-home", args=[home.class_6b.slug, BATCH])).content.decode()

    assert "came back" in log
    assert "aiko@home.example" not in log


def test_nobody_but_the_classs_own_teachers_sends_it(client: Client, home: Cast):
    for person in (home.rosa, home.mei, home.aiko):
        client.force_login(person)
        assert client.post(reverse("send-letters", args=[home.class_6b.slug]), {"batch": BATCH}).status_code == 404

    assert not mail.outbox


@pytest.mark.once
def test_the_pages_ask_little_however_many_children_there_are(client: Client, home: Cast):
    client.force_login(home.ines)
    client.get(reverse("letters-home", args=[home.class_6b.slug]))
    asked = []
    for turn in range(2):
        for number in range(3):
            guardian = Person.objects.create_person("Ada", email=f"a{turn}{number}@home.example")
            Guardianship.objects.create(
                school=home.school, guardian=guardian, student=home.mei, starts_on=yesterday() - datetime.timedelta(9)
            )
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("letters-home", args=[home.class_6b.slug]))
        asked.append(len(queries))

    assert asked[0] == asked[1] <= 12
