"""Documents written line by line, and outlines said in one line each, for tests."""

from govopen.drafting.document import Cell, Document, Line, Span
from govopen.drafting.outline import Assignment, Clause, Outline
from govopen.drafting.outlining import outline


def document(*lines: str | tuple[Cell, str]) -> Document:
    """A document of these lines; a pair is a table's cell."""
    text = ""
    out: list[Line] = []
    for line in lines:
        cell, words = line if isinstance(line, tuple) else (None, line)
        out.append(Line(Span(len(text), len(text) + len(words)), cell))
        text += words + "\n"
    return Document("made.txt", "txt", text, tuple(out))


def table(number: int, *rows: tuple[str | None, ...]) -> list[tuple[Cell, str]]:
    """A table's cells; None is covered by the merged cell above it."""
    out = []
    for at, row in enumerate(rows):
        for column, words in enumerate(row):
            if words is not None:
                high = 1
                while at + high < len(rows) and rows[at + high][column] is None:
                    high += 1
                out.append((Cell(number, at, column, high), words))
    return out


def clauses(made: Outline) -> dict[str, Clause]:
    """The clauses by their codes."""
    return {clause.code: clause for part in made.parts for clause in part.clauses}


def read(*lines: str | tuple[Cell, str]) -> dict[str, Clause]:
    """The clauses of a document of these lines."""
    return clauses(outline(document(*lines)))


def who(assignment: Assignment | None) -> str:
    """区财政局 | 各部门、各街道: leads, then those responsible, then those who guide where there are any."""
    if assignment is None:
        return "-"
    groups = [assignment.lead, assignment.responsible, *([assignment.guiding] if assignment.guiding else [])]
    return " | ".join("、".join(each.name for each in names) for names in groups)


def roles(*lines: str | tuple[Cell, str]) -> dict[str, str]:
    """Who does each clause."""
    return {code: who(clause.assignment) for code, clause in read(*lines).items()}


def one(words: str) -> str:
    """Who does the only clause of a paragraph that ends like this."""
    return " / ".join(roles("一、重点任务", f"（一）完善目录。编制并公布目录{words}").values())
