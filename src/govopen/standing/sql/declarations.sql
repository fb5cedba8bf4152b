-- What a unit answers for only where something happens, as long as no case was opened for it; and whether it declared
-- that there was none. Under a former code that says the same, and so it does of whoever the unit took over from.
SELECT l.unit, o.obligation, o.item, o.name, o.name_en, o.also, o.assumed, o.basis, o.position, o.review, o.evidence,
    CASE WHEN p.holder IS NULL THEN l.unit ELSE p.holder END AS holder,
    CASE WHEN EXISTS (
        SELECT 1 FROM entry e
        WHERE e.plan_id = l.plan_id AND e.holder IN (
                SELECT l.unit
                UNION ALL
                SELECT l.obligation
                UNION ALL
                SELECT s.unit FROM succession s
                WHERE s.plan_id = l.plan_id AND s.version = l.version AND s.successor = l.unit
                    AND s.obligation = l.obligation)
            AND e.obligation IN (
                SELECT l.obligation
                UNION ALL
                SELECT f.former FROM former_code f
                WHERE f.plan_id = l.plan_id AND f.version = l.version AND f.obligation = l.obligation)
            AND e.occasion = '' AND e.kind = 'none' AND /*standing/counts*/) THEN 1 ELSE 0 END AS declared
FROM listener l
JOIN obligation o ON o.plan_id = l.plan_id AND o.version = l.version AND o.obligation = l.obligation
LEFT JOIN pool p ON p.plan_id = l.plan_id AND p.version = l.version AND p.holder = l.obligation
WHERE l.plan_id = :plan AND l.version = :version AND l.unit >= :first AND l.unit <= :last AND o.kind = 'response'
    AND /*ledger/by_map*/
    AND NOT EXISTS (
        SELECT 1 FROM checkpoint c
        WHERE c.plan_id = l.plan_id AND c.holder IN (
                SELECT l.unit
                UNION ALL
                SELECT l.obligation
                UNION ALL
                SELECT s.unit FROM succession s
                WHERE s.plan_id = l.plan_id AND s.version = l.version AND s.successor = l.unit
                    AND s.obligation = l.obligation)
            AND c.obligation IN (
                SELECT l.obligation
                UNION ALL
                SELECT f.former FROM former_code f
                WHERE f.plan_id = l.plan_id AND f.version = l.version AND f.obligation = l.obligation)
            AND /*ledger/in_force*/)
ORDER BY o.position, l.unit
