"""Write what is generated in the documents, or with --check say what is no longer current (exit code 1).

Generated are docs/cli.md from the program's help, docs/schemas/plan.schema.json from its model, and in all documents
what commands print (see shown.py).
"""

import argparse
import json
import os
import sys
from difflib import unified_diff
from pathlib import Path

import shown

ROOT = Path(__file__).parents[1]
HEADING = """# The command line

Generated from the program's help by `make docs`; do not edit. `govopen --lang zh --help` says it in Chinese.

Results go to stdout, messages and progress to stderr. Exit codes: 0 done; 1 the answer is no (`overdue --check`,
`audit`); 2 bad input, in one line that says what, where and what to do; 3 the database cannot be used.
"""


def cli() -> str:
    """The reference of all commands, in English and for 80 columns."""
    from govopen.cli import COMMANDS
    from govopen.cli.door import PROGRAM, build
    from govopen.cli.helptext import page
    from govopen.locales import _, use

    os.environ["COLUMNS"] = "80"
    use("en")
    door = build(COMMANDS)
    top = door.make_context(PROGRAM, [], resilient_parsing=True)
    listed = [(entry.name, _(entry.help)) for entry in COMMANDS]
    parts = [HEADING, _fence("\n".join(page(door, top, door.shared, listed)))]
    for entry in COMMANDS:
        command = door.get_command(top, entry.name)
        assert command is not None
        context = command.make_context(entry.name, [], parent=top, resilient_parsing=True)
        sections = "\n".join(page(command, context, door.shared)).split("\n\n")
        own = [section for section in sections if not section.startswith("Global options")]
        parts.append(f"## {entry.name}\n\n" + _fence("\n\n".join(own)))
    return "\n".join(parts)


def _fence(text: str) -> str:
    return f"```text\n{text}\n```\n"


def plan_schema() -> str:
    from govopen.plan.schema import json_schema

    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


def documents() -> list[Path]:
    """Every document in which something may be shown."""
    return [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


def generated() -> dict[Path, str]:
    """What each generated file, and each document that shows something, should hold."""
    wanted = {ROOT / "docs/cli.md": cli(), ROOT / "docs/schemas/plan.schema.json": plan_schema()}
    for path in documents():
        if shown.FENCE.search(text := path.read_text("utf-8")):
            wanted[path] = shown.current(text)
    return wanted


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 if something is not current")
    check = parser.parse_args().check
    stale = 0
    for path, text in generated().items():
        before = path.read_text("utf-8") if path.exists() else ""
        if before == text:
            continue
        stale += 1
        name = str(path.relative_to(ROOT))
        if check:
            sys.stdout.writelines(unified_diff(before.splitlines(True), text.splitlines(True), name, "current"))
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
            print(f"wrote {name}")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
