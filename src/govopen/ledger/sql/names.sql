SELECT name, unit, how FROM unit_name WHERE plan_id = :plan AND version = :version ORDER BY unit, name
