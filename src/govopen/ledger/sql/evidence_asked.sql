SELECT evidence FROM obligation WHERE plan_id = :plan AND version = :version AND obligation = :obligation
