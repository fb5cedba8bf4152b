SELECT source, seq FROM plan_version WHERE plan_id = :plan AND version = :version
