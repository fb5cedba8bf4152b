SELECT p.holder, p.kind, p.name, COALESCE(n.name, '')
FROM pool p
LEFT JOIN (
    SELECT e.unit, MIN(e.name) AS name
    FROM unit_name e
    WHERE e.plan_id = :plan AND e.version = :version AND e.how = 'english'
    GROUP BY e.unit
) AS n ON n.unit = p.holder
WHERE p.plan_id = :plan AND p.version = :version
ORDER BY p.holder
