-- What is decided about single checkpoints, of few among many: to which instant each was extended, and since when it is
-- excused. Requests count once they are accepted; a report of nothing, accepted, excuses from the day it speaks of.
-- SQLite takes a CROSS JOIN in the order in which it is written: from the few reports to their checkpoints.
SELECT x.holder, x.checkpoint, MAX(x.until) AS target, MIN(x.excused) AS excused
FROM (
    SELECT a.holder, a.checkpoint, a.until, CASE WHEN a.kind = 'excuse' THEN a.decided_at END AS excused
    FROM act a
    UNION ALL
    SELECT e.holder, c.checkpoint, NULL, e.occurred_at
    FROM (
        SELECT x.plan_id, x.seq, x.holder, x.obligation, x.occasion, x.occurred_at
        FROM entry x
        WHERE x.plan_id = :plan AND x.kind IN ('excuse', 'extension', 'none', 'return') AND x.kind = 'none'
            AND x.holder >= :first AND x.holder <= :last AND x.occurred_at <= :as_of AND +x.seq <= :known
        LIMIT 9223372036854775807
    ) AS e
    CROSS JOIN checkpoint c
    WHERE c.plan_id = :plan AND c.holder = e.holder AND c.occasion = e.occasion AND c.obligation IN (
            SELECT e.obligation
            UNION ALL
            SELECT f.obligation
            FROM former_code f
            WHERE f.plan_id = :plan AND f.version = :version AND f.former = e.obligation)
        AND c.kind NOT IN ('recurring', 'never', 'minimum') AND COALESCE((/*ledger/word*/), '') = 'acceptance'
) AS x
GROUP BY x.holder, x.checkpoint
