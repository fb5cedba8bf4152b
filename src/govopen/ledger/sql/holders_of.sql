-- Who answers for an obligation, in the plan's order: each holder, and for a shared one the units that share it.
SELECT COALESCE(m.unit, h.holder) AS unit
FROM (
    SELECT DISTINCT c.plan_id, c.holder FROM checkpoint c
    WHERE c.plan_id = :plan AND c.obligation = :obligation AND c.version = :version) AS h
LEFT JOIN pool_member m ON m.plan_id = h.plan_id AND m.version = :version AND m.holder = h.holder
LEFT JOIN unit u ON u.plan_id = h.plan_id AND u.version = :version AND u.unit = COALESCE(m.unit, h.holder)
ORDER BY COALESCE(u.position, 1000000), COALESCE(m.unit, h.holder)
