SELECT body FROM entry_text WHERE plan_id = :plan AND seq = :seq
