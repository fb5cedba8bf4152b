-- Who leads what.
SELECT item, unit FROM lead WHERE plan_id = :plan AND version = :version ORDER BY item, unit
