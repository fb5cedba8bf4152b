SELECT version, sha256, seq, effective_at FROM plan_version
WHERE plan_id = :plan
ORDER BY version DESC
LIMIT 1
