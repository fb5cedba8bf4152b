"""The plans that come with the program, found by their ids."""

from collections.abc import Iterator
from pathlib import Path

from govopen.errors import BadInput, joined, shown
from govopen.locales import _


class UnknownPlan(BadInput):
    """Neither a file nor the id of a packaged plan."""

    def __init__(self, text: str, ids: list[str]) -> None:
        self.text, self.ids = text, tuple(ids)
        words = _("no such file and no packaged plan: {text}; packaged are {ids}")
        super().__init__(words.format(text=shown(text, 100), ids=joined(ids) or _("none")))


def find(path_or_id: str) -> Path:
    """The file meant by a path or by a packaged plan's id; a path comes first. Raises UnknownPlan."""
    try:
        if Path(path_or_id).exists():
            return Path(path_or_id)
    except (OSError, ValueError) as error:  # a name too long, or with a NUL in it
        raise UnknownPlan(path_or_id, sorted(ids())) from error
    known = ids()
    if path_or_id not in known:
        raise UnknownPlan(path_or_id, sorted(known))
    return known[path_or_id]


def ids(folder: Path | None = None) -> dict[str, Path]:
    """The packaged plans' ids and files; ``folder`` is where to look instead of the program's own."""
    return {plan: file for file in _files(folder or _folder()) if (plan := _plan_id(file))}


def _folder() -> Path:
    """Inside the package in an installation, at the repository's root in a checkout."""
    from importlib.resources import files

    package = Path(str(files("govopen")))
    installed = package / "tasks"
    return installed if installed.is_dir() else package.parents[1] / "tasks"


def _files(folder: Path) -> Iterator[Path]:
    return iter(sorted(folder.glob("*.yaml")))


def _plan_id(file: Path) -> str | None:
    from govopen.plan.tree import compose

    try:
        root, _problems = compose(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        return None
    header = root.child("plan") if root else None
    plan_id = header.child("id") if header else None
    return plan_id.scalar if plan_id and isinstance(plan_id.scalar, str) else None
