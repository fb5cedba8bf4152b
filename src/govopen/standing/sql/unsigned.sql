-- What each unit answers for, alone or with others, and has not signed for; every duty where :every is 1. ``since`` is
-- the load that first gave it the duty: a receipt for everything is for what the unit had then. What a predecessor
-- signed for, or what was signed for under a former code, is not signed for again, and another code is no other duty: it
-- goes by the code that it has now, since the first load that gave it. What waits for cases is a listener's, case or
-- none; whoever else is named in a case has nothing to sign for. A unit that signed for everything after its last duty
-- began has nothing left, and is not asked further. SQLite takes a CROSS JOIN in the order in which it is written.
WITH receipt AS (
    SELECT r.holder AS unit, r.obligation, MAX(r.seq) AS seq
    FROM entry r
    WHERE r.plan_id = :plan AND r.holder >= :early AND r.holder <= :late AND r.kind IN ('receipt', 'dispute')
        AND r.occurred_at <= :as_of AND +r.seq <= :known AND NOT EXISTS (
            SELECT 1 FROM entry w
            WHERE w.plan_id = :plan AND w.refers_to = r.seq AND w.refers_to > 0 AND w.kind = 'withdrawal'
                AND w.seq <= :known)
    GROUP BY r.holder, r.obligation
), asked AS (
    SELECT u.unit, u.position
    FROM unit u
    LEFT JOIN receipt a ON a.unit = u.unit AND a.obligation = ''
    WHERE u.plan_id = :plan AND u.version = :version AND u.unit >= :first AND u.unit <= :last
        AND NOT EXISTS (SELECT 1 FROM succession s WHERE s.plan_id = :plan AND s.version = :version AND s.unit = u.unit)
        AND (:every = 1 OR a.seq IS NULL
            OR a.seq < (SELECT v.seq FROM plan_version v WHERE v.plan_id = :plan AND v.version = :version)
            OR EXISTS (
                SELECT 1 FROM checkpoint c
                WHERE c.plan_id = :plan AND c.holder IN (
                        SELECT u.unit
                        UNION ALL
                        SELECT m.holder FROM pool_member m WHERE m.plan_id = :plan AND m.unit = u.unit)
                    AND c.begins <= :as_of AND c.since > a.seq AND c.since <= :known
                    AND c.kind NOT IN ('minimum', 'response') AND (c.until > :known OR c.ends > :as_of)))
), duty AS (
    SELECT u.unit, u.position, c.obligation, MIN(c.since) AS since,
        MAX(CASE WHEN c.begins <= :as_of AND (c.until > :known OR c.ends > :as_of) THEN 1 ELSE 0 END) AS holds
    FROM asked u
    CROSS JOIN checkpoint c
    WHERE c.plan_id = :plan AND c.holder = u.unit AND c.since <= :known AND c.kind NOT IN ('minimum', 'response')
    GROUP BY u.unit, u.position, c.obligation
    UNION ALL
    SELECT u.unit, u.position, c.obligation, MIN(c.since) AS since,
        MAX(CASE WHEN c.begins <= :as_of AND (c.until > :known OR c.ends > :as_of) THEN 1 ELSE 0 END) AS holds
    FROM asked u
    CROSS JOIN pool_member m
    CROSS JOIN checkpoint c
    WHERE m.plan_id = :plan AND m.unit = u.unit AND c.plan_id = :plan AND c.holder = m.holder AND c.version = m.version
        AND c.since <= :known AND c.kind NOT IN ('minimum', 'response')
    GROUP BY u.unit, u.position, c.obligation
    UNION ALL
    SELECT u.unit, u.position, l.obligation, MIN(v.seq) AS since,
        MAX(CASE WHEN l.version = :version THEN 1 ELSE 0 END) AS holds
    FROM asked u
    CROSS JOIN plan_version v
    CROSS JOIN listener l
    WHERE v.plan_id = :plan AND v.seq <= :known AND l.plan_id = :plan AND l.version = v.version AND l.unit = u.unit
        AND /*ledger/by_map*/
    GROUP BY u.unit, u.position, l.obligation
    UNION ALL
    SELECT u.unit, u.position, s.obligation, MIN(v.seq) AS since,
        MAX(CASE WHEN s.version = :version THEN 1 ELSE 0 END) AS holds
    FROM asked u
    CROSS JOIN succession s
    JOIN plan_version v ON v.plan_id = :plan AND v.version = s.version
    WHERE s.plan_id = :plan AND s.successor = u.unit AND v.seq <= :known AND EXISTS (
            SELECT 1 FROM checkpoint c
            WHERE c.plan_id = :plan AND c.holder = s.unit AND c.obligation = s.obligation AND c.since <= :known)
    GROUP BY u.unit, u.position, s.obligation
)
SELECT d.unit, COALESCE(f.obligation, d.obligation) AS obligation, MIN(d.since) AS since, MAX(COALESCE(b.seq, a.seq, (
    SELECT MAX(p.seq)
    FROM (
        SELECT d.unit, f.former AS obligation
        FROM former_code f
        WHERE f.plan_id = :plan AND f.version = :version AND f.obligation = d.obligation
        UNION ALL
        SELECT DISTINCT s.unit, d.obligation
        FROM succession s
        WHERE s.plan_id = :plan AND s.version = :version AND s.successor = d.unit
        UNION ALL
        SELECT DISTINCT s.unit, f.former
        FROM succession s
        JOIN former_code f ON f.plan_id = :plan AND f.version = :version AND f.obligation = d.obligation
        WHERE s.plan_id = :plan AND s.version = :version AND s.successor = d.unit
    ) AS before
    CROSS JOIN plan_version v
    CROSS JOIN obligation o
    CROSS JOIN receipt p
    WHERE :version > 1 AND v.plan_id = :plan AND o.plan_id = :plan AND o.version = v.version
        AND o.obligation = before.obligation AND p.unit = before.unit AND p.seq >= v.seq
        AND p.obligation IN ('', o.obligation)))) AS signed
FROM duty d
LEFT JOIN former_code f ON f.plan_id = :plan AND f.version = :version AND f.former = d.obligation
LEFT JOIN receipt a ON a.unit = d.unit AND a.obligation = '' AND a.seq >= d.since
LEFT JOIN receipt b ON b.unit = d.unit AND b.obligation IN (d.obligation, f.obligation)
WHERE d.holds = 1 OR f.obligation IS NOT NULL
GROUP BY d.position, d.unit, COALESCE(f.obligation, d.obligation)
HAVING MAX(d.holds) = 1 AND (:every = 1 OR MAX(COALESCE(b.seq, a.seq)) IS NULL)
ORDER BY d.position, COALESCE(f.obligation, d.obligation)
