-- What stands recorded for a group whose members nobody had named.
SELECT e.seq FROM entry e
WHERE e.plan_id = :plan AND e.holder = :holder AND e.kind IN ('claim', 'none', 'progress') AND e.seq <= :known
    AND COALESCE((/*ledger/word*/), '') NOT IN ('withdrawal', 'return')
ORDER BY e.seq
