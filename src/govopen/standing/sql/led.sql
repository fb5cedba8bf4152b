-- The stated obligations of the items that a unit leads.
SELECT o.obligation
FROM lead l
JOIN obligation o ON o.plan_id = l.plan_id AND o.version = l.version AND o.item = l.item
WHERE l.plan_id = :plan AND l.unit = :unit AND l.version = :version AND o.basis = 'stated'
ORDER BY o.position
