SELECT DISTINCT unit FROM succession
WHERE plan_id = :plan AND version = :version AND successor = :unit
ORDER BY unit
