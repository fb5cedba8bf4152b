-- What a case concerns: who holds something of it.
SELECT DISTINCT c.holder, c.obligation, c.occasion, c.kind FROM checkpoint c
WHERE c.plan_id = :plan AND c.occasion = :case
    AND c.obligation IN (SELECT o.obligation FROM obligation o WHERE o.plan_id = :plan AND o.kind IN ('minimum', 'response'))
ORDER BY c.obligation, c.holder
