-- A unit that another was to become, and that by no version ever did: what was to be ended itself in the same load.
SELECT p.unit
FROM unit p
JOIN unit_name n ON n.plan_id = p.plan_id AND n.version = p.version AND n.unit = :unit
WHERE p.plan_id = :plan AND p.version = :version AND p.successor <> ''
    AND ' ' || p.successor || ' ' LIKE '% ' || n.name || ' %'
    AND NOT EXISTS (
        SELECT 1 FROM succession s
        WHERE s.plan_id = p.plan_id AND s.version <= p.version AND s.unit = p.unit AND s.successor = n.unit)
LIMIT 1
