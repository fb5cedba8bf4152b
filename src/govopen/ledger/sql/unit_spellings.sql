SELECT u.unit, u.en, n.name FROM unit u
JOIN unit_name n ON n.plan_id = u.plan_id AND n.version = u.version AND n.unit = u.unit
WHERE u.plan_id = :plan AND u.version = :version
ORDER BY u.position, n.how, n.name
