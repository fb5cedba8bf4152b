"""Evidence is kept as it was handed in, under its hash, and nothing else is taken for evidence."""

import os
from hashlib import sha256
from pathlib import Path

import pytest

from govopen.errors import BadInput
from govopen.ledger import evidence
from govopen.ledger.entry import Text
from govopen.ledger.evidence import (
    BadAddress,
    CannotKeep,
    FileTooLarge,
    NoEvidenceNamed,
    NoSuchFile,
    NotAFile,
    Piece,
    UnknownScheme,
    UnreadableFile,
    facts,
    keep,
    pieces_of,
    place_of,
    shown,
    suspicious,
    unquoted,
)
from govopen.store.files import evidence_store

PHOTO = b"a photo of the meeting" * 100_000
DIGEST = sha256(PHOTO).hexdigest()


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return evidence_store(tmp_path / "plan.db")


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "7月18日 会议.jpg"
    path.write_bytes(PHOTO)
    return path


def test_a_file_is_kept_under_its_hash_with_its_own_name(store: Path, photo: Path) -> None:
    piece = keep(store, str(photo))
    assert piece == Piece("file", "7月18日 会议.jpg", DIGEST, len(PHOTO), 1)
    assert place_of(store, DIGEST) == store / DIGEST[:2] / DIGEST
    assert place_of(store, DIGEST).read_bytes() == PHOTO
    assert store.name == "plan.db.evidence"


def test_nothing_half_written_stays_in_the_store(store: Path, photo: Path) -> None:
    keep(store, str(photo))
    assert [path for path in store.rglob("*") if path.is_file()] == [place_of(store, DIGEST)]


def test_the_same_file_handed_in_twice_is_kept_once(store: Path, photo: Path) -> None:
    first = keep(store, str(photo))
    before = place_of(store, DIGEST).stat().st_ino
    assert keep(store, str(photo)) == first
    assert place_of(store, DIGEST).stat().st_ino == before


def test_handing_a_file_in_again_mends_a_damaged_one(store: Path, photo: Path) -> None:
    keep(store, str(photo))
    place_of(store, DIGEST).write_bytes(b"damaged")
    keep(store, str(photo))
    assert place_of(store, DIGEST).read_bytes() == PHOTO


def test_without_a_copy_only_the_hash_is_kept(store: Path, photo: Path) -> None:
    assert keep(store, str(photo), copy=False) == Piece("file", photo.name, DIGEST, len(PHOTO), 0)
    assert not store.exists()


def test_a_path_may_begin_in_the_home_directory(
    store: Path, photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert keep(store, f"~/{photo.name}").sha256 == DIGEST


@pytest.mark.parametrize(
    "address",
    ["https://www.example.gov.cn/art/2018/7/18.html", "http://example.cn:8080/?a=1", "HTTPS://例子.中国/公开"],
)
def test_a_web_address_is_a_link(store: Path, address: str) -> None:
    assert keep(store, f" {address} ") == Piece("link", url=address)
    assert not store.exists()


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ("", NoEvidenceNamed),
        ("   ", NoEvidenceNamed),
        ('""', NoEvidenceNamed),
        ("no-such.jpg", NoSuchFile),
        ("7月18日.jpg/inside", NoSuchFile),
        ("with\0nul", NoSuchFile),
        ("~nobody-of-that-name/x.jpg", NoSuchFile),
        ("D:\\公开\\会议.jpg", NoSuchFile),
        (".", NotAFile),
        ("x" * 5000, UnreadableFile),
        ("ftp://example.cn/a.jpg", UnknownScheme),
        ("javascript:alert(1)", UnknownScheme),
        ("data:text/html,x", UnknownScheme),
        ("http:///nowhere", BadAddress),
        ("http://[broken", BadAddress),
        ("http://example.cn:99999/", BadAddress),
        ("https://me:secret@example.cn/", BadAddress),
        ("https://example.cn/a b", BadAddress),
        ("https://example.cn/\x1b[2J", BadAddress),
        ("https://example.cn/" + "x" * 2000, BadAddress),
    ],
)
def test_anything_else_is_refused_in_one_line(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str, error: type[BadInput]
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(error) as refusal:
        keep(store, given)
    message = str(refusal.value)
    assert message.isprintable()
    assert len(message) < 400
    assert refusal.value.exit_code == 2
    assert not store.exists()


def test_a_pipe_is_not_waited_for(store: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotAFile):
        keep(store, str(tmp_path / "pipe"))


def test_a_file_beyond_the_limit_is_refused_unread(store: Path, photo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence, "MOST_BYTES", len(PHOTO) - 1)
    with pytest.raises(FileTooLarge):
        keep(store, str(photo))
    assert not store.exists()


@pytest.mark.parametrize("copy", [True, False])
def test_a_file_that_grows_beyond_the_limit_while_it_is_read_is_refused(
    store: Path, photo: Path, monkeypatch: pytest.MonkeyPatch, copy: bool
) -> None:
    monkeypatch.setattr(evidence, "MOST_BYTES", 1000)
    monkeypatch.setattr(os, "fstat", lambda _file: os.stat_result((1,) * 10))
    with pytest.raises(FileTooLarge):
        keep(store, str(photo), copy=copy)
    assert not [path for path in store.rglob("*") if path.is_file()]


def test_the_limit_is_200_megabytes() -> None:
    assert evidence.MOST_BYTES == 200 * 1024 * 1024


@pytest.mark.parametrize("copy", [True, False])
def test_a_file_that_cannot_be_read_is_refused(
    store: Path, photo: Path, monkeypatch: pytest.MonkeyPatch, copy: bool
) -> None:
    def refuse(*_args: object) -> tuple[str, int]:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(evidence, "pour", refuse)
    with pytest.raises(CannotKeep if copy else UnreadableFile, match="Input/output error"):
        keep(store, str(photo), copy=copy)


def test_a_store_that_cannot_be_written_is_the_databases_fault(store: Path, photo: Path) -> None:
    store.write_text("in the way")
    with pytest.raises(CannotKeep) as refusal:
        keep(store, str(photo))
    assert refusal.value.exit_code == 3


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ("  /tmp/a b.jpg ", "/tmp/a b.jpg"),
        ('"D:\\公开\\7月18日 会议.jpg"', "D:\\公开\\7月18日 会议.jpg"),
        ("D:\\公开\\会议.jpg", "D:\\公开\\会议.jpg"),
        ("\\\\server\\share\\a.jpg", "\\\\server\\share\\a.jpg"),
        ("& 'C:\\a b.jpg'", "C:\\a b.jpg"),
        ("'/tmp/a b.jpg' ", "/tmp/a b.jpg"),
        ("'/tmp/it'\\''s.jpg'", "/tmp/it's.jpg"),
        ("/tmp/a\\ b\\ \\(1\\).jpg", "/tmp/a b (1).jpg"),
        ("file:///tmp/%E4%BC%9A%E8%AE%AE%20a.jpg", "/tmp/会议 a.jpg"),
        ("file://localhost/tmp/a.jpg", "/tmp/a.jpg"),
        ("FILE:///C:/a%20b.jpg", "C:/a b.jpg"),
        ('"', '"'),
        ("plain.jpg", "plain.jpg"),
    ],
)
def test_a_path_dragged_into_a_terminal_is_read_as_meant(given: str, path: str) -> None:
    assert unquoted(given) == path


def test_a_dragged_file_is_found(store: Path, photo: Path) -> None:
    assert keep(store, f" '{photo}' ").name == photo.name
    assert keep(store, str(photo).replace(" ", "\\ ")).name == photo.name
    assert keep(store, photo.as_uri()).name == photo.name


@pytest.mark.parametrize("name", ["'quoted'", "a\\b", "note:1", " spaced "])
def test_a_file_whose_name_looks_quoted_is_still_found(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_text("odd")
    assert keep(store, name).name == name


def test_an_entry_holds_facts_and_its_text_the_names() -> None:
    pieces = [Piece("file", "a.jpg", "0" * 64, 5, 1), Piece("link", url="http://x.cn"), Piece("file", "b", "1" * 64, 6)]
    said = facts(pieces)
    assert said == f'[["file","{"0" * 64}",5,1],["link"],["file","{"1" * 64}",6,0]]'
    assert pieces_of(said, Text(files=("a.jpg", "b"), links=("http://x.cn",))) == pieces
    assert [piece.name + piece.url for piece in pieces_of(said, Text())] == ["", "", ""]
    assert facts([]) == "[]"


def test_a_name_is_shown_on_one_line() -> None:
    assert shown("a\nb") == "'a\\nb'"
    assert len(shown("x" * 5000)) == 200


@pytest.mark.parametrize(
    "text",
    [
        "居民11010519491231002X参会",
        "110105 19491231 002x",
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105491231002",
    ],
)
def test_an_id_number_is_noticed_and_not_repeated(text: str) -> None:
    (warning,) = suspicious(text)
    assert "ID number" in warning
    assert "1949" not in warning


@pytest.mark.parametrize("text", ["联系人13812345678", "+86 138 1234 5678", "tel 138-1234-5678", "8613812345678"])
def test_a_mobile_number_is_noticed(text: str) -> None:
    (warning,) = suspicious(text)
    assert "mobile number" in warning
    assert "1234" not in warning


@pytest.mark.parametrize(
    "text",
    [
        "秘密★1年",
        "机密 ★ 长期",
        "绝密★",
        "秘密*1年",
        "密级:秘密",
        "密级:机密",
        "【机密】预算.docx",
        "(秘密)名单",
        "秘密 3年",
        "机密_名单.xlsx",
        "内部资料 注意保管",
        "内部文件,严禁外传",
    ],
)
def test_a_secrecy_mark_is_noticed(text: str) -> None:
    (warning,) = suspicious(text)
    assert "secrecy mark" in warning


@pytest.mark.parametrize(
    "text",
    [
        "",
        "校园周边整治,居民代表12人列席",
        "按保守国家秘密法审查,保密审查表已附",
        "涉及商业秘密3年内不公开",
        "国家秘密、商业秘密、个人隐私",
        "内部资料已整理公开",
        "110105194912310021",  # the check digit is wrong
        "订单 201807180000123456789",
        "t20180718_1445123.html",
        "64位 12345678901",
        "热线 12345、96391",
        "999999999999999",
    ],
)
def test_ordinary_words_and_numbers_raise_no_alarm(text: str) -> None:
    assert suspicious(text) == []


def test_everything_suspicious_is_named_at_once() -> None:
    assert len(suspicious("秘密★1年 11010519491231002X 13812345678")) == 3
