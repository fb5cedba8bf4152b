-- The newest entry, by what is known, that stands for the entry :seq and was not taken back: a claim that replaces it, or
-- one that puts that right.
WITH RECURSIVE later (seq) AS (
    SELECT CAST(:seq AS BIGINT)
    UNION
    SELECT n.seq
    FROM later l
    JOIN entry n ON n.plan_id = :plan AND n.refers_to = l.seq AND n.refers_to > 0
    WHERE n.kind IN ('claim', 'none') AND n.seq <= :known
)
SELECT l.seq
FROM later l
WHERE l.seq <> :seq AND NOT EXISTS (
    SELECT 1 FROM entry w
    WHERE w.plan_id = :plan AND w.refers_to = l.seq AND w.refers_to > 0 AND w.kind = 'withdrawal' AND w.seq <= :known)
ORDER BY l.seq DESC
LIMIT 1
