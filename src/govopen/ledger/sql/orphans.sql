-- Claims in force whose place no version has any more.
SELECT DISTINCT e.obligation, e.unit FROM entry e
WHERE e.plan_id = :plan AND e.kind = 'claim'
    AND NOT EXISTS (SELECT 1 FROM entry w WHERE w.plan_id = e.plan_id AND w.refers_to = e.seq AND w.refers_to > 0
        AND w.kind = 'withdrawal')
    AND NOT EXISTS (SELECT 1 FROM checkpoint c WHERE c.plan_id = e.plan_id AND c.holder = e.holder
        AND c.obligation = e.obligation AND c.occasion = e.occasion AND c.ends = 4611686018427387903)
ORDER BY e.obligation, e.unit
