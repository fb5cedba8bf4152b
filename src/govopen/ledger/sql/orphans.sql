-- What stands recorded and whose place no version has any more: neither its own nor, where its code was renamed, the new
-- one. Its place is the checkpoint of the whole period or case that it names: a milestone, which only counts along, is
-- none. What was moved to another place stands there.
SELECT DISTINCT e.obligation, CASE WHEN e.unit = '' THEN e.holder ELSE e.unit END AS whose
FROM entry e
WHERE e.plan_id = :plan AND e.kind IN ('claim', 'none', 'progress', 'finding') AND e.obligation <> ''
    AND COALESCE((/*ledger/word*/), '') NOT IN ('withdrawal', 'return')
    AND NOT EXISTS (
        SELECT 1 FROM checkpoint c
        WHERE c.plan_id = e.plan_id AND c.holder = e.holder AND c.ends = 4611686018427387903
            AND c.gone = 4611686018427387903 AND c.obligation = e.obligation
            AND c.checkpoint = CASE WHEN e.occasion = '' THEN e.obligation ELSE e.obligation || '/' || e.occasion END)
    AND NOT EXISTS (
        SELECT 1 FROM former_code f
        JOIN checkpoint c ON c.plan_id = f.plan_id AND c.obligation = f.obligation AND c.holder = e.holder
        WHERE f.plan_id = e.plan_id AND f.version = :version AND f.former = e.obligation
            AND c.ends = 4611686018427387903 AND c.gone = 4611686018427387903
            AND c.checkpoint = CASE WHEN e.occasion = '' THEN c.obligation ELSE c.obligation || '/' || e.occasion END)
    AND NOT EXISTS (
        SELECT 1 FROM listener l
        WHERE l.plan_id = e.plan_id AND l.version = :version AND l.obligation = e.obligation AND e.kind = 'none')
    AND NOT EXISTS (
        SELECT 1 FROM entry m
        WHERE m.plan_id = e.plan_id AND m.refers_to = e.seq AND m.refers_to > 0 AND m.kind = e.kind)
ORDER BY e.obligation, whose
