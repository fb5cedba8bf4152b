SELECT MAX(seq) FROM entry_text WHERE plan_id = :plan
