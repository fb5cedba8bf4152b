SELECT e.recorded_at FROM entry e
JOIN plan_version v ON v.plan_id = e.plan_id AND v.seq = e.seq
WHERE e.plan_id = :plan AND v.version = 1
