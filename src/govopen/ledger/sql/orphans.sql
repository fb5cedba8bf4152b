-- Claims and progress in force whose place no version has any more. Their place is the checkpoint of the whole period
-- or case that they name: a milestone, which only counts along, is none.
SELECT DISTINCT e.obligation, CASE WHEN e.unit = '' THEN e.holder ELSE e.unit END AS whose FROM entry e
WHERE e.plan_id = :plan AND e.kind IN ('claim', 'progress')
    AND NOT EXISTS (SELECT 1 FROM entry w WHERE w.plan_id = e.plan_id AND w.refers_to = e.seq AND w.refers_to > 0
        AND w.kind = 'withdrawal')
    AND NOT EXISTS (SELECT 1 FROM checkpoint c WHERE c.plan_id = e.plan_id AND c.holder = e.holder
        AND c.obligation = e.obligation AND c.ends = 4611686018427387903
        AND c.checkpoint = CASE WHEN e.occasion = '' THEN e.obligation ELSE e.obligation || '/' || e.occasion END)
ORDER BY e.obligation, whose
