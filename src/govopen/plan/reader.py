"""A plan's file, read whole: the plan, or every problem at once with its line and column."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from itertools import chain, islice
from pathlib import Path as File

from pydantic import ValidationError

from govopen.locales import _
from govopen.plan import checks, wording
from govopen.plan.checks import Scope
from govopen.plan.findings import Finding, Problem
from govopen.plan.lint import lint
from govopen.plan.mending import Mended
from govopen.plan.model import Plan
from govopen.plan.tree import Node, compose, placed

MAX_BYTES = 5_000_000
MAX_PROBLEMS = 1_000

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_CHINESE = re.compile(r"[\u2014\u2018-\u201d\u2026\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef]")

IsRest = Callable[[date], bool]


def read(path: str | File, *, is_rest: IsRest | None = None) -> tuple[Plan | None, list[Problem]]:
    """The plan in a file, and what is wrong with it, in the order of the file.

    There is a plan exactly when no problem is an error. With ``is_rest``, which says whether nobody works on a day,
    the warnings of ``lint`` are among the problems. Never raises for what a file contains.
    """
    file = File(path)
    try:
        if not file.exists():
            return _refused(_("no such file: {path}; give a path or a packaged plan's id").format(path=file))
        if not file.is_file():
            return _refused(_("not a file: {path}; give the plan's YAML file").format(path=file))
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        return _refused(_("cannot read {path}: {why}").format(path=str(path)[:200], why=why))
    return parse(data, is_rest=is_rest)


def parse(data: bytes, *, is_rest: IsRest | None = None) -> tuple[Plan | None, list[Problem]]:
    """The same for a file's bytes."""
    text = _decode(data)
    if isinstance(text, Problem):
        return None, [text]
    root, problems = compose(text)
    plan = None
    if root is not None and isinstance(root.children, dict):
        plan, found = _validate(root, is_rest)
        problems.extend(found)
    elif root is not None:
        message = _("a plan begins with keys: plan, units, groups, triggers, sections")
        problems.append(Problem("error", root.line, root.column, message, "not-a-plan"))
    stops = any(problem.severity == "error" for problem in problems)
    return (None if stops else plan), _in_order(problems)


def _in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Each once, in the order of the file; what nobody would read any more is counted as one."""
    ordered = sorted(dict.fromkeys(problems), key=lambda problem: (problem.line, problem.column))
    if len(ordered) > MAX_PROBLEMS:
        last = ordered[MAX_PROBLEMS]
        more = _("more than {n} problems; the rest is not listed").format(n=MAX_PROBLEMS)
        ordered[MAX_PROBLEMS:] = [last._replace(message=more, rule="too-many")]
    return ordered


def _refused(message: str) -> tuple[None, list[Problem]]:
    return None, [Problem("error", 1, 1, message, "file")]


def _decode(data: bytes) -> str | Problem:
    if len(data) > MAX_BYTES:
        return Problem("error", 1, 1, _("larger than {n} MB; a plan is text").format(n=MAX_BYTES // 10**6), "size")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Problem("error", 1, 1, _("the file is UTF-16; save it as UTF-8"), "encoding")
    if b"\0" in data:
        return Problem("error", *_place(data, data.index(b"\0")), _("a binary file, not a plan's YAML"), "binary")
    try:
        text = data.removeprefix(b"\xef\xbb\xbf").decode()
    except UnicodeDecodeError as error:
        return _undecodable(error)
    found = _CONTROL.search(text)
    if not found:
        return text
    place = _place(text.encode(), len(text[: found.start()].encode()))
    message = _("a control character (U+{code}); a plan is plain text").format(code=f"{ord(found[0]):04X}")
    return Problem("error", *place, message, "control")


def _undecodable(error: UnicodeDecodeError) -> Problem:
    if _is_gb18030(error.object):
        return Problem("error", 1, 1, _("the file is GB18030 (GBK); save it as UTF-8"), "encoding")
    place = _place(error.object, error.start)
    return Problem("error", *place, _("the file is not UTF-8 from here on; save it as UTF-8"), "encoding")


def _place(data: bytes, offset: int) -> tuple[int, int]:
    before = data[:offset]
    start = before.rfind(b"\n") + 1
    return before.count(b"\n") + 1, len(before[start:].decode("utf-8", "replace")) + 1


def _is_gb18030(data: bytes) -> bool:
    """GB18030 decodes nearly anything, so what it decodes to must also be Chinese."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    foreign = [c for c in text if not c.isascii()]
    return not _CONTROL.search(text) and len(_CHINESE.findall(text)) >= 0.9 * len(foreign)


def _validate(root: Node, is_rest: IsRest | None) -> tuple[Plan | None, list[Problem]]:
    model = _model(root)
    if isinstance(model, ValidationError):
        return None, _problems(root, wording.findings(model)) + _rest(root, model)
    found = checks.run(Scope.of(model))
    return model, _problems(root, chain(found, lint(model, is_rest)) if is_rest else found)


def _model(root: Node) -> Plan | ValidationError:
    try:
        return Plan.model_validate(root.value())
    except ValidationError as error:
        return error


def _problems(root: Node, found: Iterable[Finding]) -> list[Problem]:
    return [placed(root, finding) for finding in islice(found, MAX_PROBLEMS + 1)]


def _rest(file: Node, error: ValidationError) -> list[Problem]:
    """What the checks find in a plan whose broken parts are stood in for or left out."""
    mended = Mended(file, error)
    found = checks.run(Scope.of_mended(mended, file)) if mended.plan else ()
    return mended.problems + _problems(mended.root, found)
