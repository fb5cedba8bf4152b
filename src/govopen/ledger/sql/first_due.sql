-- By when a checkpoint was due before anybody extended it, in the version of an entry about it.
SELECT c.due
FROM checkpoint c
WHERE c.plan_id = :plan AND c.holder = :holder AND c.obligation = :obligation AND c.checkpoint = :checkpoint
    AND c.version <= :version AND c.since <= :known
ORDER BY c.version DESC, c.begins DESC
LIMIT 1
