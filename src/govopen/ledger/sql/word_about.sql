-- The latest word about one entry.
SELECT (/*ledger/word*/) AS word FROM entry e WHERE e.plan_id = :plan AND e.seq = :seq
