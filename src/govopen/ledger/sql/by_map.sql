-- Whether a listener ``l`` answers at all: not where it came of a split whose map gives to another what the unit that was
-- split listened to. One that stood beside that unit before, or took the same over from a third, does.
NOT EXISTS (
    SELECT 1
    FROM succession t
    JOIN succession m ON m.plan_id = t.plan_id AND m.version = t.version AND m.unit = t.unit
        AND m.obligation = l.obligation AND m.successor <> l.unit
    WHERE t.plan_id = l.plan_id AND t.version = l.version AND t.successor = l.unit
        AND EXISTS (
            SELECT 1 FROM listener b
            WHERE b.plan_id = l.plan_id AND b.version < l.version AND b.unit = m.unit AND b.obligation IN (
                SELECT l.obligation
                UNION ALL
                SELECT f.former
                FROM former_code f
                WHERE f.plan_id = l.plan_id AND f.version = l.version AND f.obligation = l.obligation))
        AND NOT EXISTS (
            SELECT 1
            FROM unit p
            JOIN unit q ON q.plan_id = p.plan_id AND q.version = p.version AND q.unit = l.unit
            WHERE p.plan_id = l.plan_id AND p.version < l.version AND p.unit = m.unit AND p.successor = '')
        AND NOT EXISTS (
            SELECT 1 FROM succession o
            WHERE o.plan_id = l.plan_id AND o.version = l.version AND o.successor = l.unit
                AND o.obligation = l.obligation AND NOT EXISTS (
                    SELECT 1 FROM succession z
                    WHERE z.plan_id = l.plan_id AND z.version < l.version AND z.unit = m.unit
                        AND z.successor = o.unit)))
