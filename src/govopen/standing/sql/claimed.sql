-- What was claimed, in the order in which it is summed: whether it counts, the latest word about it, and the code that
-- its obligation has now. Of whatever day: what a correction stood for may have been said of a later one.
SELECT e.holder, e.obligation, e.occasion, e.seq, e.kind, e.unit, e.times, e.occurred_at, e.reported_at, e.report_due,
    e.on_behalf, CASE WHEN e.evidence = '[]' THEN 0 ELSE 1 END AS evidenced, e.refers_to,
    CASE WHEN /*standing/counts*/ THEN 1 ELSE 0 END AS counts, COALESCE((/*ledger/word*/), '') AS word, f.obligation AS renamed,
    CASE WHEN e.kind = 'none' THEN (
        SELECT r.recorded_at
        /*ledger/latest*/) END AS worded_at
FROM entry e
LEFT JOIN former_code f ON f.plan_id = e.plan_id AND f.version = :version AND f.former = e.obligation
WHERE e.plan_id = :plan AND e.holder >= :first AND e.holder <= :last AND e.kind IN ('claim', 'none')
    AND e.seq <= :known
ORDER BY e.holder, e.obligation, e.occasion, e.occurred_at, e.seq
