-- The entries that wait, with their words; the columns of an entry first, in the order of ``Entry``.
SELECT e.plan_id, e.seq, e.kind, e.plan_version, e.checkpoint, e.obligation, e.unit, e.holder, e.occasion,
    e.occurred_at, e.occurred_timed, e.reported_at, e.report_due, e.decided_at, e.recorded_at, e.recorded_by,
    e.on_behalf, e.via, e.ref, e.times, e.evidence, e.until, e.refers_to, e.text_sha256, e.prev, e.hash,
    t.body, t.redacted
FROM (
/*standing/waiting*/
) AS n
CROSS JOIN entry e
LEFT JOIN entry_text t ON t.plan_id = e.plan_id AND t.seq = e.seq
WHERE e.plan_id = :plan AND e.seq = n.seq
ORDER BY e.seq
