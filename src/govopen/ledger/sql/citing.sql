-- What was said since entry :seq about a case and is not withdrawn.
SELECT e.seq, e.kind, e.unit FROM entry e
WHERE e.plan_id = :plan AND e.seq > :seq AND e.occasion = :case
    AND e.kind IN ('case_close', 'claim', 'excuse', 'extension', 'finding', 'none', 'progress')
    AND NOT EXISTS (SELECT 1 FROM entry w WHERE w.plan_id = e.plan_id AND w.refers_to = e.seq AND w.refers_to > 0
        AND w.kind = 'withdrawal')
ORDER BY e.seq
