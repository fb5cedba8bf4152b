SELECT obligation, successor FROM succession
WHERE plan_id = :plan AND version = :version AND unit = :unit
ORDER BY obligation
