"""What the doctor found, a line a check, and what to do about what is not well."""

import sys
from collections.abc import Iterator, Sequence

from govopen.ledger.health import Check, Level
from govopen.locales import N_, _, language, n_
from govopen.output.columns import Column, Styled, printable, table, wrap
from govopen.output.emit import Wanted, screen
from govopen.output.publish import publish_whole
from govopen.program import command

HEADER = ("check", "level", "value", "remedy")
LEVELS = {"ok": N_("ok"), "warn": N_("look"), "fail": N_("FAIL")}
_STYLES = {"ok": "met", "warn": "late", "fail": "overdue"}
NAMES = {
    "program": N_("program"),
    "python": N_("Python"),
    "platform": N_("system"),
    "sqlite": N_("SQLite"),
    "drive": N_("drive"),
    "space": N_("disk space"),
    "database": N_("database"),
    "readable": N_("contents"),
    "schema": N_("schema"),
    "journal_mode": N_("journal"),
    "synchronous": N_("synchronous"),
    "foreign_keys": N_("foreign keys"),
    "data": N_("data"),
    "plans": N_("plans"),
    "plan": N_("plan"),
    "clock": N_("clock"),
    "evidence": N_("evidence"),
    "calendar": N_("calendar"),
    "zone": N_("time zone"),
    "settings": N_("settings"),
    "language": N_("language"),
    "console": N_("console"),
}
CHINESE = "西城区政务公开，【】"


def console_checks(chosen: bool) -> Iterator[Check]:
    """The language, whether it was chosen or is the plan's, and whether the console can print Chinese."""
    how = _("chosen") if chosen else _("the plan's, or Chinese: nobody chose one")
    yield Check("language", "ok", _("{what} ({words})").format(what=language(), words=how))
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    try:
        CHINESE.encode(encoding)
    except UnicodeEncodeError:
        remedy = _("set PYTHONIOENCODING=utf-8 (Windows: also chcp 65001), use --lang en, or write a file with -o")
        yield Check("console", "warn", _("{encoding}: cannot print Chinese").format(encoding=encoding), remedy)
    else:
        yield Check(
            "console",
            "ok",
            _("{encoding}: prints Chinese, such as {sample}").format(encoding=encoding, sample=CHINESE[:7]),
        )


def worst(checks: Sequence[Check]) -> Level:
    """The level of the worst."""
    levels = {check.level for check in checks}
    return "fail" if "fail" in levels else "warn" if "warn" in levels else "ok"


def publish_doctor(wanted: Wanted, checks: Sequence[Check], synthetic: str) -> None:
    """Write the checks, as ``govopen.doctor/1`` in JSON."""
    page = screen(wanted)

    def text() -> Iterator[str]:
        cells = [
            (Styled(_(LEVELS[check.level]), _STYLES[check.level]), _(NAMES[check.name]), printable(check.value))
            for check in checks
        ]
        yield from table(cells, (Column(), Column(), Column(overflow="wrap")), page)
        for check in checks:
            if check.remedy:
                yield from wrap(
                    _("{name}: {remedy}").format(name=_(NAMES[check.name]), remedy=check.remedy), page.width, "  "
                )
        yield _summary(checks)

    rows = [(*check[:3], check.remedy or None) for check in checks]
    record = {"level": worst(checks), "checks": [dict(zip(HEADER, row, strict=True)) for row in rows]}
    publish_whole(wanted, synthetic, "doctor", text=text, record=record, rows=rows, header=HEADER)


def _summary(checks: Sequence[Check]) -> str:
    bad = sum(check.level == "fail" for check in checks)
    if bad:
        return n_("{n} thing must be mended", "{n} things must be mended", bad).format(n=bad)
    odd = sum(check.level == "warn" for check in checks)
    if odd:
        return n_("it works; {n} thing to look at", "it works; {n} things to look at", odd).format(n=odd)
    return _("all is well; whether nothing was changed, says: {command}").format(command=command("audit"))
