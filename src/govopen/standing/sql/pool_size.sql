SELECT COUNT(*) FROM pool_member WHERE plan_id = :plan AND version = :version AND holder = :pool
