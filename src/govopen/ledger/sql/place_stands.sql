-- Whether a place goes on: its checkpoints are in force and do not belong to an older version for ever.
SELECT 1 FROM checkpoint c
WHERE c.plan_id = :plan AND c.holder = :holder AND c.obligation = :obligation
    AND c.gone = 4611686018427387903 AND c.until = 4611686018427387903
    AND c.version = (SELECT MAX(v.version) FROM plan_version v WHERE v.plan_id = :plan)
LIMIT 1
