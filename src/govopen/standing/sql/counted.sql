-- The claims that count, in the order in which they are summed.
SELECT e.holder, e.obligation, e.occasion, e.seq, e.unit, e.times, e.occurred_at, e.reported_at, e.report_due,
    e.on_behalf, CASE WHEN e.evidence = '[]' THEN 0 ELSE 1 END AS evidenced
FROM entry e
WHERE e.plan_id = :plan AND e.holder >= :first AND e.holder <= :last AND /*counts*/
ORDER BY e.holder, e.obligation, e.occasion, e.occurred_at, e.seq
