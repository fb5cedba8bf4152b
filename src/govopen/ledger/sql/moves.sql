-- Extensions in force: of which checkpoint, when decided, until when, by which entry.
SELECT a.holder, a.checkpoint, a.decided_at, a.until, a.seq
FROM (
/*ledger/act*/
) AS a
WHERE a.kind = 'extension'
ORDER BY a.holder, a.checkpoint, a.decided_at, a.seq
