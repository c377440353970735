"""How to sign in to the demonstration: new for each hub, because a published password would open all of them."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.urls import NoReverseMatch, reverse

from hub.people.models import SignInCard
from hub.people.pictures import PICTURE_NAMES
from hub.portal.demonstration.texts import lines
from hub.school.hosts import address_at
from hub.school.models import Enrolment, School

PICTURES = (("kingfisher", "moon"), ("sun", "game"), ("fish", "pots"), ("harbour", "lino"), ("cutout", "sun"))
SHOWN = {"mei": 0, "tomas": 1, "noah": 2}
"""Students whose two pictures are told, and which pair they have."""


@dataclass
class Keys:
    """What opens the demonstration: hashed once, because a good hash takes its time."""

    passphrase: str = ""
    password: str = ""
    pictures: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        words = lines("passphrase_words.txt")
        self.passphrase = " ".join(secrets.choice(words) for _ in range(4))
        self.password = make_password(self.passphrase)
        self.pictures = [make_password(f"{first} {second}") for first, second in PICTURES]

    def pictures_of(self, slug: str) -> str:
        """The hash of the two secret pictures of a student."""
        return self.pictures[SHOWN.get(slug, len(slug) % len(PICTURES))]


def write_down(school: School, keys: Keys, card_of: Any) -> None:
    """Keep what the school's people sign in with, so that it can be told again. `card_of` gets a card."""
    _card, secret = SignInCard.make(card_of, by=None)
    codes = Enrolment.objects.students().filter(person__blogs__slug__in=SHOWN, classroom__school=school)
    current = codes.filter(ends_on=None).values_list(
        "person__blogs__slug", "person__first_name", "classroom__name", "classroom__code"
    )
    students = [
        {"name": name, "class": class_name, "code": code, "pictures": PICTURES[SHOWN[slug]]}
        for slug, name, class_name, code in sorted(current, key=lambda row: SHOWN[row[0]])
    ]
    facts = {"school": school.public_id, "passphrase": keys.passphrase, "card": secret, "students": students}
    file = _file()
    file.touch(mode=0o600)
    file.write_text(json.dumps(facts))


def how_to_sign_in(school: School, address: str = "") -> list[str]:
    """Lines that tell how to sign in as each kind of person; none for a school that is not the demonstration."""
    file = _file()
    facts = json.loads(file.read_text()) if file.exists() else {}
    if facts.get("school") != school.public_id:
        return []
    named = school.hosts.first()
    address = address_at(named.name) if named else address
    told = [f"This is {school.name}, an invented school. Sign in at {address}{_sign_in_page()} as"]
    for student in facts["students"]:
        first, second = (PICTURE_NAMES[name] for name in student["pictures"])
        told.append(
            f"  student        {student['name']} ({student['class']}): class code {student['code']}, "
            f"pictures “{first}”, then “{second}”"
        )
    told.append(f"                 Mei with her card: {address}{_card_page(facts['card'])}")
    for role, who in (
        ("teacher", "ines@harbour-hill.example (6B), rosa@harbour-hill.example (3A)"),
        ("coach", "jonas@harbour-hill.example"),
        ("administrator", "ada@harbour-hill.example"),
        ("guardian", "aiko@harbour-hill.example (of Mei), elias@harbour-hill.example (of Noah)"),
    ):
        told.append(f"  {role:<14} {who}")
    told.append(f"Each adult's passphrase is: {facts['passphrase']}")
    return told


def announce(address: str) -> list[str]:
    """For `hub serve`: how to sign in, when the demonstration is here."""
    return [line for school in School.objects.all() for line in how_to_sign_in(school, address)]


def _sign_in_page() -> str:
    try:
        return reverse(settings.LOGIN_URL)
    except NoReverseMatch:
        return "/sign-in/"


def _card_page(secret: str) -> str:
    try:
        return reverse("card", args=[secret])
    except NoReverseMatch:
        return f"/card/{secret}/"


def _file() -> Path:
    return Path(settings.HUB_HOME) / "demonstration.json"
