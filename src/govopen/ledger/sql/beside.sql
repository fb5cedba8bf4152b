-- What may repeat the words of the entry :seq: what it refers to, what refers to it, and the openings of the same case.
SELECT e.refers_to AS seq
FROM entry e
WHERE e.plan_id = :plan AND e.seq = :seq AND e.refers_to > 0
UNION
SELECT n.seq
FROM entry n
WHERE n.plan_id = :plan AND n.refers_to = :seq AND n.refers_to > 0
UNION
SELECT o.seq
FROM entry e
JOIN cases k ON k.plan_id = e.plan_id AND k.case_id = e.occasion
JOIN entry o ON o.plan_id = k.plan_id AND o.seq >= k.seq AND o.kind = 'case_open' AND o.occasion = k.case_id
    AND o.seq < k.seq + (SELECT COUNT(*) FROM unit u WHERE u.plan_id = :plan)
WHERE e.plan_id = :plan AND e.seq = :seq AND e.kind = 'case_open'
