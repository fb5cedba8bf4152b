SELECT COUNT(*) FROM entry WHERE plan_id = :plan
