SELECT MAX(version) FROM plan_version
WHERE plan_id = :plan AND seq <= :known AND (effective_at <= :as_of OR version = 1)
