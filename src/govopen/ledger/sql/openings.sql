-- The openings of a case that are not withdrawn: one entry a unit, one behind the other.
SELECT e.seq FROM cases k
JOIN entry e ON e.plan_id = k.plan_id AND e.seq >= k.seq AND e.kind = 'case_open' AND e.occasion = k.case_id
    AND e.seq < k.seq + (SELECT COUNT(*) FROM unit u WHERE u.plan_id = :plan)
WHERE k.plan_id = :plan AND k.case_id = :case
    AND NOT EXISTS (SELECT 1 FROM entry w WHERE w.plan_id = e.plan_id AND w.refers_to = e.seq AND w.refers_to > 0
        AND w.kind = 'withdrawal' AND w.seq <= :known)
ORDER BY e.seq
