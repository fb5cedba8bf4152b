SELECT unit, obligation, successor, effective_at FROM succession
WHERE plan_id = :plan AND version = :version
ORDER BY unit, obligation
