"""Rows made by hand: of the standing query, whether a field is the row's own or its checkpoint's; of the table."""

from govopen.standing.standing import Point, Standing
from govopen.store.schema import Checkpoint


def changed(row: Standing, **facts: object) -> Standing:
    """The row with other facts. A checkpoint that nothing extended is judged by its own due instant: both change."""
    own = {name: value for name, value in facts.items() if name in Standing._fields}
    shared = {name: value for name, value in facts.items() if name in Point._fields}
    unknown = facts.keys() - own.keys() - shared.keys()
    assert not unknown, f"no such field: {unknown}"
    return row._replace(point=row.point._replace(**shared), **own)  # type: ignore[arg-type]  # mixed values


def put_again(**other: str) -> str:
    """The statement that puts checkpoints into their table again, with other expressions for these columns."""
    names = list(Checkpoint.model_fields)
    assert other.keys() <= set(names)
    values = ", ".join(other.get(name, name) for name in names)
    return f"INSERT INTO checkpoint ({', '.join(names)}) SELECT {values} FROM checkpoint"
