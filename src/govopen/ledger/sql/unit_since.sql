-- From when on a unit is in the plan, by what is known.
SELECT MIN(v.effective_at) FROM unit u
JOIN plan_version v ON v.plan_id = u.plan_id AND v.version = u.version
WHERE u.plan_id = :plan AND u.unit = :unit AND v.seq <= :known
