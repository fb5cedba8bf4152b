"""The one append. Runs inside ``Database.writing``, so numbers and times are taken behind the lock."""

from collections.abc import Sequence

from govopen.ledger.chain import body, digest, salts, text_digest
from govopen.ledger.entry import FIRST, Draft, Entry
from govopen.ledger.recorder import Recorder
from govopen.store.connection import Database
from govopen.store.sql import sql


def append(database: Database, plan_id: str, drafts: Sequence[Draft], recorder: Recorder) -> list[Entry]:
    """Record the drafts, in order, at the end of the plan's chain. ``recorded_at`` never runs backwards."""
    seq, recorded_at, prev = database.row("ledger", "head", plan=plan_id) or (0, 0, FIRST)
    recorded_at = max(recorded_at, recorder.now())
    entries: list[Entry] = []
    texts = []
    for draft in drafts:
        seq += 1
        stored = body(draft.text)
        salt = salts(recorder.salt(seq), stored)
        facts = {name: getattr(draft, name) for name in Draft._fields if name != "text"}
        entry = Entry(
            plan_id=plan_id,
            seq=seq,
            recorded_at=recorded_at,
            recorded_by=recorder.name,
            text_sha256=text_digest(salt, stored),
            prev=prev,
            hash="",
            **facts,
        )
        prev = digest(entry)
        entries.append(entry._replace(hash=prev))
        texts.append({"plan": plan_id, "seq": seq, "salt": salt, "body": stored})
    database.many(sql("ledger", "insert_entry"), (entry._asdict() for entry in entries))
    database.many(sql("ledger", "insert_text"), texts)
    return entries
