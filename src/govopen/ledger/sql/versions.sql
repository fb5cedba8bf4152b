SELECT version, seq, sha256, source FROM plan_version WHERE plan_id = :plan ORDER BY version
