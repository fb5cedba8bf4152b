SELECT COUNT(*) FROM cases WHERE plan_id = :plan
