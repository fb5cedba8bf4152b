SELECT u.unit, u.en, n.name FROM unit u
JOIN unit_name n ON n.plan_id = u.plan_id AND n.unit = u.unit
WHERE u.plan_id = :plan
ORDER BY u.position, n.how, n.name
