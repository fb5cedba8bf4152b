SELECT obligation, name FROM obligation WHERE plan_id = :plan AND version = :version AND kind = 'never' ORDER BY position
