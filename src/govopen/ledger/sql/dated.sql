-- What each version of the plan asked of a checkpoint: by when, how many; and by which entry it was loaded.
SELECT c.version, v.seq, c.basis, c.due, c.needed
FROM checkpoint c
JOIN plan_version v ON v.plan_id = c.plan_id AND v.version = c.version
WHERE c.plan_id = :plan AND c.holder = :holder AND c.obligation = :obligation AND c.checkpoint = :checkpoint
    AND c.version <= :version AND c.since <= :known
ORDER BY c.version, c.begins
