-- The checkpoints that an obligation has or had, whoever answers: by when each version asks, and whether one holds still.
SELECT c.checkpoint, CASE WHEN c.basis = 'stated' THEN c.due END AS due, c.timed,
    MAX(CASE WHEN (c.begins <= :as_of OR c.version = 1) AND (c.until > :known OR c.ends > :as_of) THEN 1 ELSE 0 END) AS holds
FROM checkpoint c
WHERE c.plan_id = :plan AND c.obligation = :obligation AND c.since <= :known AND c.gone > :known
GROUP BY c.checkpoint, c.basis, c.due, c.timed, c.version
ORDER BY c.version, c.due, c.checkpoint
