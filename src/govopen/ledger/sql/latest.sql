-- How the latest word about the entry e is found, by what is known; a word taken back is none.
FROM entry r
WHERE r.plan_id = e.plan_id AND r.refers_to = e.seq AND r.refers_to > 0 AND r.seq <= :known
    AND r.kind IN ('withdrawal', 'acceptance', 'return')
    AND NOT EXISTS (
        SELECT 1 FROM entry u
        WHERE u.plan_id = r.plan_id AND u.refers_to = r.seq AND u.refers_to > 0 AND u.kind = 'withdrawal'
            AND u.seq <= :known)
ORDER BY r.seq DESC
LIMIT 1
