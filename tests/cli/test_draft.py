"""The command ``draft``: a document becomes a plan's file, and what is doubtful is said in it and at the end."""

import errno
import json
import re
from pathlib import Path

import pytest

from .running import Run

NOTICE = """\
临江区人民政府办公室关于印发临江区2019年政务公开工作要点的通知
临政办发〔2019〕3号
各街道办事处，区政府各部门：
现将《临江区2019年政务公开工作要点》印发给你们。
临江区人民政府办公室
2019年3月8日
临江区2019年政务公开工作要点
一、公开重点信息
（一）公开预算。5月底前公布部门预算（区财政局牵头，区教育局、区民政局负责落实）。每季度发布救助资金情况（区民政局负责落实）。
（二）开放会议。全年至少举办2次开放会议，7月20日前至少举办1次（区政府办公室牵头，各部门、各街道负责落实）。
二、改进服务
（一）办好热线。做好热线接听工作。
"""


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    file = tmp_path / "要点.txt"
    file.write_text(NOTICE, "utf-8")
    return file


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return tmp_path / "plan.yaml"


def test_a_draft_is_a_plan_with_its_doubts_above_their_lines(govopen: Run, notice: Path, plan: Path) -> None:
    answer = govopen("draft", str(notice), "-o", str(plan))
    assert (answer.code, answer.err) == (0, "")
    lines = plan.read_text("utf-8").splitlines()
    assert "  id: linjiang-2019" in lines
    assert "  number: 临政办发〔2019〕3号" in lines
    assert "  issued: 2019-03-08" in lines
    assert "  区财政局: {kind: department}" in lines
    assert "            by: 2019-05-31" in lines
    assert "            every: quarter" in lines
    assert "            milestones: [{times: 1, by: 2019-07-20}]" in lines
    nobody = next(number for number, line in enumerate(lines) if "nobody is named here" in line)
    assert lines[nobody].strip().startswith("# to check: ")
    assert lines[nobody + 1].strip() == "responsible: []"


def test_the_comments_of_a_chinese_desk_are_chinese(govopen: Run, notice: Path, plan: Path) -> None:
    govopen("--lang", "zh", "draft", str(notice), "-o", str(plan))
    assert "        # 请核对: 没有写由谁负责：" in plan.read_text("utf-8")


def test_the_run_ends_with_what_to_fill_in_and_what_to_check_worst_first(
    govopen: Run, notice: Path, plan: Path
) -> None:
    answer = govopen("draft", str(notice), "-o", str(plan))
    assert answer.out.startswith("临江区2019年政务公开工作要点  临政办发〔2019〕3号\n4 items, 3 with their units; ")
    assert "to be filled in before it can be loaded:\nline " in answer.out
    first = answer.out.partition("worst first:\n")[2].splitlines()[0]
    assert "2.1.1 responsible" in first
    number = int(first.split()[0])
    assert plan.read_text("utf-8").splitlines()[number - 1].strip() == "responsible: []"
    assert answer.out.endswith(f"next: govopen check {plan}\n")


def test_what_is_filled_in_as_told_passes_the_check_and_loads(govopen: Run, notice: Path, plan: Path) -> None:
    govopen("draft", str(notice), "-o", str(plan))
    filled = plan.read_text("utf-8").replace("responsible: []\n        roles_stated: false", "responsible: [区民政局]")
    plan.write_text(filled, "utf-8")
    assert govopen("check", str(plan)).code == 0
    loaded = govopen("load", str(plan), "--source", str(notice))
    assert loaded.code == 0
    assert "5月底前公布部门预算" in govopen("--as-of", "2019-06-03", "show", "1.1.1").out


def test_a_draft_that_may_have_been_reviewed_is_not_written_over(govopen: Run, notice: Path, plan: Path) -> None:
    plan.write_text("reviewed", "utf-8")
    answer = govopen("draft", str(notice), "-o", str(plan))
    assert answer.code == 2
    assert answer.err == f"govopen: {plan} is there already and may hold somebody's review; name another file\n"
    assert plan.read_text("utf-8") == "reviewed"


def test_without_a_file_the_plan_goes_to_the_screen_and_the_rest_beside_it(govopen: Run, notice: Path) -> None:
    answer = govopen("draft", str(notice))
    assert answer.out.startswith("plan:\n  id: linjiang-2019\n")
    assert "keep it with -o FILE" in answer.err


def test_json_tells_every_doubt_with_its_line_and_its_words(govopen: Run, notice: Path, plan: Path) -> None:
    said = json.loads(govopen("draft", str(notice), "-o", str(plan), "--format", "json").out)
    assert said["schema"] == "govopen.draft/1"
    assert (said["items"], said["format"], said["file"]) == (4, "txt", str(plan))
    assert [each["confidence"] for each in said["doubts"]] == sorted(each["confidence"] for each in said["doubts"])
    assert said["repaired"] == []
    assert {"line", "place", "rule", "doubt", "confidence", "message", "words"} == set(said["doubts"][0])


def test_json_tells_every_repair_with_the_words_around_it(govopen: Run, notice: Path) -> None:
    notice.write_text(NOTICE.replace("（二）开放会议", "(二)开放会议"), "utf-8")
    said = json.loads(govopen("draft", str(notice), "--format", "json").out)
    assert {"rule": "width", "before": "(", "after": "（", "words": "（二）开放会议"} in said["repaired"]
    assert said["repairs"] == {"width": len(said["repaired"])}


def test_a_registry_says_who_belongs_to_the_groups(govopen: Run, notice: Path, plan: Path, tmp_path: Path) -> None:
    registry = tmp_path / "units.yaml"
    registry.write_text(
        """\
plan: {id: r-2018, title: 名录, issued: 2018-01-01, period: [2018-01-01, 2018-12-31]}
units:
  区财政局: {en: Finance Bureau, kind: department}
  区民政局: {en: Civil Affairs Bureau, kind: department, also: [民政局]}
  东街街道: {en: Dongjie, kind: subdistrict}
groups:
  各部门: {kinds: [department]}
  各街道: {kinds: [subdistrict]}
sections:
  - code: "1"
    title: 一
    items: [{code: 1.1.1, title: 二, lead: [区财政局], obligations: [{code: a, name: 三, ongoing: true}]}]
""",
        "utf-8",
    )
    answer = govopen("draft", str(notice), "-o", str(plan), "--units", str(registry))
    text = plan.read_text("utf-8")
    assert "区财政局: {en: Finance Bureau, kind: department}" in text
    assert "东街街道: {en: Dongjie, kind: subdistrict}" in text
    assert "各街道: {kinds: [subdistrict]}" in text
    assert "区教育局: {kind: department}" in text
    assert "各街道" not in answer.out.partition("worst first")[2]


def test_last_years_plan_gives_its_names_and_what_changed_is_told(govopen: Run, notice: Path, tmp_path: Path) -> None:
    old = tmp_path / "2018.yaml"
    govopen("draft", str(notice), "-o", str(old))
    text = old.read_text("utf-8").replace("responsible: []\n        roles_stated: false", "responsible: [区民政局]")
    text = text.replace("title: 公开预算", "title: 部门预算\n        title_en: Budgets").replace("times: 2", "times: 3")
    old.write_text(text, "utf-8")
    new = tmp_path / "2019.yaml"
    answer = govopen("draft", str(notice), "-o", str(new), "--against", str(old))
    assert answer.code == 0
    assert "title: 部门预算\n        title_en: Budgets\n" in new.read_text("utf-8")
    changed = answer.out.partition("since 临江区2019年政务公开工作要点:\n")[2]
    assert "1.2.1a" in changed
    assert "3 becomes 2" in changed or "from 3 to 2" in changed


def test_last_years_plan_is_called_by_its_title_in_the_readers_language(
    govopen: Run, notice: Path, tmp_path: Path
) -> None:
    old = tmp_path / "2018.yaml"
    govopen("draft", str(notice), "-o", str(old))
    text = old.read_text("utf-8").replace("responsible: []\n        roles_stated: false", "responsible: [区民政局]")
    old.write_text(text.replace("  number:", "  title_en: Openness in 2019\n  number:"), "utf-8")
    for lang, told in (("en", "since Openness in 2019:\n"), ("zh", "临江区2019年政务公开工作要点")):
        answer = govopen("--lang", lang, "draft", str(notice), "-o", str(tmp_path / lang), "--against", str(old))
        assert told in answer.out


def test_a_day_that_comes_round_again_is_no_news(govopen: Run, notice: Path, tmp_path: Path) -> None:
    old, new, next_year = tmp_path / "2019.yaml", tmp_path / "2020.yaml", tmp_path / "next.txt"
    govopen("draft", str(notice), "-o", str(old))
    old.write_text(old.read_text("utf-8").replace("responsible: []", "responsible: [区民政局]"), "utf-8")
    next_year.write_text(NOTICE.replace("2019", "2020").replace("5月底前", "6月底前"), "utf-8")
    answer = govopen("draft", str(next_year), "-o", str(new), "--against", str(old))
    news = answer.out.partition("since 临江区2019年政务公开工作要点, its days taken as this year's:\n")[2].split(
        "\n\n"
    )[0]
    assert news.splitlines() == ["1.1.1a  部门预算: due 2020-05-31 becomes 2020-06-30, 30 days later"]


def test_a_draft_with_blanks_gives_the_line_that_will_tell_what_changed(
    govopen: Run, notice: Path, plan: Path, tmp_path: Path
) -> None:
    govopen("draft", str(notice), "-o", str(plan))
    plan.write_text(plan.read_text("utf-8").replace("roles_stated: false", "roles_stated: true"), "utf-8")
    text = plan.read_text("utf-8").replace("responsible: []\n", "responsible: [区民政局]\n")
    plan.write_text(text, "utf-8")
    undated, new = tmp_path / "undated.txt", tmp_path / "new.yaml"
    undated.write_text(NOTICE.replace("2019年", "").replace("〔2019〕3号", ""), "utf-8")
    answer = govopen("draft", str(undated), "-o", str(new), "--against", str(plan))
    compared = f"govopen diff {plan} {new}"
    assert f"fill in what is missing, then see what changed since last year: {compared}\n" in answer.out


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", ["issued (the day of issue, like 2018-07-20)",
                "period (the first and the last day, like [2018-01-01, 2018-12-31])",
                "by (the last day, like 2018-07-20)"]),
        ("zh", ["issued（印发日期，如 2018-07-20）",
                "period（起止日期，如 [2018-01-01, 2018-12-31]）",
                "by（最后期限，如 2018-07-20）"]),
    ],
)  # fmt: skip
def test_what_the_document_does_not_say_is_to_be_filled_in_at_its_line(
    lang: str, told: list[str], govopen: Run, plan: Path, tmp_path: Path
) -> None:
    undated = tmp_path / "a.txt"
    undated.write_text("临江区工作要点\n一、公开\n（一）公开预算。5月底前公布（区财政局负责）。\n", "utf-8")
    govopen("--lang", lang, "draft", str(undated), "-o", str(plan))
    found = govopen("--lang", lang, "check", str(plan)).out.splitlines()[:-1]
    lines = plan.read_text("utf-8").splitlines()
    for problem, words in zip(found, told, strict=True):
        number = int(problem.removeprefix(f"{plan}:").split(":")[0])
        assert lines[number - 1].strip() == re.split("[ （]", words)[0] + ":"
        assert problem.endswith(("fill in: " if lang == "en" else "请填写：") + words)


def test_a_title_and_units_left_blank_are_to_be_filled_in(govopen: Run, notice: Path, plan: Path) -> None:
    govopen("draft", str(notice), "-o", str(plan))
    text = re.sub(r"(?m)^  title: .*$", "  title:", plan.read_text("utf-8"))
    plan.write_text(re.sub(r"(?ms)^units:.*?^groups:", "units: {}\ngroups:", text), "utf-8")
    told = govopen("check", str(plan)).out
    assert "fill in: title (what it is called)" in told
    assert "fill in: units (each with its name and kind, like Finance Bureau: {kind: department})" in told


def test_a_doubt_has_no_name_of_a_rule(govopen: Run, plan: Path, tmp_path: Path) -> None:
    odd = tmp_path / "a.txt"
    odd.write_text(NOTICE.replace("5月底前公布", "第二季度向社会公布"), "utf-8")
    answer = govopen("draft", str(odd), "-o", str(plan))
    doubts = " ".join(answer.out.partition("worst first")[2].split())
    read = 'read as "by 2019-06-30"; see whether the document asks for that: 第二季度向社会公布部门预算'
    assert read in doubts
    assert f"# to check: {read}\n" in plan.read_text("utf-8")


def test_the_screen_and_the_comments_say_a_doubt_in_the_same_words(govopen: Run, notice: Path, plan: Path) -> None:
    answer = govopen("--lang", "zh", "draft", str(notice), "-o", str(plan))
    said = "按本计划所列的全部同类单位处理：各部门"
    assert said in answer.out
    assert f"# 请核对: {said}\n" in plan.read_text("utf-8")


def test_a_doubt_parts_what_stands_apart_in_the_document(govopen: Run, plan: Path, tmp_path: Path) -> None:
    lines = tmp_path / "lines.txt"
    lines.write_text(
        NOTICE + "（二）建设平台。上线受理平台。\n责任单位：区教育局、区民政局等\n完成时限：12月底前\n", "utf-8"
    )
    govopen("--lang", "zh", "draft", str(lines), "-o", str(plan))
    assert "区教育局、区民政局等；完成时限：12月底前\n" in plan.read_text("utf-8")


def test_a_time_from_day_to_day_is_not_said_to_be_a_day(govopen: Run, plan: Path, tmp_path: Path) -> None:
    summer = tmp_path / "summer.txt"
    summer.write_text(NOTICE + "（二）防汛值守。汛期（6月15日至9月15日）实行领导带班（区民政局负责）。\n", "utf-8")
    govopen("--lang", "en", "draft", str(summer), "-o", str(plan))
    assert "from one day to another; is something due at its end?: 6月15日至9月15日\n" in plan.read_text("utf-8")


def test_what_is_our_reading_stands_apart_from_what_is_asked(govopen: Run, plan: Path, tmp_path: Path) -> None:
    short = tmp_path / "short.txt"
    short.write_text(NOTICE + "（二）开办企业。将开办时间压缩至1个工作日以内（区民政局负责）。\n", "utf-8")
    govopen("--lang", "zh", "draft", str(short), "-o", str(plan))
    assert "读作「收到申请后1个工作日内（我们的理解：从何时起算）」" in plan.read_text("utf-8")


def test_the_plan_and_the_page_are_two_files(govopen: Run, notice: Path, plan: Path) -> None:
    answer = govopen("draft", str(notice), "-o", str(plan), "--report", str(plan))
    assert answer.code == 2
    assert answer.err == f"govopen: -o and --report are both {plan}; give the page another name\n"
    assert not plan.exists()


def test_the_page_for_a_document_without_a_number(govopen: Run, notice: Path, plan: Path, tmp_path: Path) -> None:
    notice.write_text(NOTICE.replace("临政办发〔2019〕3号\n", ""), "utf-8")
    page = tmp_path / "review.html"
    assert govopen("draft", str(notice), "-o", str(plan), "--report", str(page)).code == 0
    html = page.read_text("utf-8")
    targets = set(re.findall(r'id="([fw]\d+)"', html))
    assert set(re.findall(r'href="#([fw]\d+)"', html)) <= targets, "every link leads somewhere"


@pytest.mark.parametrize("option", ["--units", "--against"])
def test_a_broken_plan_beside_it_stops_the_draft(
    option: str, govopen: Run, notice: Path, plan: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("plan: {}\n", "utf-8")
    answer = govopen("draft", str(notice), "-o", str(plan), option, str(broken))
    assert answer.code == 2
    assert answer.err.endswith("; nothing was drafted; correct them first\n")
    assert not plan.exists()


@pytest.mark.parametrize(
    "text", ["\n", "今天天气很好。\n我们去公园。\n", "1.1 The Finance Bureau shall publish its budget.\n"]
)
def test_a_text_that_asks_nobody_for_anything_is_no_plan(text: str, govopen: Run, plan: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(text, "utf-8")
    answer = govopen("draft", str(file), "-o", str(plan))
    assert answer.code == 2
    assert answer.err.count("\n") == 1
    assert not plan.exists()


def test_the_page_for_review_shows_every_word_of_the_document_escaped(govopen: Run, plan: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(NOTICE.replace("做好热线", "做好<b>热线</b>&amp;"), "utf-8")
    page = tmp_path / "review.html"
    answer = govopen("draft", str(file), "-o", str(plan), "--report", str(page))
    assert f"\nside by side with the document: {page}\nnext: govopen check " in answer.out
    html = page.read_text("utf-8")
    assert "&lt;b&gt;热线&lt;/b&gt;&amp;amp" in html
    assert "<b>" not in html
    assert html.index("To check, worst first") < html.index("The document and the plan")


def test_a_page_that_cannot_be_written_is_said_in_one_line(govopen: Run, notice: Path, tmp_path: Path) -> None:
    page = tmp_path / "no" / "review.html"
    answer = govopen("draft", str(notice), "-o", str(tmp_path / "p.yaml"), "--report", str(page))
    assert answer.code == 2
    assert answer.err.startswith(f"govopen: cannot write {page}: ")
    assert not (tmp_path / "p.yaml").exists()


def test_a_document_that_may_not_be_read_is_said_in_the_readers_language(
    govopen: Run, notice: Path, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = Path.read_bytes

    def forbidden(path: Path) -> bytes:
        if path == notice:
            raise PermissionError(errno.EACCES, "Permission denied")
        return given(path)

    monkeypatch.setattr("os.access", lambda *_asked: False)
    monkeypatch.setattr(Path, "read_bytes", forbidden)
    answer = govopen("--lang", "zh", "draft", str(notice), "-o", str(plan))
    assert (answer.code, answer.err) == (2, "govopen: 读不了 要点.txt：没有权限\n")
    assert not plan.exists()
