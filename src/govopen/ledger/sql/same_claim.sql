-- The same said by the same unit, for itself or for a unit that it took over from, under the code that the obligation has
-- or under another that it had.
SELECT e.seq FROM entry e
WHERE e.plan_id = :plan
    AND e.holder IN (
        SELECT s.unit FROM succession s WHERE s.plan_id = :plan AND s.version = :version AND s.successor = :unit
        UNION SELECT :holder
        UNION SELECT :unit)
    AND e.obligation IN (
        SELECT :obligation
        UNION ALL
        SELECT f.former FROM former_code f
        WHERE f.plan_id = :plan AND f.version = :version AND f.obligation = :obligation
        UNION ALL
        SELECT f.obligation FROM former_code f
        WHERE f.plan_id = :plan AND f.version = :version AND f.former = :obligation)
    AND e.occasion = :occasion AND e.kind = :kind AND e.occurred_at = :happened AND e.times = :times AND e.unit = :unit
    AND NOT EXISTS (
        SELECT 1 FROM entry w
        WHERE w.plan_id = e.plan_id AND w.refers_to = e.seq AND w.refers_to > 0 AND w.kind = 'withdrawal')
ORDER BY e.seq DESC
LIMIT 1
