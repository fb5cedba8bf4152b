-- Who answers for an obligation that a case starts, in the plan's order.
SELECT l.unit FROM listener l
LEFT JOIN unit u ON u.plan_id = l.plan_id AND u.version = l.version AND u.unit = l.unit
WHERE l.plan_id = :plan AND l.version = :version AND l.obligation = :obligation AND /*ledger/by_map*/
ORDER BY COALESCE(u.position, 1000000), l.unit
