"""The page for reviewing a draft, opened in a browser: what is marked leads to its field and back."""

from pathlib import Path

import pytest

from govopen.cli import COMMANDS
from govopen.cli.edge import run

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
"""


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GOVOPEN_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("GOVOPEN_DB", str(tmp_path / "test.db"))
    document, made = tmp_path / "a.txt", tmp_path / "review.html"
    document.write_text(DOCUMENT, "utf-8")
    plan = str(tmp_path / "plan.yaml")
    assert run(["--lang", "zh", "draft", str(document), "-o", plan, "--report", str(made)], COMMANDS) == 0
    return made


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
        assert tab.locator("ol.doubts li").first.inner_text().startswith("2.1.1 负责落实 没有写由谁负责")
        tab.get_by_role("link", name="5月底前公布部门预算").first.click()
        field = tab.locator(":target")
        assert "2019-05-31" in field.inner_text()
        field.get_by_role("link").click()
        assert tab.locator(":target").inner_text() == "5月底前公布部门预算"
        assert tab.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        tab.set_viewport_size({"width": 400, "height": 800})
        assert tab.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        browser.close()
