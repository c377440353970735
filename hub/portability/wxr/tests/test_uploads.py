"""Media are found in a zip or folder, and nothing outside of it ever is."""

import stat
import zipfile
from pathlib import Path

import pytest

from hub.portability.wxr.findings import NotAnExport
from hub.portability.wxr.reading import Export
from hub.portability.wxr.tests.conftest import SAMPLES
from hub.portability.wxr.uploads import Uploads, UploadUnreadable


def zipped(folder: Path, *names: str) -> Path:
    path = folder / "uploads.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, name.encode())
    return path


def found(uploads: Uploads, which: str) -> tuple[str, str] | None:
    match = uploads.match(which)
    return (match.key, match.how) if match else None


@pytest.mark.parametrize("name", ["grade6", "grade3", "class"])
def test_every_attachment_of_the_samples_has_its_original(
    name: str, grade6: Export, grade3: Export, class_blog: Export
) -> None:
    export = {"grade6": grade6, "grade3": grade3, "class": class_blog}[name]
    uploads = Uploads(SAMPLES / f"uploads-{name}.zip")

    media = [outline for outline in export.outlines if outline.kind == "attachment"]
    matches = [uploads.match_item(outline) for outline in media]

    assert [match and (match.key, match.smaller) for match in matches] == [(one.file, False) for one in media]
    assert not uploads.refused
    for match in matches:
        assert match is not None
        with uploads.open(match.key) as stream:
            assert len(stream.read()) == uploads.size(match.key)


def test_the_numbers_of_files_are_those_of_the_readme() -> None:
    assert [len(Uploads(SAMPLES / f"uploads-{name}.zip")) for name in ("grade6", "grade3", "class")] == [59, 16, 31]


@pytest.mark.parametrize(
    "address",
    [
        "https://blogs.example/mei/wp-content/uploads/2026/09/desk.jpg",
        "//blogs.example/wp-content/uploads/sites/12/2026/09/desk-300x200.jpg?w=300",
        "/wp-content/uploads/2026/09/Desk-1024x768.JPG",
        "https://i0.wp.com/blogs.example/wp-content/uploads/2026/09/desk.jpg?resize=3",
        "https://blogs.example/files/2026/09/desk.jpg",
        "https://blogs.example/wp-content/blogs.dir/12/files/2026/09/desk-scaled.jpg",
        "https://mei.files.wordpress.com/2026/09/desk-e1700000000000-150x150.jpg",
        "2026/09/desk-rotated.jpg",
    ],
)
def test_addresses_in_every_form_lead_to_the_original(tmp_path: Path, address: str) -> None:
    uploads = Uploads(zipped(tmp_path, "2026/09/desk-300x200.jpg", "2026/09/desk.jpg", "2026/10/desk.jpg"))

    assert found(uploads, address) == ("2026/09/desk.jpg", "path")


def test_folders_around_do_not_matter(tmp_path: Path) -> None:
    uploads = Uploads(zipped(tmp_path, "backup/mei/2026/09/desk.jpg", "photos/sun.png", "a/moon.png", "b/moon.png"))

    assert found(uploads, "2026/09/desk-scaled.jpg") == ("backup/mei/2026/09/desk.jpg", "month")
    assert found(uploads, "https://x.example/wp-content/uploads/2025/01/sun.png") == ("photos/sun.png", "name")
    assert found(uploads, "2025/01/moon.png") is None


def test_of_several_blogs_the_right_one_is_taken(tmp_path: Path) -> None:
    uploads = Uploads(
        zipped(tmp_path, "wp-content/uploads/sites/5/2026/09/a.jpg", "wp-content/uploads/sites/6/2026/09/a.jpg")
    )

    match = uploads.match("https://blogs.example/wp-content/uploads/sites/6/2026/09/a.jpg")

    assert match is not None and "sites/6" in match.key


def test_a_smaller_picture_is_better_than_none(tmp_path: Path) -> None:
    uploads = Uploads(zipped(tmp_path, "2026/09/desk-150x150.jpg", "2026/09/desk-1024x768.jpg"))

    match = uploads.match("2026/09/desk.jpg")

    assert match is not None and match.key.endswith("1024x768.jpg") and match.smaller


def test_nothing_outside_is_reached(tmp_path: Path) -> None:
    path = zipped(tmp_path, "../evil.jpg", "/etc/evil.jpg", "C:\\evil.jpg", "a/../../evil.jpg", "2026/09/good.jpg")
    with zipfile.ZipFile(path, "a") as archive:
        link = zipfile.ZipInfo("2026/09/link.jpg")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/hostname")
        archive.writestr("__MACOSX/2026/09/._good.jpg", b"litter")

    uploads = Uploads(path)

    assert list(uploads.files) == ["2026/09/good.jpg"]
    assert len(uploads.refused) == 5


def test_a_folder_is_read_without_its_links(tmp_path: Path) -> None:
    (tmp_path / "uploads/2026/09").mkdir(parents=True)
    (tmp_path / "uploads/2026/09/a.jpg").write_bytes(b"a")
    (tmp_path / "secret.jpg").write_bytes(b"s")
    (tmp_path / "uploads/2026/09/link.jpg").symlink_to(tmp_path / "secret.jpg")
    (tmp_path / "uploads/up").symlink_to(tmp_path)

    uploads = Uploads(tmp_path / "uploads")

    assert list(uploads.files) == ["2026/09/a.jpg"]
    with uploads.open("2026/09/a.jpg") as stream:
        assert stream.read() == b"a"


def test_bombs_are_left_out_by_name(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("2026/09/bomb.bmp", bytes(40 << 20))
        archive.writestr("2026/09/notes.txt", b"a" * 100_000)

    uploads = Uploads(path)

    assert list(uploads.files) == ["2026/09/notes.txt"]
    assert uploads.refused == [("2026/09/bomb.bmp", "size")]


def test_damage_is_told(tmp_path: Path) -> None:
    path = zipped(tmp_path, "2026/09/a.jpg")
    path.write_bytes(path.read_bytes().replace(b"2026/09/a.jpg2026/09/a.jpg", b"2026/09/a.jpgdamagedamagXX"))

    uploads = Uploads(path)

    with pytest.raises(UploadUnreadable), uploads.open("2026/09/a.jpg") as stream:
        stream.read()
    (tmp_path / "not.zip").write_bytes(b"PK\x03\x04")
    with pytest.raises(NotAnExport):
        Uploads(tmp_path / "not.zip")
