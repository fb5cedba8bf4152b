-- The load that first gave a unit, alone or with others, an obligation; what waits for cases is a listener's.
SELECT MIN(x.since)
FROM (
    SELECT c.since
    FROM checkpoint c
    WHERE c.plan_id = :plan AND c.holder = :unit AND c.obligation = :obligation AND c.since <= :known
        AND c.kind NOT IN ('minimum', 'response')
    UNION ALL
    SELECT c.since
    FROM pool_member m
    JOIN checkpoint c ON c.plan_id = m.plan_id AND c.holder = m.holder AND c.version = m.version
    WHERE m.plan_id = :plan AND m.unit = :unit AND c.obligation = :obligation AND c.since <= :known
        AND c.kind NOT IN ('minimum', 'response')
    UNION ALL
    SELECT v.seq
    FROM listener l
    JOIN plan_version v ON v.plan_id = l.plan_id AND v.version = l.version
    WHERE l.plan_id = :plan AND l.unit = :unit AND l.obligation = :obligation AND v.seq <= :known
        AND /*ledger/by_map*/
) AS x
