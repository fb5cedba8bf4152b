SELECT name, unit, how FROM unit_name WHERE plan_id = :plan ORDER BY unit, name
