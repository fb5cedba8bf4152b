"""``evidence``: which addresses still answer, which files are as handed in; and a look at one piece."""

import json
import sys
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from govopen.cli import terminal
from govopen.cli.loading import progress
from govopen.ledger import links
from govopen.ledger.opened import file_name
from govopen.output.columns import width_of
from govopen.store.connection import connect
from govopen.store.files import evidence_store

from .running import Answer, Run
from .test_audit import schema_problems
from .test_load import Terminal

Golden = Callable[[str, str], None]


class Handler(BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        self.send_response(404 if self.path == "/gone" else 200)
        self.end_headers()

    def do_GET(self) -> None:
        self.do_HEAD()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name there
        pass


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is taken out of the store goes away with the test."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))


@pytest.fixture
def web() -> Iterator[str]:
    """A web server of our own; gives its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def desk(clerk: Run, tmp_path: Path) -> Callable[..., Answer]:
    """Record what a unit did, with evidence."""

    def done(unit: str, *evidence: str, more: tuple[str, ...] = ()) -> Answer:
        given = [word for piece in evidence for word in ("--evidence", piece)]
        answer = clerk("done", "2.1.2a", "--unit", unit, "--on", "7-18", *given, *more)
        assert answer.code == 0, answer.err
        return answer

    return done


@pytest.fixture
def photo(tmp_path: Path) -> str:
    (tmp_path / "7月18日 会议.jpg").write_bytes(b"a photo")
    return str(tmp_path / "7月18日 会议.jpg")


def checked(answer: Answer) -> dict[str, Any]:
    assert schema_problems("evidence", answer.out) == []
    found: dict[str, Any] = json.loads(answer.out)
    return found


def verdicts(found: dict[str, Any]) -> list[tuple[str, int, str]]:
    return [(piece["entry"], piece["place"], piece["verdict"]) for piece in found["pieces"]]


def test_what_is_all_there_is_one_sentence_and_one_entry(
    clerk: Run, desk: Callable[..., Answer], web: str, photo: str
) -> None:
    desk("区教委", photo, f"{web}/1")
    desk("区民政局", f"{web}/1", photo)
    answer = clerk("evidence", "check", "--allow-private")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines()[1:] == ["2 addresses: ok 2. 2 files: as handed in 2. Recorded as E4."]
    told = clerk("history", "E4").out
    assert "check of evidence" in told
    assert "2 addresses" in told
    assert clerk("audit").code == 0


def test_what_is_dead_or_altered_is_listed_and_the_answer_is_no(
    clerk: Run, desk: Callable[..., Answer], web: str, photo: str, xicheng: Path
) -> None:
    desk("区教委", photo, f"{web}/gone")
    desk("区民政局", f"{web}/1", f"{web}/gone")
    (kept,) = evidence_store(xicheng).glob("??/*")
    kept.write_bytes(b"another")
    answer = clerk("evidence", "check", "--allow-private", "--format", "json")
    found = checked(answer)
    assert answer.code == 1
    assert verdicts(found) == [("E2", 2, "dead"), ("E3", 1, "ok"), ("E3", 2, "dead"), ("E2", 1, "altered")]
    assert found["links"] == {"ok": 1, "dead": 2, "unreachable": 0, "refused": 0, "skipped": 0}
    first = found["pieces"][0]
    assert (first["unit"], first["obligation"], first["status"]) == ("区教委", "2.1.2a", 404)
    kept.unlink()
    told = clerk("evidence", "check", "--allow-private").out
    assert "[dead]  E2  Education Commission  Open meetings 2.1.2a  HTTP 404" in told
    assert "[missing]  E2  Education Commission  Open meetings 2.1.2a" in told
    assert f"{web}/gone" in told
    assert "govopen correct E2 --evidence URL --reason TEXT" in told


def test_the_result_of_each_link_is_kept_with_the_check(
    clerk: Run, desk: Callable[..., Answer], web: str, xicheng: Path
) -> None:
    desk("区教委", f"{web}/1", f"{web}/gone")
    assert clerk("evidence", "check", "--allow-private").code == 1
    rows = connect(str(xicheng)).execute("SELECT seq, entry_seq, place, verdict, status FROM link_check").fetchall()
    assert rows == [(3, 2, 0, "ok", 200), (3, 2, 1, "dead", 404)]


def test_others_record_while_the_network_answers(
    clerk: Run, desk: Callable[..., Answer], web: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk("区教委", f"{web}/1")

    def slowly(addresses: dict[str, None], **_more: object) -> dict[str, links.Answer]:
        desk("区民政局")
        return dict.fromkeys(addresses, links.Answer("ok", 200))

    monkeypatch.setattr(links, "look_at", slowly)
    assert "Recorded as E4." in clerk("evidence", "check").out


def test_how_far_it_is_stands_on_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with progress(3, "addresses", worth=0) as tick:
        tick(2)
    assert "2/3" in screen.getvalue()


def test_a_private_address_is_asked_only_when_told_to(clerk: Run, desk: Callable[..., Answer], web: str) -> None:
    desk("区教委", f"{web}/1")
    answer = clerk("evidence", "check", "--format", "json")
    assert answer.code == 0
    assert [(piece["verdict"], piece["detail"]) for piece in checked(answer)["pieces"]] == [("refused", "private")]
    assert "a private or local" in clerk("evidence", "check").out
    assert verdicts(checked(clerk("evidence", "check", "--allow-private", "--format", "json"))) == [("E2", 1, "ok")]


def test_only_what_is_in_force_is_looked_at(clerk: Run, desk: Callable[..., Answer], web: str) -> None:
    desk("区教委", f"{web}/gone")
    desk("区民政局", f"{web}/1")
    assert clerk("undo", "E2").code == 0
    assert verdicts(checked(clerk("evidence", "check", "--allow-private", "--format", "json"))) == [("E3", 1, "ok")]


def test_one_units_or_one_entrys_evidence_alone(clerk: Run, desk: Callable[..., Answer], web: str) -> None:
    desk("区教委", f"{web}/1")
    desk("区民政局", f"{web}/1")
    for words in (("--unit", "区民政局"), ("E3",)):
        found = checked(clerk("evidence", "check", *words, "--allow-private", "--format", "json"))
        assert verdicts(found) == [("E3", 1, "ok")]
    own = clerk("evidence", "check", "--allow-private", "--format", "json", unit="区教委")
    assert verdicts(checked(own)) == [("E2", 1, "ok")]


def test_a_deleted_address_is_counted_and_not_asked(clerk: Run, desk: Callable[..., Answer], web: str) -> None:
    desk("区教委", f"{web}/1")
    assert clerk("redact", "E2", "--field", "links", "--reason", "隐私").code == 0
    assert "1 address: address deleted 1." in clerk("evidence", "check", "--allow-private").out
    assert clerk("audit").code == 0
    assert "[text deleted]" in clerk("evidence", "open", "E2").out


def test_without_evidence_nothing_is_recorded(clerk: Run, desk: Callable[..., Answer]) -> None:
    desk("区教委")
    answer = clerk("evidence", "check")
    assert (answer.code, answer.out.splitlines()[1:]) == (
        0, ["no entry in force has any evidence; nothing was recorded"],
    )  # fmt: skip
    found = checked(clerk("evidence", "check", "--format", "json"))
    assert (found["entry"], found["position"]) == (None, "xicheng-2018@2")


def test_it_records_and_so_looks_at_now(clerk: Run, desk: Callable[..., Answer]) -> None:
    desk("区教委")
    assert clerk("--as-of", "2018-07-18", "evidence", "check").code == 2


def test_rows_for_a_table(clerk: Run, desk: Callable[..., Answer], web: str, photo: str) -> None:
    desk("区教委", photo, f"{web}/gone")
    lines = clerk("evidence", "check", "--allow-private", "--format", "csv").out.splitlines()
    assert lines[0].removeprefix("\ufeff").split(",")[:5] == ["entry", "unit", "obligation", "place", "kind"]
    assert lines[1].startswith(f"E2,区教委,2.1.2a,2,link,,{web}/gone,,,dead,404")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_its_screen(clerk: Run, desk: Callable[..., Answer], web: str, photo: str, golden: Golden, lang: str) -> None:
    desk("区教委", photo, f"{web}/gone", "http://10.0.0.1/内网")
    said = clerk("evidence", "check", lang=lang).out
    assert "127.0.0.1" in said
    assert max(map(width_of, said.splitlines())) <= 80
    golden(f"evidence-{lang}.txt", said.replace(web, "http://127.0.0.1:8000"))


def test_several_pieces_are_a_list_and_one_is_shown(
    clerk: Run, desk: Callable[..., Answer], photo: str, tmp_path: Path
) -> None:
    desk("区教委", photo, "https://a.example/1")
    answer = clerk("evidence", "open", "E2")
    assert answer.out.splitlines()[2:4] == ["1 7月18日 会议.jpg  1 KB", "2 https://a.example/1"]
    assert "govopen evidence open E2 1" in answer.out
    assert clerk("evidence", "open", "e2", "2").out.splitlines()[-1] == "https://a.example/1"
    found = checked(clerk("evidence", "open", "E2", "1", "--format", "json"))
    copy = Path(found["pieces"][0]["path"])
    assert (copy.name, copy.read_bytes()) == ("7月18日 会议.jpg", b"a photo")
    assert found["pieces"][1]["path"] is None


def test_a_single_piece_needs_no_number(clerk: Run, desk: Callable[..., Answer]) -> None:
    desk("区教委", "https://a.example/1")
    assert clerk("evidence", "open", "E2").out.splitlines()[-1] == "https://a.example/1"


def test_of_a_hash_alone_nothing_can_be_shown(clerk: Run, desk: Callable[..., Answer], photo: str) -> None:
    desk("区教委", photo, more=("--no-copy",))
    answer = clerk("evidence", "open", "E2")
    assert answer.code == 0
    assert "only its hash was kept, not the file" in " ".join(answer.out.split())
    found = checked(clerk("evidence", "check", "--format", "json"))
    assert (verdicts(found), found["entry"]) == ([("E2", 1, "skipped")], None)


def test_a_file_that_was_altered_is_not_shown(
    clerk: Run, desk: Callable[..., Answer], photo: str, xicheng: Path, tmp_path: Path
) -> None:
    desk("区教委", photo)
    (kept,) = evidence_store(xicheng).glob("??/*")
    for content in (b"another file, longer", b"a phot0"):
        kept.write_bytes(content)
        answer = clerk("evidence", "open", "E2")
        assert (answer.code, answer.out) == (1, "")
        assert "E2: the file is not what was handed in" in answer.err
    kept.unlink()
    assert clerk("evidence", "open", "E2").code == 1
    assert list((tmp_path / "temporary").iterdir()) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("open",), "the evidence of which entry?"),
        (("open", "E9"), "no entry E9"),
        (("open", "E2"), "E2 has no evidence"),
        (("open", "E3", "3"), "E3 has 2 pieces of evidence; give a number from 1 to 2"),
        (("open", "E4", "2"), "E4 has one piece of evidence"),
        (("check", "E9"), "no entry E9"),
        (("check", "--unit", "无此单位"), "unknown unit"),
        (("look",), "evidence look means nothing; use check | open"),
    ],
)
def test_what_is_not_understood_is_refused_in_one_line(
    clerk: Run, desk: Callable[..., Answer], photo: str, words: tuple[str, ...], said: str
) -> None:
    desk("区教委")
    desk("区民政局", photo, "https://a.example/1")
    desk("区文化委", photo)
    answer = clerk("evidence", *words)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert answer.err.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "opened"), [("会议.jpg", True), ("会议.PDF", True), ("会议.exe", False), ("a.html", False), ("a", False)]
)
def test_at_a_terminal_only_what_is_looked_at_is_opened(
    clerk: Run,
    desk: Callable[..., Answer],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    opened: bool,
) -> None:
    """A program handed in as evidence is copied out, and never run."""
    launched: list[str] = []
    monkeypatch.setattr("typer.launch", launched.append)
    (tmp_path / name).write_bytes(b"x")
    desk("区教委", str(tmp_path / name), "https://a.example/1")
    assert clerk("evidence", "open", "E2", "1").code == 0
    assert launched == []
    monkeypatch.setattr(terminal, "at_terminal", lambda: True)
    assert clerk("evidence", "open", "E2", "1").code == 0
    assert [Path(target).name for target in launched] == ([name] if opened else [])
    assert clerk("evidence", "open", "E2", "2").code == 0
    assert launched[-1] == "https://a.example/1"


@pytest.mark.parametrize(
    ("given", "plain"),
    [
        ("会议 照片.jpg", "会议 照片.jpg"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("..\\..\\boot.ini", "_.._boot.ini"),
        ("/etc/passwd", "_etc_passwd"),
        ("C:\\x.txt", "C__x.txt"),
        ("a\x00b\n.txt", "ab.txt"),
        ("\u202egpj.exe", "gpj.exe"),
        ("-rf.txt", "rf.txt"),
        (".bashrc", "bashrc"),
        ("CON.txt", "_CON.txt"),
        ("lpt1", "_lpt1"),
        ("a.txt. . ", "a.txt"),
        ("", "evidence"),
        ("...", "evidence"),
        ('a<b>|"?*.pdf', "a_b_____.pdf"),
        ("\udcff.txt", "txt"),
    ],
)
def test_a_name_is_data_and_never_a_path(given: str, plain: str) -> None:
    assert file_name(given) == plain


@pytest.mark.parametrize("given", ["长" * 300 + ".pdf", "x" * 400, "a." + "y" * 300])
def test_a_long_name_is_cut_to_what_every_disk_takes(given: str) -> None:
    assert len(file_name(given).encode()) <= 210
    assert file_name(given).endswith(".pdf") == given.endswith(".pdf")
