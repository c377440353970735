"""What is new comes as often as a family chose, all children in one mail, asked through the rule when it is sent."""

from __future__ import annotations

import datetime
import re
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from time_machine import TimeMachineFixture

from hub.comments.models import Comment
from hub.families.models import Digest, FamilyLink, SentAnswer, Told
from hub.families.staying_away import stay_away
from hub.families.tasks import begin_digests, find_answers_to_send, find_digests_to_send
from hub.families.tests.conftest import sent, words_of, yesterday
from hub.mail.receiving import keep, take_new
from hub.mail.sending import send_due
from hub.mail.tests.letters import Case, as_mail
from hub.people.models import Person
from hub.school.models import Guardianship, SchoolHost
from samples.cast import Cast

LISBON = ZoneInfo("Europe/Lisbon")
PACES = ["at-once", "daily", "weekly", "term"]


@pytest.fixture
def digest(home: Cast) -> Digest:
    """Aiko's choice: each Friday; it is due."""
    SchoolHost.objects.create(school=home.school, name="hub.school.example")
    return Digest.objects.create(school=home.school, guardian=home.aiko, due_at=timezone.now())


def at(*when: int) -> datetime.datetime:
    """A moment at the school."""
    return datetime.datetime(*when, tzinfo=LISBON)  # type: ignore[arg-type,misc]  # Year, month, day, hour, minute.


def test_a_post_without_a_title_says_its_sentence_once(digest: Digest, home: Cast):
    home.post(home.mei, "class", "", body="<p>My bean is tall.</p>")

    find_digests_to_send.enqueue()

    words = words_of(sent()[0])
    assert "\n\nMy bean is tall.\nhttp" in words.replace("\r\n", "\n")
    assert not re.search(r"<p[^>]*>My bean is tall\.", words)


@pytest.mark.parametrize(
    ("pace", "now", "due"),
    [
        ("at-once", at(2026, 11, 24, 10, 0), at(2026, 11, 24, 10, 15)),
        ("at-once", at(2026, 11, 24, 19, 50), at(2026, 11, 25, 7, 0)),
        ("at-once", at(2026, 11, 25, 2, 0), at(2026, 11, 25, 7, 0)),
        ("daily", at(2026, 11, 24, 10, 0), at(2026, 11, 24, 16, 0)),
        ("daily", at(2026, 11, 24, 16, 0), at(2026, 11, 25, 16, 0)),
        ("weekly", at(2026, 11, 24, 10, 0), at(2026, 11, 27, 16, 0)),
        ("weekly", at(2026, 11, 27, 17, 0), at(2026, 12, 4, 16, 0)),
    ],
)
def test_it_is_due_in_the_afternoon_and_never_in_quiet_hours(pace, now, due, digest: Digest):
    digest.pace = pace

    assert digest.next_after(now) == due


def test_by_term_it_comes_three_times_a_year_and_never_is_never(digest: Digest):
    digest.pace, now, days = "term", at(digest.school.years.get().starts_on.year, 8, 1, 9, 0), set()
    for _time in range(3):
        due = digest.next_after(now)
        assert due is not None
        days.add((due - now).days // 10)
        now = due
    digest.pace = "never"

    assert days <= {11, 12}
    assert digest.next_after(now) is None


def test_quiet_hours_in_the_afternoon_move_it_to_their_end(digest: Digest):
    digest.pace, digest.quiet_from, digest.quiet_until = "daily", 15, 18

    assert digest.next_after(at(2026, 11, 24, 10, 0)) == at(2026, 11, 24, 18, 0)


def test_it_tells_what_is_new_and_nothing_twice(digest: Digest, home: Cast):
    find_digests_to_send.enqueue()
    (first,) = sent()
    home.post(home.mei, "class", "The second bridge")
    Digest.objects.update(due_at=timezone.now())

    find_digests_to_send.enqueue()

    second = sent()[1]
    assert "The bridge" in words_of(first)
    assert "A post for teachers" not in words_of(first)
    assert "The second bridge" in words_of(second)
    assert "The bridge" not in words_of(second).replace("The second bridge", "")
    assert first["Subject"] == "What Mei made"
    Digest.objects.update(due_at=timezone.now())
    find_digests_to_send.enqueue()
    assert len(mail.outbox) == 2


def test_several_children_are_in_one_mail_and_each_can_be_left(digest: Digest, home: Cast):
    Guardianship.objects.create(school=home.school, guardian=home.aiko, student=home.noah, starts_on=yesterday())
    home.post(home.noah, "class", "A snail")

    find_digests_to_send.enqueue()

    (letter,) = sent()
    assert letter["Subject"] == "What Mei, Noah made"
    assert "A snail" in words_of(letter) and "The bridge" in words_of(letter)
    assert len(set(re.findall(r"/family/leave/[^\s\"<]+", words_of(letter)))) == 2


def test_a_child_that_was_left_is_not_in_it(digest: Digest, home: Cast):
    stay_away(home.aiko.children_links.get(), away=True)

    find_digests_to_send.enqueue()

    assert not mail.outbox


def test_it_is_made_when_it_is_sent(digest: Digest, home: Cast, queue: None):
    find_digests_to_send.func()
    Guardianship.objects.filter(guardian=home.aiko).update(ends_on=yesterday())

    send_due()

    assert not mail.outbox
    assert not Told.objects.exists()


def test_its_links_open_without_an_account(digest: Digest, home: Cast, client: Client):
    find_digests_to_send.enqueue()
    found = re.search(r"http://hub.school.example(/family/\S+/post/\S+/)", words_of(sent()[0]))
    assert found

    assert "The tide was low." in client.get(found[1], headers={"host": "hub.school.example"}).content.decode()


def test_answering_it_is_a_comment_on_its_first_post(digest: Digest, home: Cast):
    find_digests_to_send.enqueue()

    keep(as_mail(Case("answer", "", "How long did it hold?"), to=str(sent()[0]["Reply-To"])))
    take_new()

    comment = Comment.objects.get()
    assert str(comment.entry) == "The bridge"
    assert comment.writer == home.aiko
    assert comment.is_waiting


def test_each_guardian_begins_with_fridays(home: Cast):
    begin_digests.enqueue()
    begin_digests.enqueue()

    assert {digest.guardian for digest in Digest.objects.all()} == {home.aiko, home.marta}
    assert {digest.pace for digest in Digest.objects.all()} == {"weekly"}


@pytest.mark.parametrize("pace", PACES)
def test_a_family_chooses_with_an_account_and_by_the_link(pace: str, home: Cast, client: Client):
    chosen = {"pace": pace, "quiet_from": "21", "quiet_until": "6"}
    link = f"/family/{FamilyLink.make(home.aiko, home.school).token}/"
    assert "each Friday" in client.get(link).content.decode()

    client.post(f"{link}mails/", chosen)
    digest = Digest.objects.get()
    client.force_login(home.aiko)
    client.post(reverse("choose-digest"), chosen | {"pace": "never"})

    assert (digest.guardian, digest.pace, digest.quiet_from, digest.quiet_until) == (home.aiko, pace, 21, 6)
    assert Digest.objects.get().pace == "never"
    assert Digest.objects.get().due_at is None


def test_a_family_chooses_its_language_and_reads_it_at_once(home: Cast, client: Client):
    link = f"/family/{FamilyLink.make(home.aiko, home.school).token}/"

    client.post(f"{link}mails/", {"pace": "weekly", "quiet_from": "20", "quiet_until": "7", "language": "ar"})

    home.aiko.refresh_from_db()
    assert home.aiko.language == "ar"
    assert '<html lang="ar" dir="rtl"' in client.get(link).content.decode()


def test_whoever_chose_no_language_reads_the_browsers(home: Cast, client: Client):
    Person.objects.filter(pk=home.aiko.pk).update(language="")
    link = f"/family/{FamilyLink.make(home.aiko, home.school).token}/"

    assert '<html lang="fr"' in client.get(link, headers={"accept-language": "fr"}).content.decode()


def test_what_is_no_choice_changes_nothing(home: Cast, client: Client):
    client.force_login(home.aiko)

    client.post(reverse("choose-digest"), {"pace": "hourly", "quiet_from": "99", "quiet_until": ""})

    assert not Digest.objects.exists()


@pytest.fixture
def answered(digest: Digest, home: Cast) -> Comment:
    """Aiko said something about the bridge; Mei has answered, and it waits for a teacher."""
    bridge = home.blogs["Mei"].entries.get(title="The bridge")
    said = Comment.write(bridge, "How long did it hold?", by=home.aiko, viewer=home.viewer(home.aiko))
    said.release(by=home.ines)
    return Comment.write(bridge, "For an hour!", by=home.mei, viewer=home.viewer(home.mei), parent=said)


def test_the_childs_answer_goes_back_by_mail_once_when_it_is_let_in(answered: Comment, home: Cast):
    find_answers_to_send.enqueue()
    assert not mail.outbox
    answered.release(by=home.ines)

    find_answers_to_send.enqueue()
    find_answers_to_send.enqueue()

    (letter,) = sent()
    assert letter["To"] == "aiko@home.example"
    assert letter["Subject"] == "Mei has answered"
    assert "For an hour!" in words_of(letter)
    keep(as_mail(Case("again", "", "So long!"), to=str(letter["Reply-To"])))
    take_new()
    assert Comment.objects.get(parent=answered).writer == home.aiko


def test_what_others_answer_is_not_mailed(answered: Comment, home: Cast):
    said = answered.parent
    assert said
    Comment.write(answered.entry, "I know!", by=home.ines, viewer=home.viewer(home.ines), parent=said)

    find_answers_to_send.enqueue()

    assert not SentAnswer.objects.exists()


def test_a_guardian_removed_since_gets_no_answer(answered: Comment, home: Cast):
    answered.release(by=home.ines)
    Guardianship.objects.filter(guardian=home.aiko).update(ends_on=yesterday())

    find_answers_to_send.enqueue()

    assert not mail.outbox


def test_it_speaks_the_guardians_language(digest: Digest, home: Cast, time_machine: TimeMachineFixture):
    Person.objects.filter(pk=home.aiko.pk).update(language="ar")

    find_digests_to_send.enqueue()

    assert sent()[0]["Content-Language"] == "ar"
    assert 'dir="rtl"' in words_of(sent()[0])
