-- The last entry of every plan's chain. One step of the index a plan, whatever the number of entries.
WITH RECURSIVE plans (plan_id) AS (
    SELECT MIN(plan_id) FROM entry
    UNION ALL
    SELECT (SELECT MIN(e.plan_id) FROM entry e WHERE e.plan_id > p.plan_id) FROM plans p WHERE p.plan_id IS NOT NULL
)
SELECT e.plan_id, e.seq, e.hash
FROM plans p
JOIN entry e ON e.plan_id = p.plan_id AND e.seq = (SELECT MAX(x.seq) FROM entry x WHERE x.plan_id = p.plan_id)
ORDER BY e.plan_id
