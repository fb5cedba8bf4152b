"""A YAML file as a tree that knows where everything stands.

One pass over the parser's events, stopped at the first thing a plan has no use for: tags, anchors and aliases
(an alias bomb is refused before it unfolds), a second document, deep nesting, too many values. Plain words are
read as YAML 1.2 does (https://yaml.org/spec/1.2.2/ 10.3), without octal, hexadecimal and ``yes``/``no``; dates stay
text and are judged by the model, fractions become ``Fraction`` so that ``1.10`` never turns into another code.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from govopen.errors import shown
from govopen.locales import N_, _
from govopen.plan.findings import KEY, Finding, Path, Problem

MAX_DEPTH = 20
MAX_VALUES = 300_000

_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_FRACTION = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+)(?:[eE][-+]?[0-9]+)?")
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_LOST = N_("the indentation does not fit the lines above, or a quotation mark above is not closed")
_SYNTAX = (
    ("cannot start any token", N_("this character cannot begin a value; put the value in quotes, indent with spaces")),
    ("mapping values are not allowed", N_("a colon stands where none can; put a value that contains ': ' in quotes")),
    ("expected ',' or", N_("a bracket is not closed, or a comma is missing")),
    ("expected key", _LOST),
    ("block end", _LOST),
    ("block sequence entries", N_("a list item stands where none can; check the indentation")),
    ("block mapping start", _LOST),
    ("expected '-'", _LOST),
    ("expected ':'", N_("a key without a colon; write 'key: value'")),
    ("end of stream", N_("a quotation mark is not closed")),
    ("document indicator", N_("a quotation mark is not closed")),
    ("escape", N_("an unknown escape after a backslash; use single quotes for plain text")),
)


class Fraction(str):
    """A number that is not a whole one, or is beyond reason, kept as it was typed."""

    __slots__ = ()


class Node:
    """One value with its place; ``children`` is None for a scalar."""

    __slots__ = ("children", "column", "keys", "line", "scalar")

    def __init__(self, line: int, column: int, scalar: object = None) -> None:
        self.line = line
        self.column = column
        self.scalar = scalar
        self.children: dict[str, Node] | list[Node] | None = None
        self.keys: dict[str, Node] = {}

    def value(self) -> object:
        """The plain dicts, lists and scalars."""
        if isinstance(self.children, dict):
            return {key: child.value() for key, child in self.children.items()}
        if isinstance(self.children, list):
            return [child.value() for child in self.children]
        return self.scalar

    def child(self, step: str | int) -> "Node | None":
        """The child under a key or at an index."""
        if isinstance(self.children, dict):
            return self.children.get(str(step))
        if isinstance(self.children, list) and isinstance(step, int) and step < len(self.children):
            return self.children[step]
        return None

    def at(self, path: Path) -> "Node":
        """The node a path leads to; where the path leaves the tree, the last node on it."""
        node = self
        for number, step in enumerate(path):
            if path[number + 1 : number + 2] == (KEY,):
                return node.keys.get(str(step), node)
            found = node.child(step)
            if found is None:
                return node
            node = found
        return node

    def copy(self) -> "Node":
        """The same tree, to change; what stays keeps its place in the file."""
        copy = Node(self.line, self.column, self.scalar)
        copy.keys = self.keys
        if isinstance(self.children, dict):
            copy.children = {key: child.copy() for key, child in self.children.items()}
        elif isinstance(self.children, list):
            copy.children = [child.copy() for child in self.children]
        return copy

    def leave_out(self, child: "Node") -> None:
        """Take out this very child, if it is still there."""
        if isinstance(self.children, dict):
            self.children = {key: other for key, other in self.children.items() if other is not child}
        elif isinstance(self.children, list):
            self.children = [other for other in self.children if other is not child]


def placed(root: Node, finding: Finding) -> Problem:
    """A finding at its line and column."""
    node = root.at(finding.path)
    return Problem(finding.severity, node.line, node.column, finding.message, finding.rule)


class _RefusedError(Exception):
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def _refuse(event: Any, rule: str, message: str) -> _RefusedError:
    mark = event.start_mark
    return _RefusedError(Problem("error", mark.line + 1, mark.column + 1, message, rule))


def compose(text: str) -> tuple[Node | None, list[Problem]]:
    """The tree of a YAML text and its duplicate keys; no tree where the text is refused."""
    problems: list[Problem] = []
    events = yaml.parse(text, Loader=_LOADER)  # type: ignore[no-untyped-call,unused-ignore]  # by version of its stubs
    try:
        root = _Builder(problems).build(events)
    except _RefusedError as refused:
        return None, [*problems, refused.problem]
    except yaml.MarkedYAMLError as error:
        return None, [*problems, _syntax(error, text)]
    if root is None:
        problems.append(Problem("error", 1, 1, _("the file is empty"), "empty"))
    return root, problems


def _syntax(error: yaml.MarkedYAMLError, text: str) -> Problem:
    said = f"{error.context or ''} {error.problem or ''}"
    words = next((words for part, words in _SYNTAX if part in said), N_("this cannot be read as YAML"))
    mark = error.problem_mark or error.context_mark
    start = error.context_mark
    if error.problem_mark and text[error.problem_mark.index :][:1] in {"]", "}"}:
        words, start = N_("an unexpected bracket; take it out, or open it before"), None
    # What is never closed is noticed only further down: the place to correct is where it was opened.
    if mark and start and start.line < mark.line and ("flow" in said or "quoted" in said):
        mark = start
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Problem("error", line, column, _(words), "syntax")


class _Builder:
    """Turns events into nodes, with the open collections on a stack of its own."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.root: Node | None = None
        self.open: list[tuple[Node, list[Node]]] = []
        self.values = 0

    def build(self, events: Iterator[Any]) -> Node | None:
        for event in events:
            if isinstance(event, yaml.ScalarEvent):
                self._check(event)
                self._add(_node(event, _resolve(event)), event)
            elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                self._check(event)
                self._enter(event)
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                self.open.pop()
            elif isinstance(event, yaml.AliasEvent):
                raise _refuse(event, "alias", _("aliases (*name) are not read in a plan; write it out"))
            elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
                raise _refuse(event, "documents", _("a second document begins here; a plan is one document"))
        return self.root

    def _check(self, event: Any) -> None:
        if event.anchor is not None:
            raise _refuse(event, "anchor", _("anchors (&name) are not read in a plan; write it out"))
        if event.tag is not None:
            raise _refuse(event, "tag", _("tags (!name) are not read in a plan; leave the tag out"))
        self.values += 1
        if self.values > MAX_VALUES:
            raise _refuse(event, "values", _("more than {n} values; split the plan").format(n=MAX_VALUES))

    def _enter(self, event: Any) -> None:
        node = _node(event)
        node.children = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._add(node, event)
        if len(self.open) >= MAX_DEPTH:
            raise _refuse(event, "depth", _("nested deeper than {n} levels").format(n=MAX_DEPTH))
        self.open.append((node, []))

    def _add(self, node: Node, event: Any) -> None:
        if not self.open:
            self.root = node
            return
        parent, key = self.open[-1]
        if isinstance(parent.children, list):
            parent.children.append(node)
        elif not key:
            if not isinstance(event, yaml.ScalarEvent):
                raise _refuse(event, "key", _("a key must be a word, not a list or a mapping"))
            node.scalar = event.value
            key.append(node)
        else:
            self._put(parent, key.pop(), node)

    def _put(self, parent: Node, key: Node, node: Node) -> None:
        name = str(key.scalar)
        first = parent.keys.get(name)
        if first is not None:
            words = _("key {key} is already on line {line}; keep one of the two")
            message = words.format(key=shown(name), line=first.line)
            self.problems.append(Problem("error", key.line, key.column, message, "duplicate-key"))
        elif isinstance(parent.children, dict):
            parent.keys[name] = key
            parent.children[name] = node


def _node(event: Any, scalar: object = None) -> Node:
    mark = event.start_mark
    return Node(mark.line + 1, mark.column + 1, scalar)


def _resolve(event: Any) -> object:
    text: str = event.value
    if event.style:
        return text
    if text.lower() in _WORDS and text in {text.lower(), text.upper(), text.capitalize()}:
        return _WORDS[text.lower()]
    if _WHOLE.fullmatch(text):
        return int(text)
    return Fraction(text) if _FRACTION.fullmatch(text) else text
