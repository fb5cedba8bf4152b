SELECT e.seq FROM entry e
WHERE e.plan_id = :plan AND e.refers_to = :seq AND e.refers_to > 0 AND e.kind IN ('claim', 'none', 'progress')
LIMIT 1
