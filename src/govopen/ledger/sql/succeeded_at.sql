-- From when on a unit answers for what one that is no more had left to do of an obligation.
SELECT effective_at FROM succession
WHERE plan_id = :plan AND version <= :version AND unit = :unit AND successor = :successor
    AND obligation = :obligation
ORDER BY version DESC, effective_at
LIMIT 1
