"""A draft as the text of a plan's file: short lines, and what is doubtful as a comment above its line."""

import re
from collections.abc import Callable, Mapping
from io import StringIO
from itertools import pairwise
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString

from govopen.drafting.draft import Decision, Draft
from govopen.plan.findings import Path

SCHEMA = "yaml-language-server: $schema=https://govopen.dev/plan.schema.json"
WIDTH = 120
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
"""A code that would be read as a number: a section's "1", an item's "1.2"."""
_PLAIN = re.compile(r"[\w（《“〔【][^:#,\[\]{}'\"\n]*")
"""What needs no quotation marks, in a line of its own or between brackets, for whichever reader."""
_SHORT = 4
"""Keys; an obligation with no more stands on one line."""


def text_of(draft: Draft, words: Callable[[Decision], str]) -> str:
    """The YAML of the draft; ``words`` says what is to be checked, in a line without its mark."""
    tree = _tree(draft.plan, ())
    for decision in draft.doubts:  # a later comment of a line stands below: the worst comes first
        _remark(tree, decision.path, words(decision))
    writer = YAML()
    writer.width = WIDTH
    writer.indent(mapping=2, sequence=4, offset=2)
    writer.representer.add_representer(
        type(None), lambda dumper, _none: dumper.represent_scalar("tag:yaml.org,2002:null", "")
    )
    writer.representer.ignore_aliases = lambda _data: True  # two fields may hold one day: no anchors for it
    out = StringIO()
    writer.dump(tree, out)
    return out.getvalue()


def _tree(value: Any, path: Path) -> Any:
    if isinstance(value, Mapping):
        made = CommentedMap((key, _tree(part, (*path, key))) for key, part in value.items())
        if _on_one_line(path, value):
            made.fa.set_flow_style()
        return made
    if isinstance(value, list | tuple):
        listed = CommentedSeq(_tree(part, (*path, number)) for number, part in enumerate(value))
        if not any(isinstance(part, Mapping) for part in value) or path[-1] == "milestones":
            listed.fa.set_flow_style()
        return listed
    if not isinstance(value, str):
        return value
    if path[-1] == "code" and _NUMBER.fullmatch(value):
        return DoubleQuotedScalarString(value)
    return value if _PLAIN.fullmatch(value) else SingleQuotedScalarString(value)


def _on_one_line(path: Path, value: Mapping[str, Any]) -> bool:
    if path and path[0] in {"units", "groups", "triggers"}:
        return len(path) == 2
    return "milestones" in path[:-1] or (len(path) > 1 and path[-2] == "obligations" and len(value) < _SHORT)


def _remark(tree: Any, path: Path, words: str) -> None:
    """Put a comment above the line of the field, or of the nearest thing around it that has a line of its own."""
    lines = [(tree, path[0], 0)]  # each holder, the key in it, and how far its lines are indented
    for step, below in pairwise(path):
        holder = lines[-1][0][step]
        if holder.fa.flow_style():
            break
        lines.append((holder, below, lines[-1][2] + 2))
    holder, key, indent = lines[-1]
    if len(lines) > 1 and isinstance(lines[-2][0], CommentedSeq) and key == next(iter(holder), None):
        holder, key, indent = lines[-2]  # the first key stands on the line of the dash
    holder.yaml_set_comment_before_after_key(key, before=words, indent=indent)
