-- What stands recorded and whose place no version has any more: neither its own nor, where its code was renamed, the new
-- one. Its place is the checkpoint of the whole period or case that it names: a milestone, which only counts along, is
-- none; a decision, and what is asked for, is about the checkpoint that it names. What was moved to another place stands
-- there, what was decided about an open group at its members'.
SELECT e.seq, e.kind, e.obligation, CASE WHEN e.unit = '' THEN e.holder ELSE e.unit END AS whose
FROM entry e
WHERE e.plan_id = :plan AND e.kind IN ('claim', 'none', 'progress', 'finding', 'extension', 'excuse') AND e.obligation <> ''
    AND COALESCE((/*ledger/word*/), '') NOT IN ('withdrawal', 'return')
    AND NOT EXISTS (
        SELECT 1 FROM checkpoint c
        WHERE c.plan_id = e.plan_id AND c.holder = e.holder AND c.ends = 4611686018427387903
            AND c.gone = 4611686018427387903 AND c.obligation = e.obligation
            AND c.checkpoint = CASE WHEN e.checkpoint <> '' THEN e.checkpoint WHEN e.occasion = '' THEN e.obligation
                ELSE e.obligation || '/' || e.occasion END)
    AND NOT EXISTS (
        SELECT 1 FROM former_code f
        JOIN checkpoint c ON c.plan_id = f.plan_id AND c.obligation = f.obligation AND c.holder = e.holder
        WHERE f.plan_id = e.plan_id AND f.version = :version AND f.former = e.obligation
            AND c.ends = 4611686018427387903 AND c.gone = 4611686018427387903
            AND c.checkpoint = c.obligation || CASE WHEN e.checkpoint <> ''
                THEN SUBSTR(e.checkpoint, LENGTH(e.obligation) + 1) WHEN e.occasion = '' THEN ''
                ELSE '/' || e.occasion END)
    AND NOT EXISTS (
        SELECT 1 FROM pool p
        JOIN checkpoint g ON g.plan_id = p.plan_id AND g.holder = p.holder
        JOIN checkpoint c ON c.plan_id = g.plan_id AND c.obligation = g.obligation AND c.checkpoint = g.checkpoint
            AND c.since = g.gone
        WHERE p.plan_id = e.plan_id AND p.kind = 'open' AND p.holder = e.holder AND e.kind IN ('extension', 'excuse')
            AND g.obligation = e.obligation AND g.checkpoint = e.checkpoint AND c.holder <> e.holder)
    AND NOT EXISTS (
        SELECT 1 FROM listener l
        LEFT JOIN former_code f ON f.plan_id = l.plan_id AND f.version = l.version AND f.obligation = l.obligation
            AND f.former = e.obligation
        WHERE l.plan_id = e.plan_id AND l.version = :version AND e.kind = 'none'
            AND (l.obligation = e.obligation OR f.former IS NOT NULL)
            AND (l.unit = e.holder OR EXISTS (
                SELECT 1 FROM succession s
                WHERE s.plan_id = l.plan_id AND s.version = l.version AND s.unit = e.holder
                    AND s.obligation = e.obligation AND s.successor = l.unit)))
    AND NOT EXISTS (
        SELECT 1 FROM entry m
        WHERE m.plan_id = e.plan_id AND m.refers_to = e.seq AND m.refers_to > 0 AND m.kind = e.kind)
ORDER BY e.obligation, whose, e.seq
