-- Extensions in force: of which checkpoint, when decided, until when.
SELECT a.holder, a.checkpoint, a.decided_at, a.until
FROM (
/*ledger/act*/
) AS a
WHERE a.kind = 'extension'
ORDER BY a.holder, a.checkpoint, a.decided_at, a.seq
