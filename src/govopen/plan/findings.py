"""What checks report: findings about a place in the plan, problems at a line and column of its file."""

from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]
Path = tuple[str | int, ...]

KEY = "[key]"
"""As a path's last step: the key itself rather than its value (pydantic's own notation)."""


class Finding(NamedTuple):
    """Something a check has to say about one place. ``rule`` names the check and never changes."""

    severity: Severity
    path: Path
    rule: str
    message: str


class Problem(NamedTuple):
    """A finding with its place in the file; lines and columns count from 1, a whole file's problem is at 1:1."""

    severity: Severity
    line: int
    column: int
    message: str
    rule: str = ""

    def __str__(self) -> str:
        return f"{self.line}:{self.column}: {self.message}"
