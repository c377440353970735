"""The school signs what leaves; anybody can tell, without a hub and a network, what is as it was issued."""

from __future__ import annotations

import json
import zipfile
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from hub.portability.archive.export import export_archive
from hub.portability.archive.opening import open_zip
from hub.portability.archive.signing import NoKey, public_key_of, read_key, sign, verify
from hub.portability.archive.tests.test_hostile_archives import repacked
from hub.portability.wxr.findings import NotAnExport
from hub.school.models import School
from samples.cast import Cast


@pytest.fixture
def issued(cast: Cast, tmp_path: Path) -> Path:
    """An archive as the school handed it out."""
    cast.post(cast.mei, "class", "Boats")
    export_archive(cast.blogs["Mei"], cast.viewer(cast.mei), tmp_path / "mei.zip")
    return tmp_path / "mei.zip"


def test_what_nobody_touched_is_as_issued(issued: Path, cast: Cast, tmp_path: Path) -> None:
    verdict = verify(open_zip(issued), public_key_of(cast.school))

    assert verdict.is_as_issued and verdict.told["school"] == cast.school.name
    again = repacked(issued, tmp_path / "again.zip", lambda name, content: (f"Mei/{name}", content))
    assert verify(open_zip(again)).is_as_issued


def test_changed_missing_and_added_parts_are_named(issued: Path, tmp_path: Path) -> None:
    def change(name: str, content: bytes) -> tuple[str, bytes] | None:
        return None if name == "README.txt" else (name, content.replace(b"Boats", b"Ships"))

    changed = repacked(issued, tmp_path / "changed.zip", change)
    with zipfile.ZipFile(changed, "a") as archive:
        archive.writestr("data/media/praise.txt", "He is the best.")

    verdict = verify(open_zip(changed))

    assert "data/portfolio.json" in verdict.changed and not verdict.is_as_issued
    assert (verdict.missing, verdict.added) == (["README.txt"], ["data/media/praise.txt"])


def test_new_sums_do_not_hide_a_change(issued: Path, cast: Cast, tmp_path: Path) -> None:
    """Whoever changes a part and the lists of sums with it has still not the school's key."""
    found = json.loads(zipfile.ZipFile(issued).read("signature.json"))
    found["statement"] = found["statement"].replace("Harbour", "Another")
    forged = json.dumps(found).encode()
    lied = repacked(issued, tmp_path / "lied.zip", lambda name, c: (name, forged if name == "signature.json" else c))
    assert not verify(open_zip(lied)).is_signed

    other = School.objects.create(name="Another School")
    sums = open_zip(issued).sums("manifest-sha256.txt")
    signed = sign(other, {"school": cast.school.name}, sums).encode()
    own = repacked(issued, tmp_path / "own.zip", lambda name, c: (name, signed if name == "signature.json" else c))
    assert not verify(open_zip(own), public_key_of(cast.school)).is_of_key


def test_the_command_tells_it_in_words(issued: Path, cast: Cast, tmp_path: Path) -> None:
    out = StringIO()
    call_command("verify_archive", str(issued), "--key", public_key_of(cast.school), stdout=out)
    assert "as it was issued" in out.getvalue()

    changed = repacked(issued, tmp_path / "x.zip", lambda name, content: (name, content.replace(b"Boats", b"Ships")))
    out = StringIO()
    with pytest.raises(SystemExit, match="1"):
        call_command("verify_archive", str(changed), stdout=out)
    assert "changed: data/portfolio.json" in out.getvalue()
    unsigned = repacked(issued, tmp_path / "u.zip", lambda name, c: None if name == "signature.json" else (name, c))
    with pytest.raises(SystemExit, match="2"):
        call_command("verify_archive", str(unsigned), stderr=StringIO())


def test_the_key_is_at_an_address_of_the_hub(cast: Cast, client: Client) -> None:
    answer = client.get(reverse("signing-key"))

    assert answer.json()["key"] == public_key_of(cast.school)
    assert read_key(answer.content.decode()) == public_key_of(cast.school)
    with pytest.raises(NoKey):
        read_key("secret")


def test_the_private_key_is_for_the_hub_alone(cast: Cast) -> None:
    public_key_of(cast.school)
    path = settings.HUB_HOME / "signing" / f"{cast.school.public_id}.pem"

    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("content", [b"", b"[]", b'{"key":1}', b"[" * 100_000])
def test_a_signature_that_is_none_is_told(content: bytes, issued: Path, tmp_path: Path) -> None:
    odd = repacked(issued, tmp_path / "o.zip", lambda name, c: (name, content if name == "signature.json" else c))

    with pytest.raises(NotAnExport):
        verify(open_zip(odd))
