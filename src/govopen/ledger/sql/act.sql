-- Extensions and excuses in force by :as_of: decided at once, or asked for and accepted. ``granted`` is the entry that
-- decides. One about an obligation whose code was changed since is about the new code's checkpoint too; one about an open group
-- whose members were named since is about theirs, which are the group's from the start.
SELECT d.seq, d.kind, d.holder,
    CASE WHEN f.obligation IS NULL THEN d.checkpoint
        ELSE f.obligation || SUBSTR(d.checkpoint, LENGTH(d.obligation) + 1) END AS checkpoint,
    d.until, d.granted, g.decided_at
FROM (
    SELECT e.seq, e.kind, e.holder, e.obligation, e.checkpoint, e.until, CASE WHEN e.decided_at IS NULL THEN (
        SELECT MAX(a.seq)
        FROM entry a
        WHERE a.plan_id = e.plan_id AND a.refers_to = e.seq AND a.refers_to > 0 AND a.seq <= :known
            AND a.kind = 'acceptance' AND NOT EXISTS (
                SELECT 1 FROM entry u
                WHERE u.plan_id = a.plan_id AND u.refers_to = a.seq AND u.refers_to > 0 AND u.kind = 'withdrawal'
                    AND u.seq <= :known)) ELSE e.seq END AS granted
    FROM (
        SELECT x.plan_id, x.seq, x.kind, x.holder, x.obligation, x.checkpoint, x.until, x.decided_at
        FROM entry x
        WHERE x.plan_id = :plan AND x.kind IN ('excuse', 'extension', 'none', 'return') AND x.kind = 'extension'
            AND x.holder >= :first AND x.holder <= :last AND +x.seq <= :known
        UNION ALL
        SELECT x.plan_id, x.seq, x.kind, x.holder, x.obligation, x.checkpoint, x.until, x.decided_at
        FROM entry x
        WHERE x.plan_id = :plan AND x.kind IN ('excuse', 'extension', 'none', 'return') AND x.kind = 'excuse'
            AND x.holder >= :first AND x.holder <= :last AND +x.seq <= :known
        UNION ALL
        SELECT DISTINCT x.plan_id, x.seq, x.kind, m.holder, x.obligation, x.checkpoint, x.until, x.decided_at
        FROM pool p
        CROSS JOIN checkpoint g
        CROSS JOIN entry y
        CROSS JOIN entry x
        CROSS JOIN checkpoint m
        WHERE p.plan_id = :plan AND p.kind = 'open' AND g.plan_id = :plan AND g.holder = p.holder AND g.gone <= :known
            AND y.plan_id = :plan AND y.kind IN ('excuse', 'extension', 'none', 'return')
            AND y.kind IN ('excuse', 'extension') AND y.holder = g.holder AND y.obligation = g.obligation
            AND +y.seq <= :known AND x.plan_id = :plan AND x.seq = y.seq AND x.checkpoint = g.checkpoint
            AND m.plan_id = :plan AND m.obligation = g.obligation AND m.holder >= :first AND m.holder <= :last
            AND m.holder <> g.holder AND m.checkpoint = g.checkpoint AND m.version = g.version
            AND m.begins = g.begins AND m.since = g.gone
    ) AS e
    WHERE COALESCE((/*ledger/word*/), '') NOT IN ('withdrawal', 'return')
) AS d
JOIN entry g ON g.plan_id = :plan AND g.seq = d.granted
CROSS JOIN (SELECT 0 AS renamed UNION ALL SELECT 1) AS b
LEFT JOIN former_code f ON b.renamed = 1 AND f.plan_id = :plan AND f.version = :version AND f.former = d.obligation
WHERE g.decided_at <= :as_of AND (b.renamed = 0 OR f.obligation IS NOT NULL)
