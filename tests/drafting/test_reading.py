"""Files of every format are read, and what cannot be read is refused in one line."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govopen.drafting import reading
from govopen.drafting.document import Cell, Document, Format
from govopen.drafting.formats import process, recognising, refusals
from govopen.errors import BadInput

DOCUMENTS = Path(__file__).parent / "documents"
BODY = "一、总体要求\n（一）健全目录。各部门编制公开目录，定期更新（区数据局牵头，各部门负责）。\n"


def said(document: Document, *, asides: bool = False) -> list[str]:
    return [document.words(line.span) for line in document.lines if bool(line.aside) is asides]


def cells(document: Document) -> dict[Cell, str]:
    return {line.cell: document.words(line.span) for line in document.lines if line.cell}


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str, bytes], Path]:
    def write(name: str, data: bytes) -> Path:
        (tmp_path / name).write_bytes(data)
        return tmp_path / name

    return write


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_is_read_in_every_encoding_that_offices_use(file: Any, encoding: str) -> None:
    assert said(reading.read(file("a.txt", BODY.encode(encoding)))) == BODY.splitlines()


def test_lines_broken_where_the_page_was_full_are_one_paragraph(file: Any) -> None:
    words = "各街道要按照本方案抓好落实，明确一名负责人，每月向区数据局报送进展情况并说明存在的问题。" * 4
    broken = "\n".join(words[at : at + 30] for at in range(0, len(words), 30))
    text = f"一、总体要求\n{broken}\n二、保障措施\n"
    assert said(reading.read(file("a.txt", text.encode()))) == ["一、总体要求", words, "二、保障措施"]


def test_what_a_page_says_around_a_text_is_an_aside(file: Any) -> None:
    page = f"首页 > 文件\n发布时间：2021-03-05\n{BODY}分享到：\n回到顶部\n主办：云泽区人民政府\n网站标识码：1\n"
    document = reading.read(file("a.txt", page.encode()))
    assert said(document) == ["发布时间：2021-03-05", *BODY.splitlines()]
    assert len(said(document, asides=True)) == 5


def test_a_text_that_was_no_page_keeps_its_last_lines(file: Any) -> None:
    text = f"{BODY}主办：区文旅局\n地址：文化馆\n"
    assert said(reading.read(file("a.txt", text.encode()))) == text.splitlines()


PAGE = """<!DOCTYPE html><html><head><meta charset="gb2312"><title>x</title><style>p{}</style></head><body>
<div><a href=/>首页</a> <a href=/>政务</a></div><div>当前位置：<a>首页</a> &gt; <a>文件</a></div>
<h1>关于印发数据开放工作要点的通知</h1><div>发布时间：2021-03-05 来源：区政府办</div>
<div><p>　　现将《数据开放工作要点》印发给你们，请认真贯彻，抓好落实。</p><p>一、总体要求<br>
　　（一）完善清单，定期更新，及时公布。
<span style="display: none">暗</span></p><p>（二）做好公开，加强督查，按时完成，及时报送。</p>
<table><tr><th>序号</th><th>任务</th><th>责任单位</th></tr>
<tr><td rowspan=2>1</td><td>抽查</td>
<td>区教委<br>区民政局</td></tr><tr><td colspan=2>检查</td></tr></table><p><a href=a.pdf>附件：要点.pdf</a></p></div>
<div>分享到：<a>微信</a></div><ul><li><a>关于做好另一项工作的通知</a></li></ul>
<div>主办：区人民政府<br>网站标识码：1234</div><script>var a=1</script></body></html>"""


def test_the_article_of_a_page_is_found_and_the_rest_kept_aside(file: Any) -> None:
    document = reading.read(file("a.html", PAGE.encode("gb18030")))
    assert said(document)[:6] == [
        "关于印发数据开放工作要点的通知",
        "发布时间：2021-03-05 来源：区政府办",
        "现将《数据开放工作要点》印发给你们，请认真贯彻，抓好落实。",
        "一、总体要求",
        "（一）完善清单，定期更新，及时公布。",
        "（二）做好公开，加强督查，按时完成，及时报送。",
    ]
    asides = said(document, asides=True)
    assert {"分享到：微信", "关于做好另一项工作的通知", "附件：要点.pdf", "主办：区人民政府"} <= set(asides)
    assert "暗" not in document.text
    assert "var" not in document.text


def test_a_page_that_hides_itself_until_a_script_has_run_is_read(file: Any) -> None:
    page = PAGE.replace("<body>", "<body style='visibility: hidden'>")
    assert said(reading.read(file("b.html", page.encode("gb18030")))) == said(
        reading.read(file("a.html", PAGE.encode("gb18030")))
    )


def test_a_table_that_hands_out_work_is_read_however_little_it_says(file: Any) -> None:
    caption = "现将2022年经济社会发展预期目标任务分解表印发给你们，请认真组织，抓好落实，按时报送。"
    rows = "".join(f"<tr><td>{n}</td><td>增长{n}%</td><td>区发展改革委</td></tr>" for n in (1, 2))
    page = (
        f"<body><div><div><p>{caption}</p></div><div><table><tr><td>序号</td><td>目标</td><td>责任单位</td></tr>{rows}"
        "</table></div></div><div>主办：区政府办公室</div></body>"
    )
    document = reading.read(file("a.html", page.encode()))
    assert [line.aside for line in document.lines if line.cell] == [""] * 9


def test_cells_of_a_page_stand_where_the_grid_has_them(file: Any) -> None:
    found = cells(reading.read(file("a.html", PAGE.encode("gb18030"))))
    assert found[Cell(0, 1, 0, 2, 1)] == "1"
    assert found[Cell(0, 1, 2)] == "区教委 区民政局"
    assert found[Cell(0, 2, 1, 1, 2)] == "检查"


def numbered(levels: list[tuple[str, str]]) -> Any:
    """A document whose list numbers its levels so: (format, pattern)."""
    made = docx.Document()
    part = made.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "77")
    for at, (form, pattern) in enumerate(levels):
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), str(at))
        for tag, value in (("w:start", "1"), ("w:numFmt", form), ("w:lvlText", pattern)):
            element = OxmlElement(tag)
            element.set(qn("w:val"), value)
            level.append(element)
        abstract.append(level)
    part.insert(0, abstract)
    number = OxmlElement("w:num")
    number.set(qn("w:numId"), "77")
    link = OxmlElement("w:abstractNumId")
    link.set(qn("w:val"), "77")
    number.append(link)
    part.append(number)
    return made


def add(made: Any, words: str, level: int) -> None:
    properties = made.add_paragraph(words)._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = 77


def saved(made: Any) -> bytes:
    data = BytesIO()
    made.save(data)
    return data.getvalue()


def test_word_s_automatic_numbers_are_part_of_the_text(file: Any) -> None:
    made = numbered([("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")])
    for words, level in (("甲", 0), ("乙", 1), ("丙", 1), ("丁", 2), ("戊", 0), ("己", 1)):
        add(made, words, level)
    document = reading.read(file("a.docx", saved(made)))
    assert said(document) == ["一、甲", "（一）乙", "（二）丙", "1.丁", "二、戊", "（一）己"]


def test_tables_of_word_keep_merged_cells_and_text_that_was_deleted_is_gone(file: Any) -> None:
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "页眉"
    paragraph = made.add_paragraph("现予公布。")
    gone = OxmlElement("w:del")
    gone.append(made.add_paragraph("旧").runs[0]._r)
    paragraph._p.append(gone)
    table = made.add_table(3, 3)
    for at, words in enumerate(("序号", "任务", "责任单位")):
        table.cell(0, at).text = words
    table.cell(1, 0).merge(table.cell(2, 0)).text = "1"
    table.cell(1, 2).text = "区教委\n区民政局"
    table.cell(2, 1).merge(table.cell(2, 2)).text = "检查"
    document = reading.read(file("a.docx", saved(made)))
    assert said(document)[0] == "现予公布。"
    assert "旧" not in document.text
    assert said(document, asides=True) == ["页眉"]
    assert cells(document)[Cell(0, 1, 0, 2, 1)] == "1"
    assert cells(document)[Cell(0, 1, 2)] == "区教委 区民政局"
    assert cells(document)[Cell(0, 2, 1, 1, 2)] == "检查"


def test_a_pdf_reads_as_the_word_file_that_it_was_made_from() -> None:
    pdf, word = (reading.read(DOCUMENTS / f"two_forms.{form}") for form in ("pdf", "docx"))
    assert said(pdf) == said(word)
    assert cells(pdf) == cells(word)
    assert "序号" in said(pdf, asides=True), "the head that a table repeats on every page"
    assert {line.aside for line in pdf.lines} == {"", "page_head", "page_number"}


def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = "云泽区任务分解表"
    for row in (["序号", "任务", "责任单位"], [1, "抽查", "区教委\n区民政局"], [2, "检查", None]):
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("C3:C4")
    hidden = book.create_sheet("草稿")
    hidden["A1"] = "暗"
    hidden.sheet_state = "hidden"
    return saved(book)


def test_a_workbook_is_its_visible_sheets_and_names_the_hidden_ones(file: Any) -> None:
    document = reading.read(file("a.xlsx", workbook()))
    assert said(document)[0] == "云泽区任务分解表"
    assert cells(document)[Cell(0, 1, 2, 2, 1)] == "区教委 区民政局"
    assert said(document, asides=True) == ["草稿"]
    assert "暗" not in document.text


def zipped(**parts: bytes) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/"), content)
    return data.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def bare_pdf(trailer: bytes = b"") -> bytes:
    """A page without a character."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R" + trailer + b">>\n%%EOF"
    )


LOCKED = b"/ID[(0123456789abcdef)(0123456789abcdef)]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(" + b"x" * 32 + b")/U("
LOCKED += b"y" * 32 + b")>>"


@pytest.mark.parametrize(
    ("name", "data", "refusal"),
    [
        ("a.txt", b"", refusals.Empty),
        ("a.txt", b"\xef\xbb\xbf \n\n", refusals.Empty),
        ("a.doc", OLE, refusals.OldOffice),
        ("a.wps", OLE, refusals.OldOffice),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), refusals.Encrypted),
        ("a.pdf", bare_pdf(), refusals.Scanned),
        ("a.pdf", bare_pdf(LOCKED), refusals.Encrypted),
        ("a.pdf", b"%PDF-1.7\nnothing", refusals.Damaged),
        ("a.docx", b"words", refusals.Damaged),
        ("a.ofd", zipped(**{"OFD.xml": b"<a/>"}), refusals.Ofd),
        ("a.zip", zipped(**{"a.txt": b"a"}), refusals.Archive),
        ("a.docx", zipped(word__document=b"", **{"word/document.xml": b" " * 310_000_000}), refusals.TooLarge),
        ("a.docx", zipped(**{"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), refusals.Unsafe),
        ("a.docx", zipped(**{"word/document.xml": b"<a>"}), refusals.Damaged),
        ("a.jpg", b"\xff\xd8\xff\xe0 picture", refusals.Picture),
        ("a.rtf", b"{\\rtf1 words}", refusals.OtherOffice),
        ("a.txt", b"\x00\x01\x02words", refusals.NoDocument),
        ("a.txt", "（".encode() * 100_000, refusals.NoWords),
        ("a.txt", "区".encode() * 2_100_000, refusals.TooLarge),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(file: Any, name: str, data: bytes, refusal: type[BadInput]) -> None:
    with pytest.raises(refusal) as told:
        reading.read(file(name, data))
    assert name in str(told.value)
    assert "\n" not in str(told.value)


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.txt"):
        with pytest.raises(refusals.Unreadable):
            reading.read(path)


def test_a_folder_is_named_also_where_it_is_this_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in (".", ".."):
        with pytest.raises(refusals.Unreadable) as told:
            reading.read(Path(name))
        assert str(told.value) == f"Cannot read {name}: it is a folder; name the document's file"


def test_a_text_of_nothing_but_brackets_is_told_by_how_it_begins(file: Any) -> None:
    with pytest.raises(refusals.NoWords) as told:
        reading.read(file("a.txt", ("【" * 300 + "\n" + "〔" * 9).encode()))
    assert "it begins 【【【【" in str(told.value)
    assert len(str(told.value)) < 150


def test_a_range_that_spans_a_whole_sheet_costs_nothing(file: Any) -> None:
    with zipfile.ZipFile(BytesIO(workbook())) as package:
        parts = {name: package.read(name).replace(b"A1:C1", b"A1:XFD1048576") for name in package.namelist()}
    assert said(reading.read(file("a.xlsx", zipped(**parts))))[0] == "云泽区任务分解表"


def whole(kind: Format) -> bytes:
    if kind == "docx":
        return (DOCUMENTS / "two_forms.docx").read_bytes()
    if kind == "pdf":
        return (DOCUMENTS / "two_forms.pdf").read_bytes()
    return {"txt": BODY.encode(), "html": PAGE.encode("gb18030"), "xlsx": workbook()}[kind]


@pytest.mark.parametrize("kind", ["txt", "html", "docx", "xlsx", "pdf"])
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.floats(0, 1), noise=st.binary(max_size=4))
def test_a_file_cut_anywhere_is_read_or_refused(kind: Format, cut: float, noise: bytes) -> None:
    data = whole(kind)
    data = data[: int(cut * len(data))] + noise
    try:
        process.passages(recognising.kind(data, Path(f"a.{kind}")), data, f"a.{kind}")
    except BadInput:
        return  # in one line, as above


def boxed(words: str) -> Any:
    """A run with a text box, said twice as Word does: for itself and for older readers."""
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = f"<w:txbxContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent>"
    return parse_xml(
        f"<w:r {w} {mc}><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_text_box_is_read_once_after_its_paragraph(file: Any) -> None:
    made = docx.Document()
    made.add_paragraph("正文。")._p.append(boxed("云泽区人民政府文件"))
    assert said(reading.read(file("a.docx", saved(made)))) == ["正文。", "云泽区人民政府文件"]


def test_a_table_in_a_cell_is_a_table_of_its_own(file: Any) -> None:
    made = docx.Document()
    table = made.add_table(2, 2)
    table.cell(0, 0).text = "任务"
    table.cell(1, 1).text = "见下表"
    inner = table.cell(1, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "甲", "乙"
    found = cells(reading.read(file("a.docx", saved(made))))
    assert list(found.values()) == ["任务", "见下表", "甲", "乙"]
    assert len({cell.table for cell in found}) == 2


def test_a_list_that_starts_anew_counts_from_its_start(file: Any) -> None:
    made = numbered([("decimal", "%1.")])
    add(made, "甲", 0)
    add(made, "乙", 0)
    number = parse_xml(
        '<w:num xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:numId="78">'
        '<w:abstractNumId w:val="77"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    made.part.numbering_part.element.append(number)
    add(made, "丙", 0)
    made.paragraphs[-1]._p.pPr.numPr.numId.val = 78
    assert said(reading.read(file("a.docx", saved(made)))) == ["1.甲", "2.乙", "1.丙"]


def test_a_footnote_is_an_aside_after_its_paragraph(file: Any) -> None:
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    made = docx.Document()
    made.add_paragraph("正文。")._p.append(parse_xml(f'<w:r {w}><w:footnoteReference w:id="2"/></w:r>'))
    made.add_paragraph("下一段。")
    notes = f'<w:footnotes {w}><w:footnote w:id="2"><w:p><w:r><w:t>脚注。</w:t></w:r></w:p></w:footnote></w:footnotes>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), made.part.package)
    made.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    document = reading.read(file("a.docx", saved(made)))
    assert [(document.words(line.span), line.aside) for line in document.lines] == [
        ("正文。", ""),
        ("脚注。", "footnote"),
        ("下一段。", ""),
    ]
