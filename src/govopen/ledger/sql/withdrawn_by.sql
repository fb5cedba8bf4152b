SELECT seq FROM entry WHERE plan_id = :plan AND refers_to = :seq AND refers_to > 0 AND kind = 'withdrawal'
