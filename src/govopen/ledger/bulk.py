"""A file of rows, CSV or XLSX, read into cells that know their place: ``B7``.

What a spreadsheet would compute is refused: a formula's value is nothing that anybody typed.
"""

import csv
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, time
from io import BytesIO, StringIO
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from govopen.errors import BadInput, joined
from govopen.locales import _, language

MOST_BYTES = 5_000_000
MOST_UNPACKED = 50_000_000
MOST_ROWS = 5_000
MOST_COLUMNS = 50


class Form(NamedTuple):
    """By which headings the columns of a file are known, field by field, the first being what messages call it.

    Columns that are ``ignored`` may be there: what a report prints is read back with its answers.
    """

    headings: Mapping[str, Sequence[str]]
    needed: Sequence[str]
    ignored: Mapping[str, Sequence[str]] = {}


CLAIMS = Form({
    "unit": ("unit", "单位", "单位名称"),
    "what": ("obligation", "code", "要求", "事项", "编号", "要求事项"),
    "on": ("date", "day", "日期", "办理日期", "时间"),
    "times": ("times", "count", "次数"),
    "evidence": ("evidence", "佐证", "佐证材料"),
    "note": ("note", "notes", "说明", "备注"),
    "period": ("for", "period", "期间", "期次"),
    "case": ("case", "事件"),
    "via": ("via", "channel", "报来方式", "方式"),
    "ref": ("ref", "reference", "文号", "来文号"),
    "reported": ("reported", "reported on", "报来日期", "报送日期"),
}, needed=("what", "on"))  # fmt: skip

VERDICTS = Form({
    "entry": ("entry", "编号", "记录", "记录号"),
    "decision": ("decision", "审核意见", "审核", "意见", "决定"),
    "reason": ("reason", "理由", "退回理由"),
    "decided": ("decided", "审核日期"),
    "ref": ("ref", "文号"),
}, needed=("entry", "decision"), ignored={
    "kind": ("kind", "类别"),
    "unit": ("unit", "单位"),
    "pool": ("pool", "共同承担"),
    "obligation": ("obligation", "要求编号"),
    "name": ("name", "要求"),
    "checkpoint": ("checkpoint", "节点"),
    "case": ("case", "事件"),
    "period": ("period", "期次"),
    "occurred_at": ("occurred_at", "办理日期"),
    "until": ("until", "延至"),
    "times": ("times", "次数"),
    "evidence": ("evidence", "佐证"),
    "note": ("note", "说明"),
    "by": ("by", "记录人"),
    "on_behalf": ("on_behalf", "代录"),
    "via": ("via", "报来方式"),
    "recorded_at": ("recorded_at", "记录时间"),
    "waiting_days": ("waiting_days", "已等工作日"),
    "replaces": ("replaces", "替换"),
    "synthetic": ("synthetic", "合成数据"),
})  # fmt: skip


def heading_of(names: Sequence[str]) -> str:
    """A column's heading in the reader's language: the first that is, the English one coming first."""
    chinese = [name for name in names if not name.isascii()]
    return chinese[0] if chinese and language() != "en" else names[0]


class Unreadable(BadInput):
    def __init__(self, file: str, reason: str) -> None:
        super().__init__(_("cannot read {file}: {reason}").format(file=file, reason=reason))


class TooLarge(BadInput):
    def __init__(self, file: str) -> None:
        message = _("{file} is too large: at most {bytes} MB and {rows} rows; split it")
        super().__init__(message.format(file=file, bytes=MOST_BYTES // 1_000_000, rows=f"{MOST_ROWS:,}"))


class NoRowsInFile(BadInput):
    def __init__(self, file: str) -> None:
        super().__init__(_("{file} has no rows below its headings").format(file=file))


class UnknownHeading(BadInput):
    def __init__(self, file: str, cell: str, text: str, form: Form) -> None:
        known = joined(heading_of(names) for names in form.headings.values())
        message = _("{file} {cell}: unknown heading {text}; the headings are {known}")
        super().__init__(message.format(file=file, cell=cell, text=repr(text[:40]), known=known))


class HeadingTwice(BadInput):
    def __init__(self, file: str, cell: str, text: str) -> None:
        message = _("{file} {cell}: the heading {text} is there twice; delete one")
        super().__init__(message.format(file=file, cell=cell, text=repr(text[:40])))


class MissingHeading(BadInput):
    def __init__(self, file: str, names: Sequence[str]) -> None:
        message = _("{file} has no column {name}; put its heading into the first row")
        super().__init__(message.format(file=file, name=" / ".join(names[:2])))


class Cell(NamedTuple):
    """A cell's text; ``problem`` says why it has none."""

    name: str
    text: str
    problem: str = ""


class Row(NamedTuple):
    """One row: its number in the file, and its cells by field. A field without a column has no cell."""

    number: int
    cells: dict[str, Cell]

    def text(self, field: str) -> str:
        return self.cells[field].text if field in self.cells else ""


def read_rows(path: Path, form: Form = CLAIMS) -> list[Row]:
    """The rows below the headings; empty rows are left out.

    Raises Unreadable, TooLarge, NoRowsInFile, UnknownHeading, HeadingTwice, MissingHeading.
    """
    name = path.name
    try:
        if path.is_dir():
            raise Unreadable(str(path), _("it is a folder; name one file"))
        if not path.is_file():
            raise Unreadable(name, _("no such file"))
        if path.stat().st_size > MOST_BYTES:
            raise TooLarge(name)
        content = path.read_bytes()
    except (OSError, ValueError) as problem:
        raise Unreadable(name, getattr(problem, "strerror", None) or str(problem)) from problem
    if content[:4] == b"PK\x03\x04":
        lines = _of_workbook(name, content)
    elif content[:4] == b"\xd0\xcf\x11\xe0":
        raise Unreadable(name, _("an old Excel file; save it as XLSX or CSV"))
    else:
        lines = _of_csv(name, content)
    return _rows(name, lines, form)


def _rows(file: str, lines: Iterable[Sequence[object]], form: Form) -> list[Row]:
    numbered = enumerate(lines, 1)
    fields: list[str] = []
    for number, line in numbered:
        if any(_filled(value) for value in line):
            fields = _fields(file, number, line, form)
            break
    rows: list[Row] = []
    for number, line in numbered:
        if any(_filled(value) for value in line):
            if len(rows) >= MOST_ROWS:
                raise TooLarge(file)
            rows.append(_row(number, fields, line))
    if not rows:
        raise NoRowsInFile(file)
    return rows


def _row(number: int, fields: Sequence[str], line: Sequence[object]) -> Row:
    cells = {}
    for at, field in enumerate(fields):
        if field:
            value = line[at] if at < len(line) else None
            cells[field] = _cell(place(at, number), value, field)
    extra = [at for at, value in enumerate(line) if at >= len(fields) and _filled(value)]
    if extra:
        cells[""] = Cell(place(extra[0], number), "", _("nothing stands above this cell; quote text that has commas"))
    return Row(number, cells)


def _fields(file: str, number: int, line: Sequence[object], form: Form) -> list[str]:
    known = {spelled: field for field, names in form.headings.items() for spelled in names}
    ignored = set(chain.from_iterable(form.ignored.values()))
    fields: list[str] = []
    for at, value in enumerate(line[:MOST_COLUMNS]):
        text = str(value if value is not None else "").strip()
        field = known.get(re.sub(r"[\s/()（）]+", "", unicodedata.normalize("NFKC", text)).lower(), "")
        field = field or known.get(text.lower(), "")
        if text and not field and text not in ignored:
            raise UnknownHeading(file, place(at, number), text, form)
        if field and field in fields:
            raise HeadingTwice(file, place(at, number), text)
        fields.append(field)
    for field in form.needed:
        if field not in fields:
            raise MissingHeading(file, form.headings[field])
    return fields


def place(column: int, row: int) -> str:
    """A cell's name, as spreadsheets have it: column 1 of row 7 is ``B7``."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def _filled(value: object) -> bool:
    return value is not None and str(value).strip() != ""


_CUT_ZERO = re.compile(r"\d{1,2}\.[123]")


def _cell(name: str, value: object, field: str) -> Cell:
    text, problem = _text(value)
    if field in {"on", "reported", "decided"} and _CUT_ZERO.fullmatch(text):
        # A spreadsheet that takes 7.20 for a number keeps 7.2.
        day = text.partition(".")
        problem = _("{text} may have lost a zero; write {one} or {ten}").format(
            text=text, one=f"{day[0]}-{day[2]}", ten=f"{day[0]}-{day[2]}0"
        )
    return Cell(name, text, problem)


def _text(value: object) -> tuple[str, str]:
    if isinstance(value, _Formula):
        return "", _("is a formula; put its value in")
    if isinstance(value, bool):
        return "", _("is TRUE or FALSE; write text")
    if isinstance(value, datetime):
        clock = "" if value.time() == time() else f" {value:%H:%M}"
        return f"{value:%Y-%m-%d}{clock}", ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value)), ""
    text = "" if value is None else str(value).strip()
    return ("", _("is longer than {n} characters").format(n=2_000)) if len(text) > 2_000 else (text, "")


class _Formula:
    """A cell that a spreadsheet would compute."""


def _of_csv(file: str, content: bytes) -> Iterator[Sequence[object]]:
    text = _decoded(file, content)
    first = text.partition("\n")[0]
    separator = max(",\t;", key=first.count)
    lines = csv.reader(StringIO(text, newline=""), delimiter=separator)
    while True:
        try:
            line = next(lines, None)
        except csv.Error as problem:
            reason = _("line {line} is not CSV ({cause})").format(line=lines.line_num, cause=problem)
            raise Unreadable(file, reason) from problem
        if line is None:
            return
        yield [_Formula() if value[:1] == "=" else value for value in line]


def _decoded(file: str, content: bytes) -> str:
    """UTF-8, else what Chinese spreadsheets write: GBK, of which GB18030 is the whole."""
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        encodings = ["utf-16"]
    elif b"\0" in content:
        raise Unreadable(file, _("neither CSV nor XLSX"))
    else:
        encodings = ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(file, _("neither UTF-8 nor GBK; save it as CSV UTF-8"))


def _of_workbook(file: str, content: bytes) -> Iterator[Sequence[object]]:
    """The rows of the first sheet. Read as values; nothing in the file is run or fetched."""
    from xml.etree.ElementTree import ParseError

    from openpyxl import load_workbook

    _refuse_bombs(file, content)
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        for row in sheet.iter_rows(max_col=MOST_COLUMNS):
            yield [_Formula() if cell.data_type == "f" else cell.value for cell in row]
        book.close()
    except (
        KeyError,
        ValueError,
        IndexError,
        AttributeError,
        TypeError,
        OSError,
        zipfile.BadZipFile,
        ParseError,
    ) as problem:
        raise Unreadable(file, _("not a whole XLSX file; save it again")) from problem


def _refuse_bombs(file: str, content: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            if sum(member.file_size for member in archive.infolist()) > MOST_UNPACKED:
                raise TooLarge(file)
            for member in archive.infolist():
                if member.filename.endswith((".xml", ".rels")):
                    with archive.open(member) as part:
                        if b"<!DOCTYPE" in part.read(4_096):
                            raise Unreadable(file, _("it holds a document type; save it again"))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as problem:
        raise Unreadable(file, _("not a whole XLSX file; save it again")) from problem
