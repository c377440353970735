"""What the environment says, read once; a wrong value stops the start with a sentence."""

import os
import re
import secrets
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

BASE = Path(__file__).resolve().parent.parent
_env = environ.Env()


def boolean(name: str, default: bool) -> bool:
    """A yes or no from the environment; anything else stops the start."""
    value = os.environ.get(name, "").strip().lower()
    if value not in {"", "1", "0", "true", "false", "yes", "no", "on", "off"}:
        raise ImproperlyConfigured(f"{name} is {value!r}. Write yes or no.")
    return default if value == "" else value in {"1", "true", "yes", "on"}


def installed(name: str) -> list[str]:
    """`[name]` when that package is there, else nothing: for what only developers have."""
    return [name] if find_spec(name) else []


def number(name: str, default: int) -> int:
    """A whole number from the environment; anything else stops the start."""
    value = os.environ.get(name, "").strip()
    if value and not value.isdecimal():
        raise ImproperlyConfigured(f"{name} is {value!r}. Write a whole number.")
    return int(value) if value else default


def words(name: str) -> list[str]:
    """A list separated by commas; empty when not set."""
    return [word.strip() for word in os.environ.get(name, "").split(",") if word.strip()]


def home() -> Path:
    """The folder that holds all that a hub owns; made when it is not there."""
    folder = Path(os.environ.get("HUB_HOME") or BASE / "var").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def secret_key(folder: Path) -> str:
    """The secret key: HUB_SECRET_KEY, the file HUB_SECRET_KEY_FILE names, or one made once in `folder`."""
    if key := os.environ.get("HUB_SECRET_KEY"):
        return key
    file = Path(os.environ.get("HUB_SECRET_KEY_FILE") or folder / "secret-key")
    if not file.exists():
        try:
            descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:  # Another process of the same start was first.
            return file.read_text().strip()
        with os.fdopen(descriptor, "w") as handle:
            handle.write(secrets.token_urlsafe(48))
    return file.read_text().strip()


def database(folder: Path) -> dict[str, object]:
    """Django's settings for the one database: SQLite in `folder`, or PostgreSQL by DATABASE_URL."""
    address = os.environ.get("DATABASE_URL", "")
    if not address:
        return sqlite(folder / "hub.sqlite3")
    if address.startswith("sqlite:"):
        return sqlite(Path(unquote(urlsplit(address).path)))
    if not address.startswith(("postgres:", "postgresql:")):
        raise ImproperlyConfigured("DATABASE_URL must begin with sqlite: or postgresql:.")
    settings: dict[str, object] = dict(_env.db_url_config(address))
    settings["HOST"] = unquote(str(settings["HOST"]))  # A socket's folder comes as %2Frun%2Fpostgresql.
    settings["CONN_HEALTH_CHECKS"] = True  # A database that was away for a moment costs no page.
    # Just-in-time compiling takes longer than any question that a page asks.
    settings["OPTIONS"] = {"pool": {"min_size": 1, "max_size": 12, "timeout": 20}, "options": "-c jit=off"}
    return settings


def sqlite(file: Path) -> dict[str, object]:
    """SQLite so that acknowledged means on disk: a write-ahead log, synced at each commit.

    Transactions begin IMMEDIATE: a deferred one that turns into a write may fail with
    "database is locked" however long the timeout is.
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
            "PRAGMA secure_delete=ON; PRAGMA cache_size=-32000; PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY",
        },
    }


def email(folder: Path) -> dict[str, object]:
    """Mail by EMAIL_URL (smtp+tls://user:password@host:587); without it, mails are files in `folder`/mail."""
    address = os.environ.get("EMAIL_URL", "")
    if not address:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": str(folder / "mail"),
        }
    try:
        return dict(_env.email_url_config(address))
    except (ImproperlyConfigured, KeyError) as error:
        raise ImproperlyConfigured("EMAIL_URL must look like smtp+tls://user:password@host:587.") from error


def mail_address(name: str, default: str) -> str:
    """An e-mail address from the environment; anything else stops the start."""
    value = os.environ.get(name, "").strip() or default
    if value and not re.fullmatch(r"[A-Za-z0-9._-]{1,24}@[A-Za-z0-9.-]+", value):
        raise ImproperlyConfigured(f"{name} is {value!r}. Write an address such as hub@school.example.")
    return value


def host(name: str) -> str:
    """The name of a server from the environment, or ""; anything else stops the start."""
    value = os.environ.get(name, "").strip().lower()
    if not re.fullmatch(r"[a-z0-9._-]*", value):
        raise ImproperlyConfigured(f"{name} is {value!r}. Write the name of a server such as mx.school.example.")
    return value


def inbox() -> str:
    """The mailbox that the hub looks into (imap+ssl://user:password@host:993/INBOX), or ""."""
    address = os.environ.get("EMAIL_INBOX_URL", "").strip()
    if address and (urlsplit(address).scheme not in {"imap", "imap+ssl"} or not urlsplit(address).hostname):
        raise ImproperlyConfigured("EMAIL_INBOX_URL must look like imap+ssl://user:password@host:993/INBOX.")
    return address
