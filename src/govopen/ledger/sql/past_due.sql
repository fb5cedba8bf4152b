SELECT COUNT(*) FROM checkpoint WHERE plan_id = :plan AND version = :version AND due < :effective AND rated = 1
    AND basis = 'stated'
