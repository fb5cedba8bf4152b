-- A plan's entries, or one unit's, newest first, with what they say, the latest word about each, and whether one that
-- stands for another puts it right (1): then the other was withdrawn before, else it was returned; or stands in
-- another place since a load moved it there (2), which another code of the same obligation is not. One unit's receipt
-- for everything is about every obligation.
SELECT
    e.plan_id, e.seq, e.kind, e.plan_version, e.checkpoint, e.obligation, e.unit, e.holder, e.occasion,
    e.occurred_at, e.occurred_timed, e.reported_at, e.report_due, e.decided_at, e.recorded_at, e.recorded_by,
    e.on_behalf, e.via, e.ref, e.times, e.evidence, e.until, e.refers_to, e.text_sha256, e.prev, e.hash,
    t.body, t.redacted,
    v.kind, v.seq,
    CASE WHEN e.kind IN ('claim', 'none', 'progress') AND e.refers_to > 0 AND EXISTS (
        SELECT 1 FROM entry l
        JOIN entry o ON o.plan_id = l.plan_id AND o.seq = e.refers_to
        WHERE l.plan_id = e.plan_id AND l.recorded_at = e.recorded_at AND l.seq < e.seq AND l.kind = 'load'
            AND l.plan_version = e.plan_version AND (o.obligation <> e.obligation OR o.holder <> e.holder)
            AND NOT (o.holder = e.holder AND EXISTS (SELECT 1 FROM former_code f
                WHERE f.plan_id = e.plan_id AND f.version = e.plan_version AND f.obligation = e.obligation
                    AND f.former = o.obligation))
            AND NOT EXISTS (SELECT 1 FROM entry r
                WHERE r.plan_id = l.plan_id AND r.refers_to = o.seq AND r.refers_to > 0 AND r.kind = 'return')) THEN 2
    WHEN e.kind IN ('claim', 'none') AND e.refers_to > 0 AND EXISTS (
        SELECT 1 FROM entry w
        WHERE w.plan_id = e.plan_id AND w.refers_to = e.refers_to AND w.refers_to > 0 AND w.kind = 'withdrawal'
            AND w.seq < e.seq) THEN 1 ELSE 0 END AS corrects
FROM entry e
LEFT JOIN entry_text t ON t.plan_id = e.plan_id AND t.seq = e.seq
LEFT JOIN entry v ON v.plan_id = e.plan_id AND v.seq = (/*ledger/word_by*/)
WHERE e.plan_id = :plan AND e.seq <= :known /*unit*/
    AND (:every = 1 OR (e.obligation >= :low AND e.obligation <= :high AND (:occasion = '' OR e.occasion = :occasion))
        OR (e.kind = 'receipt' AND e.obligation = '' AND e.unit = :unit))
ORDER BY e.seq DESC
LIMIT :most
