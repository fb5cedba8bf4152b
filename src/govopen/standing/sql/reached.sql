-- Step one of standing: when each checkpoint's count was completed, by what is known; and the due instant it is judged
-- by, which an extension moves if it was decided before the instant then in force, and none that came after it.
-- A count of 1 is a MIN over the covering index; only longer counts pay for a running sum.
-- The LIMIT keeps SQLite from computing "reached" again at each mention of it.
SELECT c.holder AS origin, c.obligation, c.checkpoint, c.version, c.occasion, c.kind, c.basis, c.rated, c.opens,
    c.timed, c.needed, c.short_notice, CASE WHEN d.target > c.due THEN d.target END AS target, d.excused,
    s.successor, s.effective_at AS succeeded,
    CASE WHEN d.target IS NULL THEN c.due ELSE COALESCE((
        SELECT MAX(x.until)
        FROM act x
        WHERE x.kind = 'extension' AND x.holder = c.holder AND x.checkpoint = c.checkpoint AND x.until > c.due
            AND NOT EXISTS (
            SELECT 1 FROM act b
            WHERE b.kind = 'extension' AND b.holder = x.holder AND b.checkpoint = x.checkpoint
                AND (b.decided_at < x.decided_at OR (b.decided_at = x.decided_at AND b.seq <= x.seq))
                AND b.decided_at > c.due AND NOT EXISTS (
                    SELECT 1 FROM act p
                    WHERE p.kind = 'extension' AND p.holder = b.holder AND p.checkpoint = b.checkpoint
                        AND (p.decided_at < b.decided_at OR (p.decided_at = b.decided_at AND p.seq < b.seq))
                        AND p.until >= b.decided_at))), c.due) END AS due,
    CASE WHEN c.plain = 1 THEN (
        SELECT MIN(e.occurred_at)
        FROM entry e
        WHERE e.plan_id = c.plan_id AND e.holder = c.holder AND e.obligation = c.obligation
            AND e.occasion = c.occasion AND e.kind = 'claim' AND /*standing/counts*/
    ) WHEN c.kind = 'never' THEN (
        SELECT MIN(e.occurred_at)
        FROM entry e
        WHERE e.plan_id = c.plan_id AND e.holder = c.holder AND e.obligation IN (
                SELECT c.obligation
                UNION ALL
                SELECT f.former
                FROM former_code f
                WHERE f.plan_id = c.plan_id AND f.version = c.version AND f.obligation = c.obligation)
            AND e.occasion = c.occasion AND e.kind = 'finding' AND /*standing/counts*/
            AND (e.decided_at IS NOT NULL OR COALESCE((/*ledger/word*/), '') = 'acceptance')
    ) WHEN c.kind = 'minimum' THEN (
        SELECT MIN(e.occurred_at)
        FROM entry e
        WHERE e.plan_id = c.plan_id AND e.holder = '' AND e.obligation = '' AND e.occasion = c.occasion
            AND e.kind = 'case_close' AND /*standing/counts*/
    ) ELSE (
        SELECT MIN(run.occurred_at)
        FROM (
            SELECT e.occurred_at, SUM(e.times) OVER (ORDER BY e.occurred_at, e.seq) AS so_far
            FROM entry e
            WHERE e.plan_id = c.plan_id AND e.holder = c.holder AND e.obligation IN (
                    SELECT c.obligation
                    UNION ALL
                    SELECT f.former
                    FROM former_code f
                    WHERE f.plan_id = c.plan_id AND f.version = c.version AND f.obligation = c.obligation)
                AND e.occasion = c.occasion
                AND e.kind IN ('claim', CASE WHEN c.kind = 'recurring' THEN 'none' ELSE 'claim' END)
                AND /*standing/counts*/
        ) AS run
        WHERE run.so_far >= c.needed
    ) END AS reached
FROM /*among*/ checkpoint c
LEFT JOIN decided d ON d.holder = c.holder AND d.checkpoint = c.checkpoint
LEFT JOIN succession s ON s.plan_id = c.plan_id AND s.version = :version AND s.unit = c.holder
    AND s.obligation = c.obligation
WHERE c.plan_id = :plan /*scope*/
    AND /*ledger/in_force*/
LIMIT 9223372036854775807
