SELECT p.holder, p.kind, p.name, COALESCE(MIN(n.name), '')
FROM pool p
LEFT JOIN unit_name n ON n.plan_id = p.plan_id AND n.version = p.version AND n.unit = p.holder AND n.how = 'english'
WHERE p.plan_id = :plan AND p.version = :version
GROUP BY p.holder, p.kind, p.name
ORDER BY p.holder
