-- The obligations of which nothing is reviewed, as the last version says that has them.
SELECT o.obligation
FROM obligation o
WHERE o.plan_id = :plan AND o.review = 0 AND o.version = (
    SELECT MAX(v.version) FROM obligation v
    WHERE v.plan_id = :plan AND v.obligation = o.obligation AND v.version <= :version)
