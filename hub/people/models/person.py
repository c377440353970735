"""Anybody known to the hub, also somebody who never signs in."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Case, F, Value, When
from django.db.models.functions import Concat, Left, Length, Lower
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from hub.ids import new_public_id

FACES = [
    "ada",
    "aiko",
    "amara",
    "daniel",
    "elias",
    "finn",
    "hana",
    "ines",
    "ines2",
    "jonas",
    "kofi",
    "leo",
    "lina",
    "luca",
    "marta",
    "maya",
    "mei",
    "noah",
    "nora",
    "omar",
    "priya",
    "ravi",
    "rosa",
    "sofia",
    "tariq",
    "tomas",
    "yuki",
    "zara",
]
SECRET_PICTURES = ("harbour", "kingfisher", "sun", "fish", "moon", "cutout", "game", "pots", "lino")


def named_in_full(before: str = "") -> Case:
    """`Person.full_name` as a column, for a query that reaches the person by `before` ("owner__")."""
    first, last = F(f"{before}first_name"), F(f"{before}last_name")
    told_apart = {f"{before}first_name__endswith": Concat(Value(" "), Left(last, 1), Value("."))}
    return Case(
        When(**{f"{before}last_name": ""}, then=first),
        When(**told_apart, then=Concat(Left(first, Length(first) - Value(2)), last)),
        default=Concat(first, Value(" "), last),
        output_field=models.CharField(),
    )


def named_outside(before: str = "") -> Case:
    """`Person.name_outside` as such a column."""
    return Case(
        When(**{f"{before}nickname__gt": ""}, then=F(f"{before}nickname")),
        When(**{f"{before}shows_full_name": True}, then=named_in_full(before)),
        default=F(f"{before}first_name"),
        output_field=models.CharField(),
    )


class PersonQuerySet(models.QuerySet["Person"]):
    """People."""

    def active(self) -> PersonQuerySet:
        """Those who may sign in, if they have a way to."""
        return self.filter(is_active=True)

    def with_email(self, address: str) -> PersonQuerySet:
        """Whoever has this e-mail address, however it is spelt in capitals."""
        return self.filter(email__iexact=address.strip())


class PersonManager(BaseUserManager["Person"]):
    """Makes people; Django's sign-in asks it for them by e-mail address."""

    def get_queryset(self) -> PersonQuerySet:
        return PersonQuerySet(self.model, using=self._db)

    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(email__iexact=(username or "").strip())

    def create_person(
        self, first_name: str, *, email: str | None = None, password: str | None = None, **more: Any
    ) -> Person:
        """A new person. Without a password they can sign in by card or pictures only."""
        person = self.model(first_name=first_name, email=email.strip().lower() if email else None, **more)
        person.set_password(password)
        person.save()
        return person


class Person(AbstractBaseUser):
    """One human being. What they are at a school (student, teacher, guardian) is said there, with dates."""

    class Writing(models.TextChoices):
        SIMPLE = "simple", _("with the first tools")
        FULL = "full", _("with all tools")

    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    first_name = models.CharField(_("first name"), max_length=60)
    last_name = models.CharField(_("last name"), max_length=60, blank=True)
    # Chosen by themselves, for those outside.
    nickname = models.CharField(_("nickname"), max_length=40, blank=True)
    # Kept by hub.school's Consent, in the same transaction.
    shows_full_name = models.BooleanField(default=False, editable=False)
    email = models.EmailField(_("e-mail address"), unique=True, null=True, blank=True)
    face = models.CharField(_("face"), max_length=20, blank=True)
    language = models.CharField(_("language"), max_length=10, blank=True)
    writing = models.CharField(
        _("writing page"), max_length=6, choices=Writing, blank=True, help_text="blank: as their class has it"
    )
    secret_pictures = models.CharField(max_length=128, blank=True, editable=False)
    # Counts up to end every sign-in at once: it is part of what each session is checked against.
    sign_in_round = models.PositiveIntegerField(default=0, editable=False)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[PersonManager] = PersonManager.from_queryset(PersonQuerySet)()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["first_name"]

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="e_mail_addresses_in_small_letters"),
            models.CheckConstraint(condition=~models.Q(first_name=""), name="every_person_has_a_first_name"),
        ]

    def __str__(self) -> str:
        return self.first_name

    @property
    def full_name(self) -> str:
        """First and last name, for people of the school (Viewer.name_of). Whoever is called "Noah L." in a class of two
        is Noah Lee."""
        first, last = self.first_name, self.last_name
        if last and first.endswith(f" {last[0]}."):
            return first[:-2] + last
        return f"{first} {last}".strip()

    @property
    def name_outside(self) -> str:
        """What strangers call them: the nickname, if they chose one; else the first name, and the last name only when
        the family said yes to that (safety.md L10)."""
        return self.nickname or (self.full_name if self.shows_full_name else self.first_name)

    def end_sign_ins(self) -> None:
        """Sign this person out everywhere, at once."""
        Person.objects.filter(pk=self.pk).update(sign_in_round=models.F("sign_in_round") + 1)
        self.refresh_from_db(fields=["sign_in_round"])
        self.open_sign_ins.all().delete()

    def choose_secret_pictures(self, first: str, second: str) -> None:
        """Keep the two secret pictures as a hash, like a password.

        Raises ValueError for a picture that is not one of SECRET_PICTURES.
        """
        if first not in SECRET_PICTURES or second not in SECRET_PICTURES:
            raise ValueError("not a secret picture")
        self.secret_pictures = make_password(f"{first} {second}")
        self.save(update_fields=["secret_pictures"])

    def knows_pictures(self, first: str, second: str) -> bool:
        """Whether these are the two, in this order. Takes the same time for somebody who has none."""
        if not self.secret_pictures:
            make_password(f"{first} {second}")
            return False
        return check_password(f"{first} {second}", self.secret_pictures)

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session of this person must carry: ends when the password or the round changes."""
        told = f"{self.password} {self.sign_in_round}"
        return salted_hmac("hub.people.session", told, secret=secret, algorithm="sha256").hexdigest()
