-- Claims and reports of nothing that stand returned, of what was recorded up to :upto.
SELECT DISTINCT e.seq
FROM (
    SELECT x.refers_to
    FROM entry x
    WHERE x.plan_id = :plan AND x.kind IN ('excuse', 'extension', 'none', 'return') AND x.kind = 'return'
        AND +x.seq <= :known
    LIMIT 9223372036854775807
) AS b
CROSS JOIN entry e
WHERE e.plan_id = :plan AND e.seq = b.refers_to AND e.kind IN ('claim', 'none') AND e.seq <= :upto
    AND (/*ledger/word*/) = 'return'
ORDER BY e.seq
