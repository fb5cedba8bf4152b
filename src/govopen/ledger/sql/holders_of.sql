-- Who answers for an obligation, in the plan's order: each holder, and for a shared one the units that share it; for a
-- unit that is no more whoever took over from it. What was due before an amendment keeps its version, and its code.
SELECT DISTINCT COALESCE(m.unit, s.successor, h.holder) AS unit, COALESCE(u.position, 1000000) AS place
FROM (
    SELECT DISTINCT c.plan_id, c.holder, c.obligation FROM checkpoint c
    WHERE c.plan_id = :plan AND c.kind NOT IN ('response', 'minimum') AND c.obligation IN (
            SELECT :obligation
            UNION ALL
            SELECT f.former FROM former_code f
            WHERE f.plan_id = :plan AND f.version = :version AND f.obligation = :obligation)
        AND /*ledger/in_force*/
) AS h
LEFT JOIN pool_member m ON m.plan_id = h.plan_id AND m.version = :version AND m.holder = h.holder
LEFT JOIN succession s ON s.plan_id = h.plan_id AND s.version = :version AND s.unit = h.holder
    AND s.obligation = h.obligation
LEFT JOIN unit u ON u.plan_id = h.plan_id AND u.version = :version
    AND u.unit = COALESCE(m.unit, s.successor, h.holder)
ORDER BY place, unit
