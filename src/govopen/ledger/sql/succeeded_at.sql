-- From when on another answers for what a unit that is no more had left to do of an obligation.
SELECT effective_at FROM succession
WHERE plan_id = :plan AND version = :version AND unit = :unit AND obligation = :obligation
