SELECT obligation, item, kind, name, name_en, also FROM obligation
WHERE plan_id = :plan AND version = :version
ORDER BY position
