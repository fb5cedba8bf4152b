-- Where something was returned and is not made good: what a claim stands returned for.
SELECT DISTINCT e.holder, e.obligation, e.occasion
FROM (
    SELECT x.plan_id, x.refers_to
    FROM entry x
    WHERE x.plan_id = :plan AND x.kind IN ('excuse', 'extension', 'none', 'return') AND x.kind = 'return'
        AND +x.seq <= :known
    LIMIT 9223372036854775807
) AS b
CROSS JOIN entry e
WHERE e.plan_id = :plan AND e.seq = b.refers_to AND e.kind = 'claim' AND e.occurred_at <= :as_of
    AND (/*ledger/word*/) = 'return'
ORDER BY e.holder, e.obligation, e.occasion
