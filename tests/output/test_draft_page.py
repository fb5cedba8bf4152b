"""The page for reviewing a draft, opened in a browser: what is marked leads to its field and back."""

import html
import re
from pathlib import Path

import pytest

from govopen import drafting
from govopen.cli import COMMANDS
from govopen.cli.edge import run
from govopen.drafting.draft import Decision, draft
from govopen.drafting.reading import read
from govopen.output.draft_fields import FIELDS
from govopen.output.draft_rules import FAMILIES, RULES, made_by, rule_words
from govopen.plan.model import Group, Unit

DOCUMENTS = [
    file
    for file in sorted((Path(__file__).parents[1] / "drafting" / "documents").iterdir())
    if file.suffix in {".txt", ".html", ".docx", ".pdf", ".xlsx"}
]
DOCUMENT = """\
临江区2019年政务公开工作要点
临政办发〔2019〕3号
临江区人民政府办公室
2019年3月8日
一、公开重点信息
（一）公开预算。5月底前公布部门预算（区财政局牵头，区教育局、区民政局负责落实）。
（二）开放会议。全年至少举办2次开放会议（各街道负责落实）。
二、改进服务
（一）<script>document.title = "run"</script>做好热线接听工作。
（二）每周五前报送"进展"，每半月通报（区民政局牵头，各街道等有关部门配合）。
（三）第二季度向社会公布受理平台（区民政局负责）。
"""
WIDTHS = (1280, 800, 375)


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GOVOPEN_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("GOVOPEN_DB", str(tmp_path / "test.db"))
    document, made = tmp_path / "a.txt", tmp_path / "review.html"
    document.write_text(DOCUMENT, "utf-8")
    plan = str(tmp_path / "plan.yaml")
    assert run(["--lang", "zh", "draft", str(document), "-o", plan, "--report", str(made)], COMMANDS) == 0
    return made


def drafted_page(tmp_path: Path, text: str) -> str:
    """The page for a document of one's own, in Chinese."""
    document, made = tmp_path / "own.txt", tmp_path / "own.html"
    document.write_text(text, "utf-8")
    assert (
        run(["--lang", "zh", "draft", str(document), "-o", str(tmp_path / "own.yaml"), "--report", str(made)], COMMANDS)
        == 0
    )
    return made.read_text("utf-8")


def row_of(words: str, page: str) -> str:
    """The table's row that holds the words."""
    [row] = [each for each in page.split("<tr>") if words in each]
    return row


@pytest.mark.browser
def test_a_mark_leads_to_its_field_and_a_field_to_its_words(page: Path) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": 1280, "height": 800})
        asked: list[str] = []
        tab.on("request", lambda request: asked.append(request.url))
        tab.goto(page.as_uri())
        assert tab.title() == "临江区2019年政务公开工作要点"  # nothing in the document ran
        assert asked == [page.as_uri()]  # and nothing was fetched
        text = tab.locator("td.text").all_inner_texts()
        assert "".join(text).replace("\n", "") == DOCUMENT.replace("\n", "")
        assert tab.locator("ol.doubts li").first.inner_text().startswith("2.1.1 负责落实\n没有写由谁负责\n")
        tab.get_by_role("link", name="5月底前公布部门预算").first.click()
        field = tab.locator(":target")
        assert "2019-05-31" in field.inner_text()
        field.get_by_role("link").click()
        assert tab.locator(":target").inner_text() == "5月底前公布部门预算"
        for width in WIDTHS:
            tab.set_viewport_size({"width": width, "height": 800})
            assert tab.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), width
        browser.close()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("lang", "rule", "unsure"),
    [
        ("zh", "依据：词句后的括号", "依据：未见写明单位的词句（把握10%）"),
        ("en", "goes by: a bracket behind the words", "goes by: no words that name anybody (sure: 10%)"),
    ],
)
def test_the_rule_that_made_a_field_shows_where_the_field_is_opened(
    lang: str, rule: str, unsure: str, page: Path
) -> None:
    from playwright.sync_api import sync_playwright

    document, plan, again = (str(page.with_name(f"{lang}{name}")) for name in (".txt", ".yaml", ".html"))
    Path(document).write_text(DOCUMENT, "utf-8")
    assert run(["--lang", lang, "draft", document, "-o", plan, "--report", again], COMMANDS) == 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": 1280, "height": 800})
        tab.goto(Path(again).as_uri())
        rules = tab.locator(".rule")
        assert not any(rules.nth(n).is_visible() for n in range(rules.count()))
        tab.locator("mark a", has_text="牵头，").first.click()
        assert tab.locator(":target .rule").inner_text() == rule
        assert tab.locator(":target").get_attribute("title") == rule
        first = tab.locator("ol.doubts li").first
        assert first.get_attribute("title") == unsure
        first.get_by_role("link").first.click()
        assert tab.locator(":target .rule").inner_text() == unsure
        assert [rules.nth(n).is_visible() for n in range(rules.count())].count(True) == 1
        tab.emulate_media(media="print")
        tab.goto(Path(again).as_uri() + "#")
        assert not any(rules.nth(n).is_visible() for n in range(rules.count()))
        browser.close()


def test_every_rule_of_the_test_documents_has_words_of_its_own() -> None:
    rules = {each.rule for file in DOCUMENTS for each in draft(read(file)).decisions}
    assert {rule for rule in rules if rule not in RULES and rule.partition("_")[0] not in FAMILIES} == set()


def test_every_rule_that_a_decision_is_written_with_has_words_of_its_own() -> None:
    source = "".join(file.read_text("utf-8") for file in Path(drafting.__file__).parent.rglob("*.py"))
    rules = set(re.findall(r'(?:_decide|Decision)\([^\n]*[\])e], "(\w+)"', source))
    assert {"table", "label", "spelling", "unused"} < rules
    assert {rule for rule in rules if rule not in RULES and rule.partition("_")[0] not in FAMILIES} == set()


def test_a_rule_without_words_is_an_error() -> None:
    with pytest.raises(KeyError):
        rule_words("guessed")


def test_a_field_that_several_rules_made_tells_each_once_with_the_least_certainty() -> None:
    rules = [("bracket", 1.0), ("bracket", 0.7), ("fitting", 0.3), ("turn_2", 1.0)]
    words = made_by(Decision(("plan", "title"), (), rule, sure) for rule, sure in rules)
    told = ["a bracket behind the words (sure: 70%)", "what a plan can hold (sure: 30%)", "a day in the text"]
    assert words == f"goes by: {'; '.join(told)}"


def test_a_group_that_the_document_does_not_list_is_no_standing(page: Path) -> None:
    assert "包括哪些单位：文件未写" in page.read_text("utf-8")
    assert "进行中" not in page.read_text("utf-8")


def test_every_fact_of_a_unit_or_a_group_has_a_name() -> None:
    facts = {field.alias or name for part in (Unit, Group) for name, field in part.model_fields.items()}
    assert facts - {"en"} <= FIELDS.keys()


@pytest.mark.browser
def test_on_paper_document_and_plan_stay_side_by_side(page: Path) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": 600, "height": 800})
        tab.goto(page.as_uri())
        tab.emulate_media(media="print")
        left, right = (tab.locator("tbody tr").first.locator("td").nth(n).bounding_box() for n in (0, 1))
        assert left
        assert right
        assert (left["y"], left["x"]) == (right["y"], right["x"] - left["width"])
        browser.close()


def told(page: Path) -> list[str]:
    """The plan's side as it stands before a field is opened, without its tags."""
    text = re.sub(r'<span class="rule">.*?</span>', "", page.read_text("utf-8"))
    fields = re.findall(r'<p class="field[^>]*>(.*?)</p>', text, re.DOTALL)
    return [" ".join(html.unescape(re.sub("<[^>]+>", " ", field)).split()) for field in fields]


def test_every_field_is_in_the_readers_words(page: Path) -> None:
    said = told(page)
    assert "区财政局 类别：部门" in said
    assert "起止日期 2019-01-01至2019-12-31" in said
    assert "1.1.1a 部门预算 限2019-05-31" in said
    assert any(field.endswith(" 每周星期五前") for field in said)
    assert any(field.endswith(" 每月15日、月底前") for field in said)
    unquoted = re.sub("document.title|run|script|[0-9.]+[a-z]", "", " ".join(said))
    assert re.findall("[A-Za-z_]+", unquoted) == []


def test_what_is_not_sure_says_what_was_made_of_which_words(page: Path) -> None:
    [field] = [field for field in told(page) if "受理平台" in field and "限" in field]
    assert field.endswith("限2019-06-30 读作「限2019-06-30」，请核对原文是不是这样要求")


def test_a_doubt_about_a_role_stands_at_the_role(page: Path) -> None:
    assert "负责落实 - 没有写由谁负责" in told(page)


def test_a_field_tells_all_that_is_doubtful_about_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOVOPEN_CONFIG", str(tmp_path / "config.toml"))
    document, made = tmp_path / "a.txt", tmp_path / "review.html"
    document.write_text(DOCUMENT.replace("各街道负责落实", "各市、州负责落实"), "utf-8")
    assert (
        run(["--lang", "zh", "draft", str(document), "-o", str(tmp_path / "p"), "--report", str(made)], COMMANDS) == 0
    )
    [field] = [field for field in told(made) if field.startswith("各市和州 ")]
    assert "文件没有写明包括哪些单位" in field
    assert "名称含顿号等分隔符或过长，已改成相近写法" in field


def test_a_heading_stands_in_one_row_with_its_number_and_what_follows(tmp_path: Path) -> None:
    text = DOCUMENT.replace("一、公开", "一、总体要求\n坚持公开透明。\n二、公开").replace("二、改进", "三、改进")
    assert "一、总体要求\n坚持公开透明。" in re.sub(r"<[^>]*>", "", row_of("总体要求", drafted_page(tmp_path, text)))


def test_every_repair_is_listed_with_the_words_around_it(tmp_path: Path) -> None:
    text = DOCUMENT.replace("开放会议（", "设臵平台。开放 会议(")
    said = html.unescape(drafted_page(tmp_path, text))
    assert "<li>臵 改为 置，1处：「少举办2次设置平台。开放会」</li>" in said
    assert "<li>去掉 ␣，1处：" in said
    assert "<li>( 改为 （，1处：" in said


def test_a_section_stands_where_its_first_clause_does(page: Path) -> None:
    said = told(page)
    assert said.index("1 公开重点信息") + 1 == said.index("1.1.1 公开预算")
    assert said.index("2 改进服务") < said.index("负责落实 - 没有写由谁负责")


def test_the_document_is_data(page: Path) -> None:
    text = page.read_text("utf-8")
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    assert "报送&#34;进展&#34;" in text


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_every_link_of_the_page_leads_somewhere_and_every_item_stands_on_it(
    document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOVOPEN_CONFIG", str(tmp_path / "config.toml"))
    plan, made = tmp_path / "plan.yaml", tmp_path / "review.html"
    assert run(["draft", str(document), "-o", str(plan), "--report", str(made)], COMMANDS) == 0
    text = made.read_text("utf-8")
    places = re.findall(r'id="([fw]\d+)"', text)
    assert len(places) == len(set(places))
    assert set(re.findall(r'href="#([fw]\d+)"', text)) <= set(places)
    codes = re.findall(r'(?m)^ +- code: "?([0-9]+[.][0-9.]+)"?$', plan.read_text("utf-8"))
    assert codes
    assert [code for code in codes if f'<span class="soft">{code}</span>' not in text] == []
