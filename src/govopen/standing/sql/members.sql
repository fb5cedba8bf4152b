-- How many units of each kind owe a checkpoint.
SELECT u.kind, COUNT(*) AS units
FROM checkpoint c
JOIN unit u ON u.plan_id = c.plan_id AND u.version = :version AND u.unit = c.holder
WHERE c.plan_id = :plan AND c.obligation = :obligation AND c.checkpoint = :checkpoint
    AND /*ledger/in_force*/
GROUP BY u.kind
ORDER BY u.kind
