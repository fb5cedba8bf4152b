-- Whether something stands under a unit or pool: an entry in force, or a checkpoint that an older version keeps.
SELECT 1 FROM checkpoint c
WHERE c.plan_id = :plan AND c.holder = :holder AND c.ends = 4611686018427387903
    AND c.gone = 4611686018427387903
    AND c.version < (SELECT MAX(v.version) FROM plan_version v WHERE v.plan_id = :plan)
UNION
SELECT 1 FROM entry e
WHERE e.plan_id = :plan AND (e.unit = :holder OR e.holder = :holder) AND e.kind IN (
        'claim', 'none', 'progress', 'finding', 'extension', 'excuse', 'receipt', 'dispute', 'case_open')
    AND NOT EXISTS (SELECT 1 FROM entry w WHERE w.plan_id = e.plan_id AND w.refers_to = e.seq AND w.refers_to > 0
        AND w.kind = 'withdrawal')
