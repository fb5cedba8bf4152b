"""What the database's tables are called where people read of them."""

from govopen.locales import N_, _

_WORDS = {
    "plan": N_("plan"),
    "plan_version": N_("plan version"),
    "unit": N_("unit"),
    "unit_name": N_("unit's name"),
    "pool": N_("pool"),
    "pool_member": N_("pool's member"),
    "item": N_("item"),
    "lead": N_("lead"),
    "obligation": N_("obligation"),
    "former_code": N_("former code"),
    "listener": N_("unit for what a case starts"),
    "succession": N_("succession"),
    "checkpoint": N_("checkpoint"),
    "link_check": N_("link looked at"),
    "clause_text": N_("clause's text"),
    "cases": N_("case"),
    "entry": N_("entry"),
    "entry_text": N_("entry's text"),
}


def table_words(table: str) -> str:
    """What one row of a table is; the table's own name where it is none of ours."""
    return _(_WORDS[table]) if table in _WORDS else table
