SELECT holder FROM pool_member WHERE plan_id = :plan AND unit = :unit AND version = :version ORDER BY holder
