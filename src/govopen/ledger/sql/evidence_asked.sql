-- What the newest version up to :version that has the obligation asks for, under the code that it had or has now.
SELECT evidence FROM obligation
WHERE plan_id = :plan AND version <= :version AND obligation IN (:obligation, :now)
ORDER BY version DESC
LIMIT 1
