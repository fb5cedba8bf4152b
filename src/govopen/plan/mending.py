"""A broken plan made whole enough to be checked: what is broken is stood in for, or left out where nothing can.

What stood in, and what lost a part, is known afterwards (`Mended.sound`), so that no check reports it.
"""

from pydantic import ValidationError

from govopen.plan import wording
from govopen.plan.findings import KEY, Path, Problem
from govopen.plan.model import Plan
from govopen.plan.tree import Node, placed

ROUNDS = 8
_DAY = "2018-01-01"
_STAND_INS: dict[str, object] = {
    "id": "x",
    "title": "x",
    "name": "x",
    "issued": _DAY,
    "period": [_DAY, "2018-12-31"],
    "kind": "department",
    "by": _DAY,
    "times": 1,
    "every": "quarter",
    "of": "x",
    "within": "same day",
    "at_least": "1 day",
    "ongoing": True,
    "never": True,
    "basis": "default",
}
_CODES = {3: "1", 5: "1.1.1", 7: "a"}
"""By the length of the path: a section's, an item's, an obligation's."""


class Mended:
    """A copy of a file's tree, in which ``plan`` can be read; none where too much is broken.

    ``problems`` are those that the model finds only once a part's single fields are in order.
    """

    def __init__(self, file: Node, error: ValidationError) -> None:
        self.root = file.copy()
        self.plan: Plan | None = None
        self.problems: list[Problem] = []
        self.broken: set[str] = set()
        self._unsound: dict[int, Node] = {}
        for _round in range(ROUNDS):
            self._mend(error)
            try:
                self.plan = Plan.model_validate(self.root.value())
            except ValidationError as still:
                error = still
                own = (it for it in wording.findings(still) if self.sound(it.path) and self.sound(it.path[:-1]))
                self.problems += [placed(self.root, finding) for finding in own if self.sound(finding.path[:6])]
            else:
                return

    def sound(self, path: Path) -> bool:
        """Whether this is what the file says, and all that it says."""
        return id(self.root.at(path)) not in self._unsound

    def _mend(self, error: ValidationError) -> None:
        left_out: list[tuple[Node, Node]] = []
        for details in wording.causes(error):
            path = tuple(step for step in details["loc"] if step != KEY)
            self.broken.update(str(step) for step in path[:1])
            at = details.get("ctx", {}).get("at")
            if details["type"] == "no_kind":
                self._stand_in((*path, "ongoing"), new=True)
                self._stand_in((*path, "basis"))
            elif details["type"] == "one_clock" and at == "of":
                self._stand_in((*path, "within"), new=True)
            else:
                left_out += self._replace((*path, str(at)) if at else path, known=details["type"] != "extra_forbidden")
        for holder, node in left_out:
            holder.leave_out(node)

    def _replace(self, path: Path, *, known: bool) -> list[tuple[Node, Node]]:
        """A stand-in for the place, or what is to be left out of what: the least that holds it."""
        if known and self._stand_in(path, new=True):
            return []
        for depth in range(len(path), 1, -1):
            if depth < len(path) and self._stand_in(path[:depth]):
                return []
            holder = self.root.at(path[: depth - 1])
            node = holder.child(path[depth - 1])
            if node is not None:
                of_list = isinstance(holder.children, list)
                losing = [holder, self.root.at(path[: depth - 2])] if of_list else [holder]
                self._unsound |= {id(one): one for one in losing}
                return [(holder, node)]
        return []

    def _stand_in(self, path: Path, *, new: bool = False) -> bool:
        """Whether there is a stand-in for this place; each is tried once."""
        name, holder = path[-1], self.root.at(path[:-1])
        value = _CODES.get(len(path)) if name == "code" else _STAND_INS.get(str(name))
        if len(path) < 2 or value is None or not isinstance(holder.children, dict):
            return False
        before = holder.children.get(str(name))
        if (before is None and not new) or id(before) in self._unsound:
            return False
        node = Node(holder.line, holder.column, value) if before is None else Node(before.line, before.column, value)
        if isinstance(value, list):
            node.children = [Node(node.line, node.column, part) for part in value]
        holder.children[str(name)] = node
        self._unsound[id(node)] = node
        return True
