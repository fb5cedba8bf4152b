-- The obligations of which nothing is reviewed, as the last version says that has them.
SELECT o.obligation
FROM obligation o
WHERE o.plan_id = :plan AND o.review = 0 AND o.version <= :version AND NOT EXISTS (
    SELECT 1
    FROM plan_version n
    CROSS JOIN obligation v
    WHERE n.plan_id = :plan AND n.version > o.version AND n.version <= :version AND v.plan_id = :plan
        AND v.version = n.version AND v.obligation = o.obligation)
