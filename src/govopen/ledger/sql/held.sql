-- The obligations that a unit or pool has checkpoints of, by their codes in a version, its own and those that it took
-- over; and those that it answers for in a case that may come.
SELECT COALESCE(f.obligation, c.obligation) AS obligation
FROM (
    SELECT :holder AS holder, '' AS obligation
    UNION
    SELECT s.unit, s.obligation FROM succession s
    WHERE s.plan_id = :plan AND s.version = :version AND s.successor = :holder
) AS h
JOIN checkpoint c ON c.plan_id = :plan AND c.holder = h.holder AND (h.obligation = '' OR c.obligation = h.obligation)
LEFT JOIN former_code f ON f.plan_id = c.plan_id AND f.version = :version AND f.former = c.obligation
WHERE c.since <= :known AND c.gone > :known AND (c.begins <= :as_of OR c.version = 1)
    AND (c.until > :known OR c.ends > :as_of)
UNION
SELECT l.obligation FROM listener l
WHERE l.plan_id = :plan AND l.version = :version AND l.unit = :holder AND /*ledger/by_map*/
ORDER BY 1
