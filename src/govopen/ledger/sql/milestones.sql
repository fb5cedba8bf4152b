-- Milestones that are known, of whichever versions: how many by when, and whether one is in force still.
SELECT DISTINCT c.obligation, c.checkpoint, c.version, c.needed, c.due,
    CASE WHEN c.ends = 4611686018427387903 THEN 1 ELSE 0 END AS lives
FROM checkpoint c
WHERE c.plan_id = :plan AND c.gone = 4611686018427387903 AND c.occasion = '' AND c.checkpoint <> c.obligation
ORDER BY c.version, c.obligation, c.checkpoint, c.needed, c.due, lives
