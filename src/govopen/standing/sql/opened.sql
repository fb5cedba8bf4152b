-- The openings of cases that hold: one row a unit, case by case. Those of one case stand one behind the other.
SELECT e.occasion, e.ref, e.seq, e.unit, e.occurred_at, e.occurred_timed, t.body
FROM cases k
JOIN entry e ON e.plan_id = k.plan_id AND e.seq >= k.seq AND e.kind = 'case_open' AND e.occasion = k.case_id
    AND e.seq < k.seq + (SELECT COUNT(*) FROM unit u WHERE u.plan_id = :plan)
LEFT JOIN entry_text t ON t.plan_id = e.plan_id AND t.seq = e.seq
WHERE k.plan_id = :plan AND /*standing/counts*/
ORDER BY k.seq, e.seq
