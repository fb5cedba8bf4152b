-- Every entry with evidence that is neither withdrawn nor returned, or one unit's, or one entry, with its words.
SELECT e.seq, e.unit, e.holder, e.obligation, e.occasion, e.evidence, t.body
FROM entry e
LEFT JOIN entry_text t ON t.plan_id = e.plan_id AND t.seq = e.seq
WHERE e.plan_id = :plan AND e.seq <= :known AND e.evidence <> '[]'
    AND (:unit = '' OR e.unit = :unit) AND (:seq = 0 OR e.seq = :seq)
    AND COALESCE((/*ledger/word*/), '') NOT IN ('withdrawal', 'return')
ORDER BY e.seq
