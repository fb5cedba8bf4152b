-- Checkpoints with what they are called, in the plan's order.
SELECT j.holder, j.obligation, j.checkpoint, j.occasion, j.kind, j.basis, j.rated, j.opens, j.due, j.timed, j.needed,
    j.short_notice, j.reached, j.standing, o.item, o.name, o.name_en, o.also, o.assumed, o.position
FROM judged j
JOIN obligation o ON o.plan_id = j.plan_id AND o.version = j.version AND o.obligation = j.obligation
ORDER BY o.position, j.opens, j.due, j.checkpoint, j.holder
