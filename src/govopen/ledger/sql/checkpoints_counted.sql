SELECT COUNT(*) FROM checkpoint WHERE plan_id = :plan
