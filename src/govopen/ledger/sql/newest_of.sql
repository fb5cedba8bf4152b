SELECT e.plan_id, e.seq, e.kind, e.plan_version, e.checkpoint, e.obligation, e.unit, e.holder, e.occasion,
    e.occurred_at, e.occurred_timed, e.reported_at, e.report_due, e.decided_at, e.recorded_at, e.recorded_by,
    e.on_behalf, e.via, e.ref, e.times, e.evidence, e.until, e.refers_to, e.text_sha256, e.prev, e.hash
FROM entry e
WHERE e.plan_id = :plan AND e.recorded_by = :name AND e.kind IN (
        'claim', 'none', 'progress', 'receipt', 'dispute', 'acceptance', 'return', 'case_open', 'case_close', 'finding',
        'extension', 'excuse')
    AND NOT EXISTS (
        SELECT 1 FROM entry w
        WHERE w.plan_id = e.plan_id AND w.refers_to = e.seq AND w.refers_to > 0 AND w.kind = 'withdrawal')
ORDER BY e.seq DESC
LIMIT 1
