SELECT DISTINCT evidence FROM entry WHERE plan_id = :plan AND evidence <> '[]'
