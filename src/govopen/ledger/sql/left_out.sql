-- What stands recorded of a unit that a version no longer has: its signatures, its cases, and the disputes that wait; also
-- a dispute that waits about what is no longer the unit's.
SELECT e.seq, e.kind, e.obligation, e.unit
FROM entry e
WHERE e.plan_id = :plan AND e.kind IN ('case_open', 'dispute', 'receipt')
    AND COALESCE((/*ledger/word*/), '') NOT IN ('withdrawal', 'acceptance', 'return')
    AND (NOT EXISTS (
            SELECT 1 FROM unit u WHERE u.plan_id = e.plan_id AND u.version = :version AND u.unit = e.unit)
        OR (e.kind = 'dispute'
            AND NOT EXISTS (
                SELECT 1 FROM checkpoint c
                WHERE c.plan_id = e.plan_id AND c.obligation = e.obligation
                    AND c.holder IN (
                        SELECT e.unit
                        UNION ALL
                        SELECT s.unit FROM succession s
                        WHERE s.plan_id = e.plan_id AND s.version = :version AND s.successor = e.unit
                            AND s.obligation = e.obligation)
                    AND c.ends = 4611686018427387903 AND c.gone = 4611686018427387903)
            AND NOT EXISTS (
                SELECT 1 FROM former_code f
                JOIN checkpoint c ON c.plan_id = f.plan_id AND c.obligation = f.obligation
                    AND c.holder IN (
                        SELECT e.unit
                        UNION ALL
                        SELECT s.unit FROM succession s
                        WHERE s.plan_id = e.plan_id AND s.version = :version AND s.successor = e.unit
                            AND s.obligation = e.obligation)
                WHERE f.plan_id = e.plan_id AND f.version = :version AND f.former = e.obligation
                    AND c.ends = 4611686018427387903 AND c.gone = 4611686018427387903)
            AND NOT EXISTS (
                SELECT 1 FROM listener l
                LEFT JOIN former_code f ON f.plan_id = l.plan_id AND f.version = l.version
                    AND f.obligation = l.obligation AND f.former = e.obligation
                WHERE l.plan_id = e.plan_id AND l.version = :version AND l.unit = e.unit
                    AND (l.obligation = e.obligation OR f.former IS NOT NULL))
            AND NOT EXISTS (
                SELECT 1 FROM pool_member m
                WHERE m.plan_id = e.plan_id AND m.version = :version AND m.holder = e.obligation AND m.unit = e.unit)
            AND NOT EXISTS (
                SELECT 1 FROM succession s
                WHERE s.plan_id = e.plan_id AND s.version = :version AND s.unit = e.unit
                    AND s.obligation = e.obligation)))
ORDER BY e.obligation, e.unit, e.seq
