-- The entries that make and unmake case checkpoints, behind :after and before :before, and the one just before that.
SELECT e.plan_id, e.seq, e.kind, e.plan_version, e.checkpoint, e.obligation, e.unit, e.holder, e.occasion,
    e.occurred_at, e.occurred_timed, e.reported_at, e.report_due, e.decided_at, e.recorded_at, e.recorded_by,
    e.on_behalf, e.via, e.ref, e.times, e.evidence, e.until, e.refers_to, e.text_sha256, e.prev, e.hash
FROM entry e
WHERE e.plan_id = :plan AND e.seq > :after AND e.seq < :before AND (
    e.kind = 'case_open' OR e.seq = :before - 1 OR (e.kind = 'withdrawal' AND EXISTS (
        SELECT 1 FROM entry o WHERE o.plan_id = e.plan_id AND o.seq = e.refers_to AND o.kind = 'case_open')))
ORDER BY e.seq
