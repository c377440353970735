"""J4: a parent reads a child's showcase in the mail itself, and answers by answering: no account, no page."""

from __future__ import annotations

import base64
import subprocess
import sys
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from hub.mail.tests.letters import CHECKED_BY, Case, as_mail, gmail
from hub.mail.tests.post_office import PostOffice
from tests.journeys.conftest import PHONE, NewHands
from tests.journeys.looking import TOO_WIDE, look, look_at
from tests.journeys.served import Hub, serving
from tests.journeys.signing_in import come_in_by_email
from tests.processes import ROOT, surroundings, until

pytestmark = pytest.mark.long
WORDS = "What a bridge! How did you know where it would break?"
READABLE = "() => [...document.images].every((image) => image.complete && image.naturalWidth > 0 && image.alt !== null)"


@pytest.fixture
def office() -> Iterator[PostOffice]:
    """The school's mail server."""
    office = PostOffice()
    office.open()
    yield office
    office.close()


@pytest.fixture
def hub(own_harbour_hill: Path, office: PostOffice, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """A hub that sends by that server and takes answers by local delivery."""
    monkeypatch.setenv("EMAIL_URL", f"smtp://127.0.0.1:{office.port}")
    monkeypatch.setenv("EMAIL_FROM", "hub@school.example")
    monkeypatch.setenv("EMAIL_REPLIES", "hub@school.example")
    monkeypatch.setenv("EMAIL_CHECKED_BY", CHECKED_BY)
    with serving(own_harbour_hill) as hub:
        yield hub


def test_nothing_to_do_to_read_and_one_answer_to_answer(
    hub: Hub, office: PostOffice, new_hands: NewHands, new_context: Callable[..., BrowserContext], tmp_path: Path
):
    ines, aiko = new_hands(hub), new_hands(hub)
    come_in_by_email(ines, "ines@harbour-hill.example", hub.passphrase)
    ines.go("/class/6b/letters/")
    assert not look(ines.page)
    ines.press("mails")
    expect(ines.page.get_by_role("heading", name="Letter to the families of 6B")).to_be_visible()
    assert not look(ines.page)

    assert until(lambda: _to_aiko_about_mei(office) is not None, seconds=60)
    letter = _to_aiko_about_mei(office)
    assert letter
    mail = new_context(viewport=PHONE).new_page()
    _open(mail, letter, tmp_path)
    expect(mail.get_by_text("Three things to ask")).to_be_visible()
    expect(mail.get_by_role("heading", name="The bridge that held 2.4 kg")).to_be_visible()
    assert mail.evaluate(READABLE)
    assert not mail.evaluate(TOO_WIDE)

    _answer(hub, letter)
    ines.go("/waiting/")
    assert until(lambda: WORDS in _reloaded(ines.page), seconds=30)

    wrong = look_at(aiko.page, mail.get_by_role("link", name="Visit Mei’s room").get_attribute("href") or "")
    aiko.press("What Mei made")
    expect(aiko.page.get_by_role("heading", level=1, name="What Mei made")).to_be_visible()
    wrong += look(aiko.page)
    aiko.press_on(aiko.page.locator(".card__title a").first)
    expect(aiko.page.get_by_role("heading", name="Leave Mei a comment")).to_be_visible()
    wrong += look(aiko.page)
    wrong += look_at(aiko.page, mail.get_by_role("link", name="No more mails about Mei").get_attribute("href") or "")
    assert not wrong, "\n".join(wrong)


def _reloaded(page: Page) -> str:
    page.reload()
    return page.locator("main").inner_text()


def _to_aiko_about_mei(office: PostOffice) -> EmailMessage | None:
    found = [one for one in office.taken if "aiko@" in str(one["To"]) and str(one["Subject"]).startswith("Mei")]
    return found[0] if found else None


def _open(page: Page, letter: EmailMessage, folder: Path) -> None:
    """As a mail program shows it: the HTML, with the pictures that lie in the mail."""
    parts = list(letter.walk())
    html = next(part.get_content() for part in parts if part.get_content_type() == "text/html")
    for part in parts:
        if part.get_content_maintype() == "image":
            held = base64.b64encode(part.get_content()).decode()
            html = html.replace(
                f"cid:{part['Content-ID'].strip('<>')}", f"data:{part.get_content_type()};base64,{held}"
            )
    (folder / "letter.html").write_text(html)
    page.goto(f"file://{folder}/letter.html")


def _answer(hub: Hub, letter: EmailMessage) -> None:
    """One press, "Reply", and one text."""
    text, _html = gmail(WORDS, "en", "hub@school.example")
    raw = as_mail(Case("answer", WORDS, text), to=str(letter["Reply-To"]), sender="aiko@harbour-hill.example")
    subprocess.run(
        [sys.executable, "manage.py", "deliver_mail"], cwd=ROOT, env=surroundings(hub.home), input=raw, check=True
    )
