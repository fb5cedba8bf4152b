-- A lead's coordination: of its items' stated checkpoints of other units, how many are met.
SELECT l.unit, SUM(CASE WHEN j.standing = 'met' THEN 1 ELSE 0 END) AS met, COUNT(*) AS checkpoints
FROM judged j
JOIN obligation o ON o.plan_id = j.plan_id AND o.version = j.version AND o.obligation = j.obligation
JOIN lead l ON l.plan_id = j.plan_id AND l.version = j.version AND l.item = o.item
WHERE j.basis = 'stated' AND j.rated = 1 AND j.holder <> l.unit
GROUP BY l.unit
