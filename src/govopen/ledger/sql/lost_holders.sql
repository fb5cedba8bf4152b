-- The checkpoints that older versions keep for ever, whose holder is no longer the unit or pool that it was. Whoever was
-- named since as a member of an open group may be a unit that older versions did not have.
SELECT c.holder, c.checkpoint FROM checkpoint c
JOIN (
    SELECT DISTINCT k.plan_id, k.holder, k.version FROM checkpoint k
    WHERE k.plan_id = :plan AND k.version < :version AND k.ends = 4611686018427387903
        AND k.gone = 4611686018427387903
) AS h ON h.plan_id = c.plan_id AND h.holder = c.holder AND h.version = c.version
WHERE c.plan_id = :plan AND c.ends = 4611686018427387903 AND c.gone = 4611686018427387903
    AND NOT EXISTS (SELECT 1 FROM unit n
        WHERE n.plan_id = h.plan_id AND n.version = :version AND n.unit = h.holder AND NOT EXISTS (
            SELECT 1 FROM pool p WHERE p.plan_id = h.plan_id AND p.version = h.version AND p.holder = h.holder))
    AND NOT EXISTS (SELECT 1 FROM pool p JOIN pool n ON n.plan_id = p.plan_id AND n.holder = p.holder AND n.kind = p.kind
        WHERE p.plan_id = h.plan_id AND p.version = h.version AND p.holder = h.holder AND n.version = :version)
ORDER BY c.holder, c.checkpoint
