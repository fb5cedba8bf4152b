"""One report, three formats, to stdout or whole into a file."""

import csv
import json
import os
import stat
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from govopen.output import columns
from govopen.output.columns import Screen
from govopen.output.delimited import harmless
from govopen.output.emit import CannotWrite, NoRows, emit, json_chunks, screen


class Asked(NamedTuple):
    format: str = "table"
    output: str | None = None
    unit: str | None = None


def never() -> Iterator[str]:
    raise AssertionError("only the wanted format is made")


def write(asked: Asked) -> None:
    rows = [("区教委", 3, -1.5, None, "=1+1")]
    emit(
        asked,
        text=lambda: ["区教委", "end"],
        record=lambda: {"schema": "test/1", "rows": iter([{"unit": "区教委"}, {"unit": None}]), "flags": []},
        rows=lambda: rows,
        header=("unit", "n", "x", "none", "note"),
    )


TABLE = "区教委\nend\n"
JSON = '{\n  "schema": "test/1",\n  "rows": [\n    {"unit": "区教委"},\n    {"unit": null}\n  ],\n  "flags": []\n}\n'
CSV = "\ufeffunit,n,x,none,note\r\n区教委,3,-1.5,,'=1+1\r\n"


@pytest.mark.parametrize(("form", "written"), [("table", TABLE), ("json", JSON), ("csv", CSV)])
def test_the_wanted_format_goes_where_it_is_wanted(
    form: str, written: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    for output in (None, "-"):
        write(Asked(form, output))
        import sys

        sys.stdout.flush()
        assert capfdbinary.readouterr().out == written.replace("\n", os.linesep if form == "table" else "\n").encode()
    write(Asked(form, str(tmp_path / "file")))
    assert (tmp_path / "file").read_bytes() == written.encode()
    assert capfdbinary.readouterr().out == b""


def test_only_the_wanted_format_is_made(tmp_path: Path) -> None:
    output = str(tmp_path / "x")
    emit(Asked("json", output), text=never, record=dict, rows=lambda: [[text] for text in never()])
    emit(Asked("table", output), text=lambda: ["x"], record=lambda: {"x": list(never())})
    assert (tmp_path / "x").read_text(encoding="utf-8") == "x\n"


def test_a_command_without_rows_refuses_csv() -> None:
    with pytest.raises(NoRows, match="no rows for csv; use --format table or json"):
        emit(Asked("csv"), text=never, record=dict)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "＝1", "＋1", "－1", "＠x"])
def test_no_text_runs_as_a_formula(cell: str, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    emit(Asked("csv", str(path)), text=never, record=dict, rows=lambda: [[cell, -1, "x-1"]], header=[cell])
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [[f"'{cell}"], [f"'{cell}", "-1", "x-1"]]


def test_what_would_turn_a_screen_or_a_line_round_is_written_out() -> None:
    assert harmless("a\x1b[31m\u202eb\nc") == "a\\x1b[31m\\u202eb\nc"


def test_many_rows_stream(tmp_path: Path) -> None:
    made = 0

    def rows() -> Iterator[dict[str, int]]:
        nonlocal made
        for made in range(1, 2001):
            yield {"n": made}

    pieces = json_chunks({"rows": rows()})
    next(pieces), next(pieces)
    assert made < 2000
    rest = b'{"rows": [' + b"".join(pieces).lstrip(b",")
    assert rest.count(b"\n") > 1000
    assert json.loads(b"".join(json_chunks({"rows": rows()})))["rows"][-1] == {"n": 2000}
    emit(
        Asked("csv", str(tmp_path / "x")), text=never, record=dict, rows=lambda: ([r["n"]] for r in rows()), header="n"
    )
    assert (tmp_path / "x").read_bytes().count(b"\r\n") == 2001


def test_a_file_name_of_unknown_encoding_stays_json() -> None:
    assert json.loads(b"".join(json_chunks({"file": "\udcff"}))) == {"file": "\udcff"}
    assert json.loads(b"".join(json_chunks({"none": iter([])}))) == {"none": []}


def test_a_file_is_whole_or_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("before", encoding="utf-8")

    def broken() -> Iterator[str]:
        yield "half"
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        emit(Asked(output=str(path)), text=broken, record=dict)
    assert path.read_text(encoding="utf-8") == "before"
    assert os.listdir(tmp_path) == ["report.txt"]  # noqa: PTH208 - names are wanted


def test_a_link_is_followed_and_the_file_has_ordinary_permissions(tmp_path: Path) -> None:
    link, target = tmp_path / "link", tmp_path / "target"
    link.symlink_to(target)
    write(Asked(output=str(link)))
    assert link.is_symlink()
    assert stat.S_IMODE(target.stat().st_mode) & 0o600 == 0o600
    assert target.read_text(encoding="utf-8") == TABLE


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    write(Asked(output=str(pipe)))
    reader.join()
    assert read == [TABLE]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("folder", "it is a folder"),
        ("missing/file", "no such file or folder"),
        ("file/x", "a part of its path is no folder"),
    ],
)
def test_a_place_that_cannot_be_written_is_one_line(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(CannotWrite) as refused:
        write(Asked(output=str(tmp_path / name)))
    assert str(refused.value) == f"cannot write {tmp_path / name}: {reason}; name another file"


def test_a_file_is_laid_out_for_eighty_cells_without_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns, "screen", lambda: Screen(120, colour=True))
    assert screen(Asked(output="x")) == Screen(80, colour=False)
    assert screen(Asked(output="-")) == screen(Asked()) == Screen(120, colour=True)
