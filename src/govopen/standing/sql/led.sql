-- Of each lead, the checkpoints of others in the items that it leads, as the checkpoint's own version says.
SELECT l.unit, j.checkpoint, j.holder, j.standing, o.name, o.name_en
FROM judged j
JOIN obligation o ON o.plan_id = :plan AND o.version = j.version AND o.obligation = j.obligation
JOIN lead l ON l.plan_id = :plan AND l.version = j.version AND l.item = o.item
WHERE j.rated = 1 AND j.holder <> l.unit AND l.unit >= :lead_first AND l.unit <= :lead_last
ORDER BY l.unit, o.position, j.opens, j.due, j.checkpoint, j.holder, j.origin
