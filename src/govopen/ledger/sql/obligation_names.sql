SELECT obligation, name FROM obligation WHERE plan_id = :plan AND version = :version ORDER BY position
