-- What was recorded up to :upto and waits for a word of the office: claims that are reviewed, reports of nothing that
-- would excuse, findings and requests that nobody has decided, disputes. Of some units, or of all. Oldest first.
-- An obligation is reviewed or not as the last version says that has it. SQLite takes a CROSS JOIN as it is written.
SELECT x.seq, x.recorded_at
FROM (
    SELECT e.seq
    FROM entry e
    WHERE e.plan_id = :plan AND e.holder >= :first AND e.holder <= :last AND +e.seq <= :upto
        AND e.kind IN ('claim', 'none', 'finding', 'extension', 'excuse', 'dispute')
        AND (e.kind NOT IN ('claim', 'none') OR e.obligation NOT IN (/*standing/unreviewed*/)
            OR (e.kind = 'none' AND e.obligation NOT IN (/*standing/unreviewed*/ AND o.kind = 'recurring')))
        AND NOT EXISTS (/*ledger/word*/)
    LIMIT 9223372036854775807
) AS w
CROSS JOIN entry x
WHERE x.plan_id = :plan AND x.seq = w.seq AND (x.decided_at IS NULL OR x.kind IN ('claim', 'none', 'dispute'))
ORDER BY x.seq
