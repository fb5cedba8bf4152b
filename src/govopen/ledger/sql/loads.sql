-- When each version was loaded, when it was issued and from when it is in effect.
SELECT v.seq, v.issued, v.effective_at, e.recorded_at
FROM plan_version v
JOIN entry e ON e.plan_id = v.plan_id AND e.seq = v.seq
WHERE v.plan_id = :plan
ORDER BY v.seq
