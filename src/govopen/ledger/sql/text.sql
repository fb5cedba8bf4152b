SELECT salt, body FROM entry_text WHERE plan_id = :plan AND seq = :seq
