-- The closings of cases that hold, the first of each first.
SELECT e.occasion, e.seq, e.occurred_at, e.occurred_timed
FROM cases k
JOIN entry e ON e.plan_id = k.plan_id AND e.holder = '' AND e.obligation = '' AND e.occasion = k.case_id
    AND e.kind = 'case_close'
WHERE k.plan_id = :plan AND /*standing/counts*/
ORDER BY k.seq, e.occurred_at, e.seq
