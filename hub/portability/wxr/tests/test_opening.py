"""Whatever is handed in is read as far as it makes sense, or refused in plain words."""

import gzip
import io
import random
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from hub.portability.wxr import opening
from hub.portability.wxr.findings import NotAnExport
from hub.portability.wxr.reading import open_export
from hub.portability.wxr.tests.conftest import HEAD, SAMPLES, TAIL, Written, item, saved, titles


def zipped(folder: Path, **members: bytes) -> Path:
    path = folder / "upload.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(NotAnExport) as raised:
        open_export(path)
    return str(raised.value)


WHOLE = (HEAD + item(title="Volcano") + item(title="Moon", number=8) + TAIL).encode()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \n\n ", "empty"),
        (b"<!DOCTYPE html><html><title>404</title></html>", "web page"),
        (b"\n<html lang='en'><body>Not found</body></html>", "web page"),
        (b"<rss version='2.0'><channel><title>x</title><item><title>a</title></item></channel></rss>", "news feed"),
        (b"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><entry/></feed>", "Atom"),
        (b"<note><to>Mei</to></note>", "XML file, but not"),
        (b"my blog\n", "not WordPress’s export"),
        (b"%PDF-1.7 ...", "PDF"),
        (b'{"posts": []}', "JSON"),
        (b"PK\x03\x04 not really a zip", "damaged"),
        (b"\x1f\x8b\x08\x00 not really gzip", "empty"),
        (HEAD.encode()[:120], "cut short"),
        (b"<rss", "cut short"),
    ],
)
def test_other_files_are_named_for_what_they_are(tmp_path: Path, content: bytes, words: str) -> None:
    assert words in refusal(saved(tmp_path, content))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert "cannot be opened" in refusal(tmp_path / "nothing.xml")


def test_a_doctype_is_refused_before_its_entities_are_read(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}]>' + HEAD.split("?>")[1] + "&l11;" + TAIL
    file = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + HEAD.split("?>")[1] + "&x;" + TAIL

    for hostile in (bomb, file, file.lower(), "<!-- harmless -->\n" + file):
        assert "DOCTYPE" in refusal(saved(tmp_path, hostile.encode()))


def test_name_and_wrapping_do_not_matter(tmp_path: Path) -> None:
    assert titles(open_export(saved(tmp_path, WHOLE, "photo.jpg"))) == ["Volcano", "Moon"]
    assert titles(open_export(saved(tmp_path, gzip.compress(WHOLE), "blog.xml"))) == ["Volcano", "Moon"]
    assert titles(open_export(zipped(tmp_path, **{"a/b/blog": WHOLE, "a/readme.txt": b"hi"}))) == ["Volcano", "Moon"]


def test_parts_of_one_blog_are_one_export(tmp_path: Path) -> None:
    second = (HEAD + item(title="Bridge", number=9) + TAIL).encode()
    other = second.replace(b"/mei", b"/tomas")
    path = zipped(tmp_path, **{"mei.000.xml": WHOLE, "mei.001.xml": gzip.compress(second), "tomas.xml": other})

    export = open_export(path)

    assert titles(export) == ["Volcano", "Moon", "Bridge"]
    assert [(note.kind, note.detail) for note in export.findings.notes] == [
        ("other-blog", "https://blogs.example/tomas")
    ]


def test_a_zip_without_an_export_says_so(tmp_path: Path) -> None:
    assert "no WordPress export" in refusal(zipped(tmp_path, **{"cat.jpg": b"\xff\xd8", "a.xml": b"<a/>"}))


def test_bombs_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "RATIO_FREE", 1 << 20)
    bomb = HEAD.encode() + b"<item><title>" + b" " * (8 << 20)
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=1) as stream:
        stream.write(bomb)

    assert "beyond all reason" in refusal(saved(tmp_path, packed.getvalue()))
    assert "beyond all reason" in refusal(zipped(tmp_path, **{"blog.xml": bomb}))


def test_deep_nesting_is_refused(tmp_path: Path) -> None:
    assert "nested" in refusal(saved(tmp_path, (HEAD + "<a>" * 5000 + "</a>" * 5000 + TAIL).encode()))


def test_a_cut_file_offers_what_is_whole_and_names_the_break(tmp_path: Path) -> None:
    cut = WHOLE[: WHOLE.index(b"Moon")]

    export = open_export(saved(tmp_path, cut))

    assert titles(export) == ["Volcano"]
    assert export.findings.broken is not None and export.findings.broken.item == "Volcano"
    assert "Volcano" in str(export.findings.broken)


def test_cut_anywhere_an_export_is_read_or_refused_but_never_fails(tmp_path: Path) -> None:
    whole = (SAMPLES / "grade3.xml").read_bytes()
    places = random.Random(6).sample(range(len(whole)), 200)
    all_titles = titles(open_export(SAMPLES / "grade3.xml"))

    for place in places:
        try:
            export = open_export(saved(tmp_path, whole[:place]))
        except NotAnExport as refused:
            assert str(refused)
        else:
            found = titles(export)
            assert found == all_titles[: len(found)]
            assert export.findings.broken is not None


def test_a_cut_gzip_or_zip_offers_what_is_whole(tmp_path: Path) -> None:
    packed = gzip.compress((SAMPLES / "grade6.xml").read_bytes())

    export = open_export(saved(tmp_path, packed[: len(packed) * 3 // 4]))

    assert 0 < len(export) < 65 and export.findings.broken is not None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252", "shift_jis"])
def test_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    title = "日本" if encoding == "shift_jis" else "Zoë"
    text = HEAD.replace("’", "'").replace("UTF-8", encoding.removesuffix("-sig")) + item(title=title) + TAIL

    export = open_export(saved(tmp_path, text.encode(encoding)))

    assert titles(export) == [title]
    assert not export.findings.notes


@pytest.mark.parametrize("lie", ["iso-8859-1", "windows-1252", "utf-16", "x-unheard-of"])
def test_a_lie_about_the_encoding_does_no_harm(tmp_path: Path, lie: str) -> None:
    export = open_export(saved(tmp_path, (HEAD.replace("UTF-8", lie) + item(title="Zoë") + TAIL).encode()))

    assert titles(export) == ["Zoë"]
    assert [note.kind for note in export.findings.notes] == ["encoding"]


def test_stray_bytes_are_read_counted_and_placed(tmp_path: Path) -> None:
    text = (HEAD + item(title="Fine ☺") + item(title="Zo@", number=8) + TAIL).encode().replace(b"@", b"\xeb")

    export = open_export(saved(tmp_path, text))

    assert titles(export) == ["Fine ☺", "Zoë"]
    assert export.findings.repairs == {"stray-bytes": 1}


def test_blanks_and_comments_before_the_start(tmp_path: Path) -> None:
    assert titles(open_export(saved(tmp_path, b"\n\n  <!-- made & sent -->\n" + WHOLE))) == ["Volcano", "Moon"]


def test_signs_no_strict_parser_accepts(written: Written) -> None:
    content = "<content:encoded>Tom & Jo&nbsp;say &eacute; &#x1; 3 < 7 &unknown; &amp;lt;\x0b]]></content:encoded>"

    export = written(item(content, title="R&D \x01\ufffe"))

    [post] = export.items()
    assert post.title == "R&D"
    assert post.content == "Tom & Jo\xa0say é  3 < 7 &unknown; &lt;]]>"
    assert export.findings.repairs == {
        "bare-ampersands": 2,
        "named-entities": 2,
        "control-characters": 4,
        "bare-brackets": 2,
    }
    assert export.findings.repaired_items["bare-ampersands"] == {"R&D": 2}


def test_halves_of_letters_are_joined_or_dropped(tmp_path: Path) -> None:
    halves = (HEAD + item(title="X😀Y") + TAIL).encode().replace("😀".encode(), b"\xed\xa0\xbd\xed\xb8\x80")
    lone = (HEAD + item(title="X😀Y") + TAIL).encode().replace("😀".encode(), b"\xed\xa0\xbd")

    assert titles(open_export(saved(tmp_path, halves))) == ["X😀Y"]
    assert titles(open_export(saved(tmp_path, lone))) == ["XY"]


def test_a_text_of_twelve_megabytes_is_read(written: Written) -> None:
    export = written(item(f"<content:encoded><![CDATA[{'moon & sun ' * 1_100_000}]]></content:encoded>"))

    assert [len(post.content) for post in export.items()] == [12_100_000]


@pytest.mark.parametrize(
    ("megabytes", "most"), [(24, 20), pytest.param(300, 20, marks=[pytest.mark.thorough, pytest.mark.long])]
)
def test_a_file_of_any_size_goes_by_in_little_memory(tmp_path: Path, megabytes: int, most: int) -> None:
    """R14: the text of the items is never all in memory; of each only what is said about it in a line is kept."""
    text = "moon & sun " * (50_000 // 11)
    with (tmp_path / "large.xml").open("w") as file:
        file.write(HEAD)
        for number in range(megabytes * 20):
            file.write(item(f"<content:encoded><![CDATA[{text}]]></content:encoded>", number=number + 1))
        file.write(TAIL)
    tracemalloc.start()
    try:
        found = sum(1 for _item in open_export(tmp_path / "large.xml").items())
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert found == megabytes * 20 and peak < most << 20
