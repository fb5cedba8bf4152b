SELECT obligation, former FROM former_code WHERE plan_id = :plan AND version = :version ORDER BY obligation, former
