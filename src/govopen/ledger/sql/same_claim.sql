-- The same said by the same unit, for itself or for a unit that it took over from.
SELECT e.seq FROM entry e
WHERE e.plan_id = :plan
    AND e.holder IN (
        SELECT s.unit FROM succession s WHERE s.plan_id = :plan AND s.version = :version AND s.successor = :unit
        UNION SELECT :holder
        UNION SELECT :unit)
    AND e.obligation = :obligation AND e.occasion = :occasion AND e.kind = :kind AND e.occurred_at = :happened
    AND e.times = :times AND e.unit = :unit
    AND NOT EXISTS (
        SELECT 1 FROM entry w
        WHERE w.plan_id = e.plan_id AND w.refers_to = e.seq AND w.refers_to > 0 AND w.kind = 'withdrawal')
ORDER BY e.seq DESC
LIMIT 1
