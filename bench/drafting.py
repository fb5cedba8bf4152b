"""How well drafting reads: precision and recall of items, units and requirements, per document and in all.

usage: python bench/drafting.py [--misses] [--table] [DOCUMENT EXPECTED.yaml]...

Without documents: those of tests/drafting/documents, each beside its expected plan, which was made by hand.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from govopen.drafting.draft import draft
from govopen.drafting.reading import read
from govopen.errors import BadInput

DOCUMENTS = Path(__file__).parents[1] / "tests" / "drafting" / "documents"
MEASURES = ("items", "leads", "responsible", "requirements", "promptly and never")

Facts = dict[str, Counter[tuple[str, ...]]]


class Score(NamedTuple):
    """Of one measure: how many were found, were there, and are right."""

    found: int
    there: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.there if self.there else 1.0


def facts(plan: dict[str, Any], spellings: dict[str, str]) -> Facts:
    """What a plan says, as things that can be counted; units go by the expected plan's keys."""
    found: Facts = {measure: Counter() for measure in MEASURES}
    for item in (item for section in plan["sections"] for item in section["items"]):
        code = str(item["code"])
        found["items"][(code,)] += 1
        for measure, role in (("leads", "lead"), ("responsible", "responsible")):
            for name in item.get(role, ()):
                found[measure][code, spellings.get(name, name)] += 1
        for owed in item["obligations"]:
            for measure, *figure in _figures(owed):
                found[measure][(code, *figure)] += 1
    return found


# Who writes a plan by hand may leave out that each year means by its last day.
_SAME_RULE = {"FREQ=YEARLY": "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1"}


def _figures(owed: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    if owed.get("basis") != "stated":
        return
    for name in ("by", "every", "within", "at_least"):
        if value := _SAME_RULE.get(str(owed.get(name)), owed.get(name)):
            yield "promptly and never" if value == "promptly" else "requirements", name, str(value)
    if owed.get("times") and not (owed.get("every") and owed["times"] == 1):
        yield "requirements", "times", str(owed["times"])
    for step in owed.get("milestones", ()):
        yield "requirements", "milestone", str(step["times"]), str(step["by"])
    if owed.get("never"):
        yield "promptly and never", "never"


def spelled(*plans: dict[str, Any]) -> dict[str, str]:
    """Every other spelling of a unit or group -> its key; an earlier plan's word counts."""
    names: dict[str, str] = {}
    for plan in plans:
        for key, unit in {**(plan.get("units") or {}), **(plan.get("groups") or {})}.items():
            known = next((names[name] for name in (key, *unit.get("also", ())) if name in names), key)
            for name in (key, *unit.get("also", ())):
                names.setdefault(name, known)
    return names


def compare(document: Path, expected: Path) -> tuple[dict[str, Score], list[str]]:
    """The scores of a document's draft against its expected plan, and what is missing or too much."""
    wanted = yaml.load(expected.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    made = draft(read(document)).plan
    names = spelled(wanted, made)
    there, found = facts(wanted, names), facts(made, names)
    scores = {
        measure: Score(found[measure].total(), there[measure].total(), (found[measure] & there[measure]).total())
        for measure in MEASURES
    }
    misses = [
        f"{sign} {measure}: {' '.join(fact)}"
        for measure in MEASURES
        for sign, left in (("-", there[measure] - found[measure]), ("+", found[measure] - there[measure]))
        for fact in left.elements()
    ]
    return scores, misses


def pairs(folder: Path) -> list[tuple[Path, Path]]:
    """Each document of a folder with the expected plan that has its name, if there is one."""
    documents = (
        file for file in sorted(folder.iterdir()) if file.suffix in {".txt", ".html", ".docx", ".pdf", ".xlsx"}
    )
    both = ((file, folder / f"{file.stem}.yaml") for file in documents)
    return [(file, plan) for file, plan in both if plan.exists()]


def main(words: list[str]) -> int:
    """Prints the scores; 2 where what was typed makes no pairs of files."""
    parser = argparse.ArgumentParser(prog="bench/drafting.py", description=__doc__.partition("\n")[0])
    parser.add_argument("--misses", action="store_true", help="name each difference")
    parser.add_argument("--table", action="store_true", help="as the rows of a table in Markdown")
    parser.add_argument("files", nargs="*", type=Path, metavar="DOCUMENT EXPECTED.yaml")
    asked = parser.parse_args(words)
    if len(asked.files) % 2:
        parser.error(f"{asked.files[-1]} has no plan beside it: give a document, its expected plan, and so on in pairs")
    say = row if asked.table else line
    given = list(zip(asked.files[::2], asked.files[1::2], strict=True)) or pairs(DOCUMENTS)
    total = {measure: Score(0, 0, 0) for measure in MEASURES}
    for document, expected in given:
        try:
            scores, misses = compare(document, expected)
        except (BadInput, OSError, yaml.YAMLError, KeyError, TypeError) as problem:
            parser.error(f"{document}, {expected}: {problem}".replace("\n", " "))
        total = {name: Score(*map(sum, zip(total[name], scores[name], strict=True))) for name in MEASURES}
        print(say(document.name, scores))
        if asked.misses:
            sys.stdout.writelines(f"    {miss}\n" for miss in misses)
    print(say(f"all {len(given)}", total))
    return 0


def line(name: str, scores: dict[str, Score]) -> str:
    said = (f"{measure} {100 * s.precision:.1f}/{100 * s.recall:.1f} of {s.there}" for measure, s in scores.items())
    return f"{name:28} " + "  ".join(said)


def row(name: str, scores: dict[str, Score]) -> str:
    """The same for docs/drafting.md."""
    figures = (f"{100 * s.precision:.1f}/{100 * s.recall:.1f} of {s.there}" for s in scores.values())
    return f"| {name} | {' | '.join(figures)} |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
