SELECT seq, recorded_at, hash FROM entry WHERE plan_id = :plan ORDER BY seq DESC LIMIT 1
