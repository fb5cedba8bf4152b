-- What is not done of what is due by :until, and every breach: stated before default, in the order of due instants.
SELECT j.holder, j.obligation, j.checkpoint, j.occasion, j.kind, j.basis, j.rated, j.opens, j.due, j.timed, j.needed,
    j.short_notice, j.reached, j.standing, o.item, o.name, o.name_en, o.also, o.assumed, o.position
FROM judged j
JOIN obligation o ON o.plan_id = j.plan_id AND o.version = j.version AND o.obligation = j.obligation
LEFT JOIN unit u ON u.plan_id = j.plan_id AND u.version = :version AND u.unit = j.holder
WHERE j.standing = 'breached'
    OR (j.rated = 1 AND j.due <= :until AND j.standing IN ('overdue', 'due_soon', 'open', 'upcoming'))
ORDER BY j.basis DESC, j.due, o.position, j.checkpoint, COALESCE(u.position, 0), j.holder
