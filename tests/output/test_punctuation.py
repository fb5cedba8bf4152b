"""Chinese screens have Chinese punctuation, English ones a space where English has one."""

import re
from pathlib import Path

import pytest
from conftest import GOLDEN, Type

HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,:;()]|[),:;]\s?[\u4e00-\u9fff]")
GLUED = re.compile(r"[A-Za-z0-9)]\([a-z]")


@pytest.mark.parametrize("page", sorted(GOLDEN.glob("*zh*.txt")), ids=lambda page: page.stem)
def test_no_half_width_punctuation_beside_chinese(page: Path) -> None:
    assert HALF_WIDTH.findall(page.read_text("utf-8")) == []


@pytest.mark.parametrize("page", sorted(GOLDEN.glob("*en*.txt")), ids=lambda page: page.stem)
def test_no_bracket_is_glued_to_a_word(page: Path) -> None:
    assert GLUED.findall(page.read_text("utf-8")) == []


def test_what_is_printed_beside_the_goldens_has_it_too(govopen: Type, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text("plan: {id: small}\n", "utf-8")
    found = govopen("check", str(plan)).out
    assert "错误：" in found
    assert re.match(rf"{re.escape(str(plan))}:\d+:\d+: 错误：", found), found
    assert "zh（" in govopen("doctor").out
