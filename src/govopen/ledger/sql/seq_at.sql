SELECT seq FROM entry WHERE plan_id = :plan AND recorded_at <= :moment ORDER BY recorded_at DESC, seq DESC LIMIT 1
